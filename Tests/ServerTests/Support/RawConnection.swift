import Foundation
import Synchronization

/// A connection that sends what a test says, byte for byte, and shows what comes back.
///
/// Waits block, so it belongs on a thread of its own: `RawConnection.talking` runs its body on one.
final class RawConnection {
  private let handle: Int32

  /// - Parameter address: as `http://127.0.0.1:54321`.
  init(_ address: String, timeout seconds: Int = 10) throws {
    guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else { throw POSIXError(.EINVAL) }
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    handle = socket(AF_INET, kind, 0)
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let connected = withUnsafePointer(to: &place) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
  }

  deinit { close(handle) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// What comes until the text has `marks` times what is looked for, the other side ends, or nothing came for the time.
  func receive(until mark: String? = nil, times marks: Int = 1) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(handle, &piece, piece.count, 0)
      guard count > 0 else { break }
      bytes += piece[..<count]
      if let mark, String(decoding: bytes, as: UTF8.self).components(separatedBy: mark).count > marks { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Runs the body on a thread of its own with a connection.
  static func talking<T: Sendable>(
    to address: String, timeout: Int = 10, _ body: @escaping @Sendable (RawConnection) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try body(RawConnection(address, timeout: timeout)) })
      }
    }
  }
}
