import Foundation

/// Random nonces from the system's secure source, 21 drawn at a time since each draw is a system call.
///
/// Safe for use from any thread. No nonce is handed out twice: a process that is copied by `fork` must make a new source.
final class NonceSource: @unchecked Sendable {
  static let nonceByteCount = 12

  // Not `Mutex`: ThreadSanitizer does not see that it locks on Linux, and this lock is one that threads meet at.
  private let lock = NSLock()
  // The most whole nonces that `getentropy` gives in a call: it gives 256 bytes at most. Guarded by `lock`.
  private var supply = [UInt8](repeating: 0, count: 21 * nonceByteCount)
  private var used = 21 * nonceByteCount

  /// Writes 12 fresh random bytes.
  func draw(into nonce: UnsafeMutableRawBufferPointer) {
    lock.withLock {
      if used == supply.count {
        // Without a source of randomness nothing may be sealed.
        precondition(getentropy(&supply, supply.count) == 0, "the system gives no random bytes")
        used = 0
      }
      supply.withUnsafeBytes {
        nonce.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[used..<used + Self.nonceByteCount]))
      }
      used += Self.nonceByteCount
    }
  }
}
