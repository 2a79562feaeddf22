/// A grid of equal cells over a bounding box, and the one rule by which a position falls into a cell.
///
/// The rule is monotone in each axis also after rounding, so a range of positions always falls into a range of cells. The
/// whole index rests on that property.
struct CellGrid: Sendable {
  let box: BoundingBox
  let columns: Int
  let rows: Int
  let columnsPerUnit: Double
  let rowsPerUnit: Double

  /// About `cells` cells over the box, nearly square in the units of the coordinates.
  init(over box: BoundingBox, cells: Int) {
    self.box = box
    // A box without extent still has one cell; any scale serves it.
    let width = box.width > 0 ? box.width : 1
    let height = box.height > 0 ? box.height : 1
    let side = (width * height / Double(max(cells, 1))).squareRoot()
    // A cell must stay far wider than the spacing of floating-point numbers there, or edges could not be clipped to it.
    let largest = max(abs(box.minX), abs(box.maxX), abs(box.minY), abs(box.maxY))
    let finest = largest.ulp * 16_777_216
    func divisions(_ extent: Double) -> Int {
      let wanted = (extent / max(side, finest)).rounded(.up)
      return wanted.isFinite ? Int(min(max(wanted, 1), 32_768)) : 1
    }
    columns = divisions(width)
    rows = divisions(height)
    columnsPerUnit = Double(columns) / width
    rowsPerUnit = Double(rows) / height
  }

  var cellWidth: Double { 1 / columnsPerUnit }
  var cellHeight: Double { 1 / rowsPerUnit }

  var tileColumns: Int { (columns + 7) >> 3 }
  var tileRows: Int { (rows + 7) >> 3 }

  /// Whether the position lies in the box; false for what is not a number.
  @inline(__always)
  func contains(_ x: Double, _ y: Double) -> Bool { x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY }

  /// The tile of 8 × 8 cells in which a cell lies.
  @inline(__always)
  func tile(_ column: Int, _ row: Int) -> Int { (row >> 3) &* tileColumns &+ column >> 3 }

  /// The place of a cell in its tile, 0 to 63.
  @inline(__always)
  func place(_ column: Int, _ row: Int) -> Int32 { Int32(truncatingIfNeeded: (row & 7) << 3 | column & 7) }

  /// Column of a longitude inside the box.
  @inline(__always)
  func column(_ x: Double) -> Int { min(Int((x - box.minX) * columnsPerUnit), columns - 1) }

  /// Row of a latitude inside the box.
  @inline(__always)
  func row(_ y: Double) -> Int { min(Int((y - box.minY) * rowsPerUnit), rows - 1) }
}
