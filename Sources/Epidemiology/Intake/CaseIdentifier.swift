/// The identifier of a case as a number that says nothing about the person, and where it stood.
struct CaseIdentifier: BitwiseCopyable {
  let hash: UInt64
  /// The chunk, and the row in it, in the order of the file.
  let position: UInt64

  /// - Parameter field: eight bytes behind it must be readable.
  @inline(__always)
  init(_ field: Field, chunk: Int, row: Int) {
    // Zero stands for nothing in the tables of `CaseIdentifiers`.
    let value = field.hash(seed: 0x2545_F491_4F6C_DD1D)
    hash = value == 0 ? 1 : value
    position = UInt64(UInt32(chunk)) << 32 | UInt64(UInt32(row))
  }

  /// The record in the file, the header being 1.
  ///
  /// - Parameter rowsBefore: records before each chunk, the header included.
  static func row(_ position: UInt64, _ rowsBefore: [Int]) -> Int {
    rowsBefore[Int(position >> 32)] + Int(position & 0xFFFF_FFFF)
  }
}
