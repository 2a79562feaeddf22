import CGEOS

/// What GEOS answered when it could not do what it was asked.
public struct GEOSError: Error, Hashable, Sendable, CustomStringConvertible {
  public var operation: String
  public var message: String

  public var description: String { "GEOS could not finish '\(operation)': \(message)" }
}

/// A handle of the GEOS library with the last message that it gave.
///
/// Not to be shared between threads: make one for each thread or task and keep it.
final class GEOSContext {
  let handle: GEOSContextHandle_t
  fileprivate(set) var lastMessage = ""

  init() {
    handle = GEOS_init_r()
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, context in
        guard let message, let context else { return }
        Unmanaged<GEOSContext>.fromOpaque(context).takeUnretainedValue().lastMessage = String(cString: message)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  /// The result, or an error with what GEOS said last.
  func check<T>(_ result: T?, _ operation: String) throws(GEOSError) -> T {
    guard let result else { throw failure(operation) }
    return result
  }

  /// A yes or no; GEOS answers 2 when it could not tell.
  func check(_ answer: CChar, _ operation: String) throws(GEOSError) -> Bool {
    guard answer != 2 else { throw failure(operation) }
    return answer == 1
  }

  /// What GEOS said last, once: a later failure without words must not repeat it.
  private func failure(_ operation: String) -> GEOSError {
    defer { lastMessage = "" }
    return GEOSError(operation: operation, message: lastMessage.isEmpty ? "no reason given" : lastMessage)
  }
}

/// A geometry in GEOS's memory; freed with the value, and holding its context alive.
struct GEOSShape: ~Copyable {
  let pointer: OpaquePointer
  let context: GEOSContext

  init(taking pointer: OpaquePointer, _ context: GEOSContext) {
    self.pointer = pointer
    self.context = context
  }

  deinit { GEOSGeom_destroy_r(context.handle, pointer) }
}

extension GEOSContext {
  /// A ring as GEOS has it.
  ///
  /// - Precondition: closed, at least four positions, all finite; GEOS refuses or misreads anything else.
  private func ring(_ positions: [Coordinate]) throws(GEOSError) -> OpaquePointer {
    let sequence = try sequence(positions)
    return try check(GEOSGeom_createLinearRing_r(handle, sequence), "ring")
  }

  private func sequence(_ positions: [Coordinate]) throws(GEOSError) -> OpaquePointer {
    let sequence = positions.withUnsafeBytes { bytes in
      GEOSCoordSeq_copyFromBuffer_r(
        handle, bytes.baseAddress?.assumingMemoryBound(to: Double.self), UInt32(positions.count), 0, 0)
    }
    return try check(sequence, "positions")
  }

  private func polygonPointer(_ polygon: Polygon) throws(GEOSError) -> OpaquePointer {
    if polygon.exterior.isEmpty { return try check(GEOSGeom_createEmptyPolygon_r(handle), "polygon") }
    let shell = try ring(polygon.exterior)
    var holes: [OpaquePointer?] = []
    do throws(GEOSError) {
      for hole in polygon.holes where !hole.isEmpty { holes.append(try ring(hole)) }
    } catch {
      destroy([shell] + holes)
      throw error
    }
    // From here on the rings belong to GEOS, also when it refuses them.
    let count = UInt32(holes.count)
    return try check(GEOSGeom_createPolygon_r(handle, shell, &holes, count), "polygon")
  }

  private func destroy(_ pointers: [OpaquePointer?]) {
    for case let pointer? in pointers { GEOSGeom_destroy_r(handle, pointer) }
  }

  func shape(_ polygon: Polygon) throws(GEOSError) -> GEOSShape { GEOSShape(taking: try polygonPointer(polygon), self) }

  func shape(_ area: MultiPolygon) throws(GEOSError) -> GEOSShape {
    var parts: [OpaquePointer?] = []
    do throws(GEOSError) {
      for polygon in area.polygons { parts.append(try polygonPointer(polygon)) }
    } catch {
      destroy(parts)
      throw error
    }
    let count = UInt32(parts.count)
    return GEOSShape(
      taking: try check(
        GEOSGeom_createCollection_r(handle, Int32(GEOS_MULTIPOLYGON.rawValue), &parts, count), "multipolygon"), self)
  }

  /// Lines of two and more positions, each of some length.
  func shape(lines: [[Coordinate]]) throws(GEOSError) -> GEOSShape {
    var parts: [OpaquePointer?] = []
    do throws(GEOSError) {
      for line in lines {
        let sequence = try sequence(line)
        parts.append(try check(GEOSGeom_createLineString_r(handle, sequence), "line"))
      }
    } catch {
      destroy(parts)
      throw error
    }
    let count = UInt32(parts.count)
    return GEOSShape(
      taking: try check(
        GEOSGeom_createCollection_r(handle, Int32(GEOS_MULTILINESTRING.rawValue), &parts, count), "lines"), self)
  }

  func shape(_ position: Coordinate) throws(GEOSError) -> GEOSShape {
    GEOSShape(taking: try check(GEOSGeom_createPointFromXY_r(handle, position.x, position.y), "point"), self)
  }

  /// All areas in the shape; lines and points that an overlay left behind are dropped.
  func area(of shape: borrowing GEOSShape) throws(GEOSError) -> MultiPolygon {
    var polygons: [Polygon] = []
    try collect(shape.pointer, into: &polygons)
    return MultiPolygon(polygons)
  }

  private func collect(_ pointer: OpaquePointer, into polygons: inout [Polygon]) throws(GEOSError) {
    switch GEOSGeomTypes(UInt32(GEOSGeomTypeId_r(handle, pointer))) {
    case GEOS_POLYGON:
      guard GEOSisEmpty_r(handle, pointer) == 0 else { return }
      let exterior = try positions(try check(GEOSGetExteriorRing_r(handle, pointer), "exterior ring"))
      var holes: [[Coordinate]] = []
      for i in 0..<GEOSGetNumInteriorRings_r(handle, pointer) {
        holes.append(try positions(try check(GEOSGetInteriorRingN_r(handle, pointer, i), "interior ring")))
      }
      polygons.append(Polygon(exterior: exterior, holes: holes))
    case GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION:
      for i in 0..<GEOSGetNumGeometries_r(handle, pointer) {
        try collect(try check(GEOSGetGeometryN_r(handle, pointer, i), "part"), into: &polygons)
      }
    default: break
    }
  }

  private func positions(_ ring: OpaquePointer) throws(GEOSError) -> [Coordinate] {
    let sequence = try check(GEOSGeom_getCoordSeq_r(handle, ring), "coordinates")
    var count: UInt32 = 0
    GEOSCoordSeq_getSize_r(handle, sequence, &count)
    return [Coordinate](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      guard count > 0, let base = buffer.baseAddress else { return }
      let bytes = UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
      GEOSCoordSeq_copyToBuffer_r(handle, sequence, bytes, 0, 0)
      initialized = Int(count)
    }
  }
}
