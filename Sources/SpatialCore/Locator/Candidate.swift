/// A piece of a ward's border that may pass through a border cell, or the whole ward when it covers the cell.
///
/// The candidates of a cell stand together, wards in order of precedence. A ward with several pieces in the cell has several
/// candidates; `continues` says that the next one belongs to the same ward. A position is inside when `startsInside` (of the
/// ward's first candidate) changed by all crossings of its pieces says so.
struct Candidate: BitwiseCopyable {
  let ward: Int32
  /// First position of the piece in the index's `path`.
  private(set) var first: UInt32
  /// Number of positions, and three flags below.
  private var packed: UInt32

  init(ward: Int32, first: Int, count: Int, startsInside: Bool) {
    self.ward = ward
    self.first = UInt32(truncatingIfNeeded: first)
    packed = UInt32(truncatingIfNeeded: count) << 3 | (startsInside ? 1 : 0)
  }

  /// The ward covers the whole cell.
  init(covering ward: Int32) { self.init(ward: ward, first: 0, count: 0, startsInside: true) }

  /// The same candidate when its path begins `offset` positions later; one that covers the cell has none.
  func moved(by offset: Int) -> Candidate {
    var candidate = self
    if count > 0 { candidate.first += UInt32(truncatingIfNeeded: offset) }
    return candidate
  }

  @inline(__always) var count: Int { Int(packed >> 3) }
  @inline(__always) var startsInside: Bool { packed & 1 != 0 }
  /// Whether the next candidate is another piece of the same ward.
  @inline(__always) var continues: Bool {
    get { packed & 2 != 0 }
    set { packed = newValue ? packed | 2 : packed & ~2 }
  }
  /// Whether this is the last candidate of its cell.
  @inline(__always) var isLast: Bool {
    get { packed & 4 != 0 }
    set { packed = newValue ? packed | 4 : packed & ~4 }
  }
  var coversCell: Bool { packed >> 3 == 0 && startsInside }
}
