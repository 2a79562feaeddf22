/// Positions in cells of a grid, from which they can be taken out: for the question whether a triangle is empty.
struct PositionGrid {
  private let box: BoundingBox
  private let columns: Int
  private let rows: Int
  private var cells: [[Int32]]

  /// - Parameter positions: finite.
  init(_ positions: [Coordinate]) {
    box = positions.boundingBox
    // About two positions a cell.
    let side = max(1, min(Int((Double(positions.count) / 2).squareRoot()), 4096))
    columns = side
    rows = side
    cells = Array(repeating: [], count: columns * rows)
    for (i, position) in positions.enumerated() { cells[cell(position)].append(Int32(i)) }
  }

  private func column(_ x: Double) -> Int {
    box.width > 0 ? max(0, min(Int((x - box.minX) / box.width * Double(columns)), columns - 1)) : 0
  }

  private func row(_ y: Double) -> Int {
    box.height > 0 ? max(0, min(Int((y - box.minY) / box.height * Double(rows)), rows - 1)) : 0
  }

  private func cell(_ position: Coordinate) -> Int { row(position.y) * columns + column(position.x) }

  mutating func remove(_ index: Int, at position: Coordinate) {
    let cell = cell(position)
    if let place = cells[cell].firstIndex(of: Int32(index)) {
      cells[cell].swapAt(place, cells[cell].count - 1)
      cells[cell].removeLast()
    }
  }

  /// Whether no position but the corners themselves lies in a triangle or on its sides; decided exactly.
  func isEmpty(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ positions: [Coordinate]) -> Bool {
    let (left, right) = (min(a.x, b.x, c.x), max(a.x, b.x, c.x))
    let (low, high) = (min(a.y, b.y, c.y), max(a.y, b.y, c.y))
    for row in row(low)...row(high) {
      for column in column(left)...column(right) {
        for index in cells[row * columns + column] {
          let p = positions[Int(index)]
          if p.x < left || p.x > right || p.y < low || p.y > high || p == a || p == b || p == c { continue }
          let ab = Orientation.sign(a.x, a.y, b.x, b.y, p.x, p.y)
          let bc = Orientation.sign(b.x, b.y, c.x, c.y, p.x, p.y)
          let ca = Orientation.sign(c.x, c.y, a.x, a.y, p.x, p.y)
          if ab >= 0 && bc >= 0 && ca >= 0 || ab <= 0 && bc <= 0 && ca <= 0 { return false }
        }
      }
    }
    return true
  }
}
