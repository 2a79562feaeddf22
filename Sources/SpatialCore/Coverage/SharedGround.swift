/// How much ground two areas share, in square degrees of the plane of longitude and latitude: for shares, not for sizes.
///
/// Keep one for many areas; not to be shared between threads.
package final class SharedGround {
  private let context = GEOSContext()

  package init() {}

  /// The part of `area` that lies in `other`, from 0 to 1; 0 for an area without extent.
  ///
  /// - Throws: `GEOSError` when GEOS cannot cut the two.
  package func share(of area: MultiPolygon, in other: MultiPolygon) throws(GEOSError) -> Double {
    let whole = Self.extent(area)
    guard whole > 0, area.boundingBox.intersects(other.boundingBox) else { return 0 }
    let common = try context.intersection(try context.shape(area), try context.shape(other))
    return min(1, Self.extent(try context.area(of: common)) / whole)
  }

  private static func extent(_ area: MultiPolygon) -> Double {
    area.polygons.reduce(0) { sum, polygon in
      polygon.holes.reduce(sum + abs(RingArea.signed(polygon.exterior))) { $0 - abs(RingArea.signed($1)) }
    }
  }
}
