/// How much ground an area shares with others, by extents in the plane of longitude and latitude: for shares, not for sizes.
///
/// Keep one for many others; not to be shared between threads.
package final class SharedGround {
  private let context: GEOSContext
  private let shape: GEOSShape
  /// Most of many others lie wholly inside or outside, which the index over the edges says without cutting.
  private let prepared: GEOSPreparedShape
  private let extent: Double

  /// - Parameter area: valid; an area without extent shares nothing.
  /// - Throws: `GEOSError` when GEOS cannot read it.
  package init(_ area: MultiPolygon) throws(GEOSError) {
    context = GEOSContext()
    shape = try context.shape(area)
    prepared = try GEOSPreparedShape(try context.shape(area))
    extent = Self.extent(area)
  }

  /// The part of the other area that lies in this one and the part of this one that lies in the other, each from 0 to 1.
  ///
  /// - Throws: `GEOSError` when GEOS cannot cut the two.
  package func shares(with other: MultiPolygon) throws(GEOSError) -> (ofOther: Double, ofOwn: Double) {
    let otherExtent = Self.extent(other)
    guard extent > 0, otherExtent > 0 else { return (0, 0) }
    let otherShape = try context.shape(other)
    if try prepared.covers(otherShape) { return (1, min(1, otherExtent / extent)) }
    guard try prepared.meets(otherShape) else { return (0, 0) }
    let common = Self.extent(try context.area(of: try context.intersection(shape, otherShape)))
    return (min(1, common / otherExtent), min(1, common / extent))
  }

  private static func extent(_ area: MultiPolygon) -> Double {
    area.polygons.reduce(0) { sum, polygon in
      polygon.holes.reduce(sum + abs(RingArea.signed(polygon.exterior))) { $0 - abs(RingArea.signed($1)) }
    }
  }
}
