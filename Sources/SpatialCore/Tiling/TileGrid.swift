/// Rounds positions to the units of a tile. Tiles of a zoom have the same units, so borders meet from tile to tile and ward to ward.
struct TileGrid {
  private let x: Double
  private let y: Double

  init(_ tile: TileAddress) {
    x = Double(tile.x * TileAddress.extent)
    y = Double(tile.y * TileAddress.extent)
  }

  private init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  private func position(_ position: Coordinate) -> TilePosition {
    TilePosition(x: Int32((position.x - x).rounded()), y: Int32((position.y - y).rounded()))
  }

  /// A polygon in the units; without what is smaller than they are. Where rounding made borders touch or cross, it falls into parts.
  func polygons(_ rings: [[Coordinate]]) -> [[[TilePosition]]] {
    guard let polygon = rounded(rings) else { return [] }
    if polygon.count == 1, SimpleRing.isProven(Self.closed(polygon[0])) { return [polygon] }
    let context = GEOSContext()
    let area = MultiPolygon([
      Polygon(exterior: Self.closed(polygon[0]), holes: polygon.dropFirst().map(Self.closed))
    ])
    do throws(GEOSError) {
      let shape = try context.shape(area)
      if context.invalidity(of: shape) == nil { return [polygon] }
      let parts = try context.area(of: try context.madeValid(shape)).rewound.polygons
      let inTile = TileGrid(x: 0, y: 0)
      return parts.compactMap { inTile.rounded($0.rings) }
    } catch {
      // What GEOS does not mend is drawn as it is.
      return [polygon]
    }
  }

  private static func closed(_ ring: [TilePosition]) -> [Coordinate] {
    (ring + ring.prefix(1)).map { Coordinate(x: Double($0.x), y: Double($0.y)) }
  }

  /// A polygon whose exterior is still one; holes that are none any more are left out.
  private func rounded(_ rings: [[Coordinate]]) -> [[TilePosition]]? {
    var polygon: [[TilePosition]] = []
    for (i, ring) in rings.enumerated() {
      let rounded = self.ring(ring)
      let area = Self.doubleArea(rounded)
      if i == 0 {
        guard area > 0 else { return nil }
      } else if area >= 0 {
        continue
      }
      polygon.append(rounded)
    }
    return polygon
  }

  /// A ring without its closing position, without repetitions and ways there and back.
  private func ring(_ ring: [Coordinate]) -> [TilePosition] {
    var result: [TilePosition] = []
    result.reserveCapacity(ring.count)
    for coordinate in ring.dropLast() {
      let next = position(coordinate)
      if next == result.last { continue }
      if result.count > 1, next == result[result.count - 2] {
        result.removeLast()
      } else {
        result.append(next)
      }
    }
    // The same where the end meets the beginning.
    while result.count > 2 {
      if result.last == result.first {
        result.removeLast()
      } else if result[result.count - 2] == result[0] {
        result.removeLast(2)
      } else if result[result.count - 1] == result[1] {
        result.removeFirst(2)
        // The beginning may repeat what is now the end.
      } else {
        break
      }
    }
    return result.count < 3 ? [] : result
  }

  func line(_ line: [Coordinate]) -> [TilePosition]? {
    var result: [TilePosition] = []
    for coordinate in line {
      let next = position(coordinate)
      if next != result.last { result.append(next) }
    }
    return result.count < 2 ? nil : result
  }

  /// A square of one unit in the middle of a box, if that is in the tile.
  func dot(_ box: BoundingBox) -> [TilePosition]? {
    guard !box.isEmpty else { return nil }
    let (middleX, middleY) = (
      ((box.minX + box.maxX) / 2 - x).rounded(.down), ((box.minY + box.maxY) / 2 - y).rounded(.down)
    )
    let side = Double(TileAddress.extent)
    guard middleX >= 0, middleX < side, middleY >= 0, middleY < side else { return nil }
    let corner = TilePosition(x: Int32(middleX), y: Int32(middleY))
    return [(0, 0), (1, 0), (1, 1), (0, 1)].map { TilePosition(x: corner.x + $0.0, y: corner.y + $0.1) }
  }

  /// Twice the area by the surveyor's formula.
  static func doubleArea(_ ring: [TilePosition]) -> Int {
    guard var before = ring.last else { return 0 }
    var sum = 0
    for here in ring {
      sum += Int(before.x) * Int(here.y) - Int(here.x) * Int(before.y)
      before = here
    }
    return sum
  }
}
