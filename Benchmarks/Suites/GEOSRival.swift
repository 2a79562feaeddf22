import CGEOSPeer
import SpatialCore

/// GEOS as its users use it for many points: a tree of boxes, then prepared polygons.
///
/// For one thread at a time: GEOS builds the index of a prepared polygon while it answers. Benchmarks run one after another.
final class GEOSRival: @unchecked Sendable {
  private let context: GEOSContextHandle_t
  private let tree: OpaquePointer
  private var shapes: [OpaquePointer] = []
  private var prepared: [OpaquePointer] = []

  init(areas: [MultiPolygon]) {
    context = GEOS_init_r()
    tree = GEOSSTRtree_create_r(context, 10)
    for (index, area) in areas.enumerated() {
      let shape = Self.shape(area, context)
      shapes.append(shape)
      prepared.append(GEOSPrepare_r(context, shape))
      // The tree keeps a pointer and never looks at it: the number of the ward, from 1, since 0 would be no pointer.
      GEOSSTRtree_insert_r(context, tree, shape, UnsafeMutableRawPointer(bitPattern: index + 1))
    }
  }

  deinit {
    for pointer in prepared { GEOSPreparedGeom_destroy_r(context, pointer) }
    for pointer in shapes { GEOSGeom_destroy_r(context, pointer) }
    GEOSSTRtree_destroy_r(context, tree)
    GEOS_finish_r(context)
  }

  /// The first ward that covers the position; -1 for none.
  func ward(at position: Coordinate) -> Int32 {
    let point = GEOSGeom_createPointFromXY_r(context, position.x, position.y)!
    defer { GEOSGeom_destroy_r(context, point) }
    var candidates: [Int] = []
    withUnsafeMutablePointer(to: &candidates) { list in
      GEOSSTRtree_query_r(
        context, tree, point,
        { item, list in list!.assumingMemoryBound(to: [Int].self).pointee.append(Int(bitPattern: item) - 1) }, list)
    }
    candidates.sort()
    for ward in candidates where GEOSPreparedCovers_r(context, prepared[ward], point) == 1 { return Int32(ward) }
    return -1
  }

  /// The coordinates of all areas of a text of GeoJSON.
  static func read(_ text: String) -> Int32 {
    let context = GEOS_init_r()
    let reader = GEOSGeoJSONReader_create_r(context)
    let shape = GEOSGeoJSONReader_readGeometry_r(context, reader, text)
    defer {
      GEOSGeom_destroy_r(context, shape)
      GEOSGeoJSONReader_destroy_r(context, reader)
      GEOS_finish_r(context)
    }
    return GEOSGetNumCoordinates_r(context, shape)
  }

  /// Bytes of all areas written as GeoJSON, properties left out.
  func write() -> Int {
    let writer = GEOSGeoJSONWriter_create_r(context)
    defer { GEOSGeoJSONWriter_destroy_r(context, writer) }
    return shapes.reduce(0) { size, shape in
      let text = GEOSGeoJSONWriter_writeGeometry_r(context, writer, shape, -1)!
      defer { GEOSFree_r(context, text) }
      return size + String(cString: text).utf8.count
    }
  }

  private static func shape(_ area: MultiPolygon, _ context: GEOSContextHandle_t?) -> OpaquePointer {
    func ring(_ positions: [Coordinate]) -> OpaquePointer? {
      positions.withUnsafeBytes { bytes in
        GEOSGeom_createLinearRing_r(
          context,
          GEOSCoordSeq_copyFromBuffer_r(
            context, bytes.baseAddress!.assumingMemoryBound(to: Double.self), UInt32(positions.count), 0, 0))
      }
    }
    var parts = area.polygons.map { polygon in
      var holes = polygon.holes.map(ring)
      return GEOSGeom_createPolygon_r(context, ring(polygon.exterior), &holes, UInt32(holes.count))
    }
    return GEOSGeom_createCollection_r(context, Int32(GEOS_MULTIPOLYGON.rawValue), &parts, UInt32(parts.count))
  }
}
