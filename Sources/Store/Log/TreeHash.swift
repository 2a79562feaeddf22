import Crypto
import Quantities

/// A SHA-256 hash of the decision log's tree: of an entry, or of two hashes below it.
///
/// Source: RFC 6962, 2.1: an entry is hashed behind a byte 0, a pair of hashes behind a byte 1, so that neither can be taken for
/// the other; the hash of no entries is that of no bytes.
public struct TreeHash: Hashable, Sendable {
  public static let byteCount = 32

  // Four words in place: hashes are made by the million, and an array would be an allocation each.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  private init(_ digest: SHA256Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  /// - Precondition: 32 bytes.
  public init(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count == Self.byteCount)
    words = bytes.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
  }

  /// `nil` unless there are 32 bytes.
  init?(exactly bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(bytes)
  }

  /// `nil` unless there are 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self = bytes.withUnsafeBytes { TreeHash($0) }
  }

  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  func write(to bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
    bytes.storeBytes(of: words, toByteOffset: offset, as: (UInt64, UInt64, UInt64, UInt64).self)
  }

  /// 32 bytes of nothing: what stands before the first.
  static let zero = TreeHash(bytes: [UInt8](repeating: 0, count: byteCount))!

  /// The hash of a tree without entries.
  public static let empty = TreeHash(SHA256().finalize())

  /// The hash of an entry.
  public static func leaf(_ entry: [UInt8]) -> TreeHash {
    var hasher = SHA256()
    hasher.update(data: [0])
    entry.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    return TreeHash(hasher.finalize())
  }

  /// The hash of a pair.
  public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { bytes in
      bytes[0] = 1
      left.write(to: bytes, at: 1)
      right.write(to: bytes, at: 1 + byteCount)
      return plain(UnsafeRawBufferPointer(bytes))
    }
  }

  /// The hash of bytes as they are: the prefix is theirs to have.
  static func plain(_ bytes: UnsafeRawBufferPointer) -> TreeHash {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return TreeHash(hasher.finalize())
  }

  public static func == (a: TreeHash, b: TreeHash) -> Bool { a.words == b.words }

  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension TreeHash: CustomStringConvertible {
  /// 64 hexadecimal digits.
  public var description: String { bytes.hexadecimal }
}
