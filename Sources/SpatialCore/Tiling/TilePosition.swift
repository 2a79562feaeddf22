/// A position in a tile: units from its north-west corner to the east and to the south.
package struct TilePosition: Hashable, Sendable {
  package var x: Int32
  package var y: Int32

  package init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }
}
