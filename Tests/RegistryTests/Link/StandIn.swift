import Foundation

@testable import Registry

/// A running stand-in of the population database; it ends with this value.
final class StandIn: Sendable {
  static let token = "a-secret-word"

  let port: Int
  let folder: URL
  private let process: Process
  private let input: Pipe

  /// The program lies beside the test bundle.
  private static let program: String = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("population-database-stand-in").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    return ".build/debug/population-database-stand-in"
  }()

  init() throws {
    process = Process()
    input = Pipe()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = [Self.token]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
      line += more
    }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 1)
    port = Int(words[0]) ?? 0
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("link-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.write(String(words[1]), folder.appendingPathComponent("keys").path)
    try Self.write(Self.token + "\n", folder.appendingPathComponent("token").path, mode: 0o600)
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  static func write(_ text: String, _ path: String, mode: Int = 0o644) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  var address: String { "http://127.0.0.1:\(port)" }
  var keys: PopulationKeys { get throws { try PopulationKeys(file: folder.appendingPathComponent("keys").path) } }
  var token: BearerToken { get throws { try BearerToken(file: folder.appendingPathComponent("token").path) } }

  // MARK: Telling it what to do

  func add(_ lines: [String]) throws { try tell("POST", "changes", lines.joined(separator: "\n")) }

  func behave(_ behaviour: String) throws { try tell("POST", "behaviour", behaviour) }

  /// What it was asked so far, without these.
  func questions() throws -> [String] { try tell("GET", "questions", "").split(separator: "\n").map(String.init) }

  /// A question over a plain socket, so that the client under test is not needed to test itself.
  @discardableResult
  private func tell(_ method: String, _ what: String, _ body: String) throws -> String {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let socket = Foundation.socket(AF_INET, stream, 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw CocoaError(.fileReadUnknown) }
    let request = "\(method) /stand-in/\(what) HTTP/1.1\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let bytes = Array(request.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { Foundation.send(socket, $0.baseAddress! + sent, bytes.count - sent, 0) }
      guard count > 0 else { throw CocoaError(.fileWriteUnknown) }
      sent += count
    }
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { break }
      answer += buffer[..<count]
    }
    let text = String(decoding: answer, as: UTF8.self)
    guard text.hasPrefix("HTTP/1.1 20") else { throw CocoaError(.fileReadUnknown) }
    return text.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")
  }

  // MARK: Linking to it

  /// A link whose waits pass at once and are noted.
  func link(_ waits: Waits = Waits(), _ change: (inout LinkLimits) -> Void = { _ in }) throws -> PopulationLink {
    var limits = LinkLimits()
    limits.silence = 120
    change(&limits)
    return try PopulationLink(
      address: address, token: try token, keys: try keys, limits: limits, chance: { 0.5 },
      sleep: { waits.note($0) })
  }
}
