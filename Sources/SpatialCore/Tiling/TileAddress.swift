/// A tile: its zoom, its column from the west and its row from the north.
package struct TileAddress: Hashable, Sendable {
  /// Units along a tile's side in which its positions are counted.
  package static let extent = 4096
  /// The deepest zoom at which borders are kept in full: a unit is 0.6 metres at the equator.
  package static let deepest = 14

  package var zoom: Int
  package var x: Int
  package var y: Int

  /// `nil` for a tile that is not.
  package init?(zoom: Int, x: Int, y: Int) {
    guard 0...30 ~= zoom, 0..<(1 << zoom) ~= x, 0..<(1 << zoom) ~= y else { return nil }
    self.zoom = zoom
    self.x = x
    self.y = y
  }

  /// Columns and rows of the tiles of a zoom that meet a box, in degrees; `nil` for an empty box.
  package static func tiles(of box: BoundingBox, zoom: Int) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    guard !box.isEmpty else { return nil }
    let northWest = WebMercator.world(Coordinate(x: box.minX, y: box.maxY))
    let southEast = WebMercator.world(Coordinate(x: box.maxX, y: box.minY))
    let count = Double(1 << zoom)
    func place(_ part: Double) -> Int { max(0, min(Int(part * count), (1 << zoom) - 1)) }
    return (place(northWest.x)...place(southEast.x), place(northWest.y)...place(southEast.y))
  }
}
