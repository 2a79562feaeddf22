import Foundation

/// Another program that is run as people use it.
package struct ClientProgram: Sendable {
  package let path: String

  /// - Returns: `nil` when the machine has no program of this name.
  package init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").map(String.init)
    let candidates = name.hasPrefix("/") ? [name] : folders.map { $0 + "/" + name }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.path = path
  }

  /// Runs it to its end, without a thread that waits.
  ///
  /// - Returns: what it said, and its exit code.
  package func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> (
    text: String, code: Int32
  ) {
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("client-\(UUID().uuidString).txt")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: output) }
    let handle = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = handle
    process.standardError = handle
    let code = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    try handle.close()
    return (String(decoding: try Data(contentsOf: output), as: UTF8.self), code)
  }
}
