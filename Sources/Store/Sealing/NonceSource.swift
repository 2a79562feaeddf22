import Foundation
import Synchronization

/// Random nonces from the system's secure source, 21 drawn at a time since each draw is a system call.
///
/// Safe for use from any thread. No nonce is handed out twice: a process that is copied by `fork` must make a new source.
final class NonceSource: Sendable {
  static let nonceByteCount = 12

  private struct Supply {
    // The most whole nonces that `getentropy` gives in a call: it gives 256 bytes at most.
    var bytes = [UInt8](repeating: 0, count: 21 * nonceByteCount)
    var used = 21 * nonceByteCount
  }

  private let supply = Mutex(Supply())

  /// Writes 12 fresh random bytes.
  func draw(into nonce: UnsafeMutableRawBufferPointer) {
    supply.withLock { supply in
      supply.bytes.withUnsafeMutableBytes { bytes in
        if supply.used == bytes.count {
          // Without a source of randomness nothing may be sealed.
          precondition(getentropy(bytes.baseAddress!, bytes.count) == 0, "the system gives no random bytes")
          supply.used = 0
        }
        nonce.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[supply.used..<supply.used + Self.nonceByteCount]))
      }
      supply.used += Self.nonceByteCount
    }
  }
}
