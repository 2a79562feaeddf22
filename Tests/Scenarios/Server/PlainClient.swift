import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection that sends bytes as they are, and reads only when it is told to.
final class PlainClient {
  private let socket: Int32

  /// - Throws: `POSIXError` when nobody listens.
  init(port: UInt16) throws {
    #if canImport(Glibc)
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    guard connected == 0 else {
      close(socket)
      throw POSIXError(.init(rawValue: errno) ?? .ECONNREFUSED)
    }
  }

  deinit { close(socket) }

  /// Sends as much as the other side takes within half a second.
  func sendWithoutReading(_ text: String) {
    let flags = fcntl(socket, F_GETFL)
    _ = fcntl(socket, F_SETFL, flags | O_NONBLOCK)
    defer { _ = fcntl(socket, F_SETFL, flags) }
    let bytes = Array(text.utf8)
    var (done, waits) = (0, 0)
    while done < bytes.count, waits < 50 {
      let count = bytes.withUnsafeBytes { write(socket, $0.baseAddress! + done, bytes.count - done) }
      if count > 0 {
        (done, waits) = (done + count, 0)
      } else {
        waits += 1
        usleep(10_000)
      }
    }
  }

  /// Returns when the pipes are full: something has come, and for three seconds nothing more did.
  func waitUntilNothingMoreComes() {
    var (before, calm) = (Int32(0), 0)
    while calm < 30 || before == 0 {
      usleep(100_000)
      var count = Int32(0)
      _ = ioctl(socket, UInt(FIONREAD), &count)
      calm = count == before ? calm + 1 : 0
      before = count
    }
  }

  /// Everything until the other side closes.
  func readToEnd() -> String {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(socket, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: all, as: UTF8.self) }
      all += buffer[0..<count]
    }
  }
}
