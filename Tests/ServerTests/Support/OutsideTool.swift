import Foundation

/// A program that others wrote, as the oracle of a test.
struct OutsideTool: Sendable {
  let path: String

  /// `nil` when it is not installed.
  init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    guard let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    self.path = path
  }

  /// Python with some modules: that of `ZONAL_PYTHON`, else the one of the path.
  static func python(with modules: String...) -> OutsideTool? {
    let given = ProcessInfo.processInfo.environment["ZONAL_PYTHON"].map { OutsideTool(path: $0) }
    guard let tool = given ?? OutsideTool("python3"),
      let result = try? tool.run(["-c", "import " + modules.joined(separator: ", ")]), result.code == 0
    else { return nil }
    return tool
  }

  private init(path: String) { self.path = path }

  /// Runs to the end; what it says on both channels comes as one text.
  func run(_ arguments: [String]) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
