import Store

/// A keyed hash of 12 bytes as two numbers, whose order is that of the bytes.
struct LookupKey: Hashable, Comparable, Sendable, BitwiseCopyable {
  let high: UInt64
  let low: UInt32

  /// - Precondition: 12 bytes.
  init(_ bytes: some Collection<UInt8>) {
    precondition(bytes.count == KeyedHash.byteCount)
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt32($1) }
  }

  static func < (a: LookupKey, b: LookupKey) -> Bool { a.high == b.high ? a.low < b.low : a.high < b.high }

  /// The bytes, for a statement's parameter.
  func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    withUnsafeTemporaryAllocation(byteCount: 12, alignment: 8) { buffer in
      buffer.storeBytes(of: high.bigEndian, as: UInt64.self)
      buffer.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt32.self)
      return body(UnsafeRawBufferPointer(buffer))
    }
  }
}
