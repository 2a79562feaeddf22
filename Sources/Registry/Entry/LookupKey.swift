import Store

/// A keyed hash of 12 bytes as numbers, whose order is that of the bytes.
struct LookupKey: Hashable, Comparable, Sendable, BitwiseCopyable {
  // Three words and not two numbers of 8 and 4 bytes, which would take 16: there are a million of them in memory.
  private let first: UInt32
  private let second: UInt32
  private let third: UInt32

  /// - Precondition: 12 bytes.
  init(_ bytes: some Collection<UInt8>) {
    precondition(bytes.count == KeyedHash.byteCount)
    func word(_ place: Int) -> UInt32 { bytes.dropFirst(place * 4).prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
    (first, second, third) = (word(0), word(1), word(2))
  }

  private var high: UInt64 { UInt64(first) << 32 | UInt64(second) }

  static func < (a: LookupKey, b: LookupKey) -> Bool { a.high == b.high ? a.third < b.third : a.high < b.high }

  /// The bytes, for a statement's parameter.
  func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    withUnsafeTemporaryAllocation(byteCount: 12, alignment: 4) { buffer in
      buffer.storeBytes(of: first.bigEndian, as: UInt32.self)
      buffer.storeBytes(of: second.bigEndian, toByteOffset: 4, as: UInt32.self)
      buffer.storeBytes(of: third.bigEndian, toByteOffset: 8, as: UInt32.self)
      return body(UnsafeRawBufferPointer(buffer))
    }
  }
}
