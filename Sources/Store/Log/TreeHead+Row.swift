import Quantities

extension TreeHead {
  /// A row of `LogRows.headColumns`; `nil` when its columns are not of the kinds and lengths that are written.
  init?(_ row: Statement) {
    let signed = row.kind(4) == .integer && row.kind(5) == .bytes
    guard
      row.kind(0) == .integer, row.kind(1) == .bytes, row.kind(2) == .integer, row.kind(3) == .bytes,
      signed || row.isNull(4) && row.isNull(5),
      let root = row.withBytes(1, TreeHash.init(exactly:)), let previous = row.withBytes(3, TreeHash.init(exactly:))
    else { return nil }
    let signature = signed ? Signature(key: row.int(4), bytes: row.bytes(5)) : nil
    if let signature, signature.bytes.count != 64 || signature.key < 1 { return nil }
    self.init(
      size: row.int(0), root: root, recordedAt: Instant(milliseconds: Int64(row.int(2))), previous: previous,
      signature: signature)
  }
}
