import Crypto
import Epidemiology

/// What tells a record from all others: its kind, its source and its identifier there, as 16 bytes.
///
/// Of different records two agree with a chance below 10⁻²⁰ among a hundred million: SHA-256, cut.
struct RecordKey: Hashable, Comparable, BitwiseCopyable {
  let high: UInt64
  let low: UInt64

  /// - Parameters:
  ///   - occurrence: 0 for the first row of a delivery that is written like this, 1 for the second, and so on; rows with an
  ///     identifier of their own have 0.
  init(_ identity: LocatedReport.Identity, isDose: Bool, source: Int, occurrence: Int) {
    var text: [UInt8] = [isDose ? 1 : 0]
    func append(_ value: UInt64) { withUnsafeBytes(of: value.bigEndian) { text.append(contentsOf: $0) } }
    append(UInt64(source))
    switch identity {
    case .named(let name):
      text.append(0)
      text.append(contentsOf: name.utf8)
    case .written(let high, let low):
      text.append(1)
      append(high)
      append(low)
      append(UInt64(occurrence))
    }
    let digest = SHA256.hash(data: text)
    (high, low) = digest.withUnsafeBytes { bytes in
      (
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
  }

  /// The bytes as the table has them, in the order in which keys compare.
  func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try withUnsafeBytes(of: (high.bigEndian, low.bigEndian), body)
  }

  static func < (a: RecordKey, b: RecordKey) -> Bool { (a.high, a.low) < (b.high, b.low) }
}
