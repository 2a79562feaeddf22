/// The identifier of a case as a number that says nothing about the person, and where it stood.
struct CaseIdentifier {
  private let hash: UInt64
  private let chunk: Int32
  private let row: Int32

  init(_ field: Field, chunk: Int, row: Int) {
    // FNV-1a with a final mix: among ten million different identifiers two agree with a chance of one in a million.
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in field.bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ (value >> 32)) &* 0xD6E8_FEB8_6659_FD93
    hash = value ^ (value >> 32)
    self.chunk = Int32(chunk)
    self.row = Int32(row)
  }

  /// How many rows repeat the identifier of an earlier one, and the first of them; `nil` when none does.
  ///
  /// - Parameter rowsBefore: records before each chunk.
  static func repeated(
    _ identifiers: [CaseIdentifier], rowsBefore: [Int]
  ) -> (count: Int, row: Int, earlier: Int)? {
    let sorted = identifiers.sorted { ($0.hash, $0.chunk, $0.row) < ($1.hash, $1.chunk, $1.row) }
    func row(_ identifier: CaseIdentifier) -> Int { rowsBefore[Int(identifier.chunk)] + Int(identifier.row) }
    var count = 0
    var first: (row: Int, earlier: Int)?
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.hash == later.hash {
      count += 1
      if first.map({ row(later) < $0.row }) ?? true { first = (row(later), row(earlier)) }
    }
    return first.map { (count, $0.row, $0.earlier) }
  }
}
