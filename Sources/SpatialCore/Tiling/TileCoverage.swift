import Synchronization

/// The wards of one vintage for tiles of every zoom: each zoom is worked out when it is first asked for, and kept.
///
/// Safe for use from any thread.
package final class TileCoverage: Sendable {
  private struct State {
    var simplification: CoverageSimplification?
    var levels: [Int: TileLevel] = [:]
  }

  private let areas: [MultiPolygon]
  private let state = Mutex(State())
  /// In degrees.
  package let box: BoundingBox

  /// - Parameter areas: valid, in degrees.
  package init(_ areas: [MultiPolygon]) {
    self.areas = areas
    box = areas.reduce(into: .empty) { $0.extend(to: $1.boundingBox) }
  }

  /// The wards at a zoom: positions whose triangle is smaller than half a pixel are left out, of 512 pixels along a tile; at
  /// the deepest zoom none but those on straight lines.
  package func level(_ zoom: Int) -> TileLevel {
    state.withLock { state in
      if let level = state.levels[zoom] { return level }
      let simplification =
        state.simplification ?? CoverageSimplification(CoverageArcs(of: areas.map(WebMercator.world)))
      state.simplification = simplification
      let pixel = 1 / Double(512 << zoom)
      let level = TileLevel(
        simplification, zoom: zoom, above: zoom >= TileAddress.deepest ? 0 : pixel * pixel / 2)
      state.levels[zoom] = level
      return level
    }
  }
}
