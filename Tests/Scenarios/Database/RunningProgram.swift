import Foundation

/// A program at work, which can be killed before it is done.
final class RunningProgram {
  private let process = Process()
  private let folder: TemporaryFolder
  private(set) var wasKilled = false

  /// - Parameter environment: variables beside those of the test.
  init(_ arguments: [String], program: String = Zonal.program, environment: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Zonal.root)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    for name in ["out", "err"] { try folder.write("", name) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("out")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("err")))
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  var isRunning: Bool { process.isRunning }

  /// How many lines it has written to standard error so far.
  var linesSaid: Int {
    // Read as it grows: a line counts when its end is there.
    ((try? Data(contentsOf: URL(fileURLWithPath: folder.path("err")))) ?? Data()).count { $0 == UInt8(ascii: "\n") }
  }

  /// What it has written to standard output so far.
  var said: String { (try? folder.text("out")) ?? "" }

  func signal(_ number: Int32) { _ = Foundation.kill(process.processIdentifier, number) }

  /// Ends it as a power cut would, unless it has ended.
  func kill() {
    guard process.isRunning else { return }
    wasKilled = Foundation.kill(process.processIdentifier, SIGKILL) == 0
  }

  /// Waits until it has ended.
  func outcome() throws -> Zonal.Outcome {
    process.waitUntilExit()
    wasKilled = process.terminationReason == .uncaughtSignal
    return Zonal.Outcome(
      status: process.terminationStatus, output: try folder.text("out"), errors: try folder.text("err"))
  }
}
