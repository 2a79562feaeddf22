import Foundation

/// A running stand-in of the population database, told over its own address what to do; it ends with this value.
final class PopulationStandIn {
  static let token = "a-secret-word"
  let port: Int
  let tokenFile: String
  let keysFile: String
  private let process = Process()
  private let input = Pipe()

  init(in folder: TemporaryFolder) throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Zonal.program).deletingLastPathComponent()
      .appendingPathComponent("population-database-stand-in")
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
    keysFile = try folder.write(String(words[1]), "keys")
    tokenFile = try folder.write(Self.token + "\n", "token")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: tokenFile)
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  var sync: [String] {
    [
      "sync", "--from", "http://127.0.0.1:\(port)", "--source", "national", "--token-file", tokenFile, "--keys-file",
      keysFile,
    ]
  }

  func add(_ lines: [String]) throws { try tell("changes", lines.joined(separator: "\n")) }
  func behave(_ behaviour: String) throws { try tell("behaviour", behaviour) }

  /// One question over a plain socket: what is under test is not used to test itself.
  private func tell(_ what: String, _ body: String) throws {
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
    let bytes = Array(
      "POST /stand-in/\(what) HTTP/1.1\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { Foundation.send(socket, $0.baseAddress! + sent, bytes.count - sent, 0) }
      guard count > 0 else { throw CocoaError(.fileWriteUnknown) }
      sent += count
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count > 0, String(decoding: buffer[..<count], as: UTF8.self).hasPrefix("HTTP/1.1 20") else {
      throw CocoaError(.fileReadUnknown)
    }
  }
}
