import SpatialCore
import Synchronization

/// The areas of some features, in each reference system that somebody asked for.
final class ShapeSet: Sendable {
  /// The areas in one reference system.
  struct Form: Sendable {
    /// In the plane of the system; longitude before latitude for degrees.
    var areas: [MultiPolygon]
    var boxes: [BoundingBox]
    /// GeoJSON geometries, axes in the order of the system.
    var geometries: PieceSet
  }

  /// Longitude and latitude.
  let areas: [MultiPolygon]
  let extent: BoundingBox
  private let forms = Mutex<[FeatureCRS: Form]>([:])

  init(_ areas: [MultiPolygon]) {
    self.areas = areas
    extent = areas.reduce(into: .empty) { $0.extend(to: $1.boundingBox) }
  }

  /// - Complexity: transforms and writes all areas the first time that a system is asked for.
  /// - Throws: `ReferenceSystemError` when an area lies outside of what the system can show.
  func form(_ crs: FeatureCRS) throws -> Form {
    try forms.withLock { forms in
      if let made = forms[crs] { return made }
      var placed = areas
      if crs.isProjected {
        let transformation = try Transformation(to: try crs.system())
        placed = try areas.map { try transformation.applied(to: $0).mapped { $0.millimetres } }
      }
      // Clients take all features for the kind of the first.
      let isMulti = areas.contains { $0.polygons.count > 1 }
      let form = Form(
        areas: placed, boxes: placed.map(\.boundingBox),
        geometries: PieceSet(
          placed.map { area in
            var writer = JSONWriter()
            GeoJSONWriter.append(
              crs.isLatitudeFirst ? area.mapped { Coordinate(x: $0.y, y: $0.x) } : area, to: &writer,
              alwaysMulti: isMulti)
            return writer.bytes
          }))
      forms[crs] = form
      return form
    }
  }
}

extension Coordinate {
  fileprivate var millimetres: Coordinate {
    Coordinate(x: (x * 1000).rounded() / 1000, y: (y * 1000).rounded() / 1000)
  }
}

extension MultiPolygon {
  fileprivate func mapped(_ change: (Coordinate) -> Coordinate) -> MultiPolygon {
    MultiPolygon(
      polygons.map { Polygon(exterior: $0.exterior.map(change), holes: $0.holes.map { $0.map(change) }) })
  }
}
