import SpatialCore

extension TileAddress {
  /// The tile's place on the Hilbert curves of all zooms, one zoom after the other, as PMTiles counts tiles.
  var hilbertNumber: UInt64 {
    // All tiles of the zooms before: 1 + 4 + 16 + …
    var number = ((UInt64(1) << (2 * UInt64(zoom))) - 1) / 3
    var (x, y) = (x, y)
    var side = (1 << zoom) / 2
    while side > 0 {
      let (east, south) = (x & side != 0, y & side != 0)
      number += UInt64(side * side * (east ? (south ? 2 : 3) : (south ? 1 : 0)))
      if !south {
        if east { (x, y) = (side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))) }
        (x, y) = (y, x)
      }
      side /= 2
    }
    return number
  }
}
