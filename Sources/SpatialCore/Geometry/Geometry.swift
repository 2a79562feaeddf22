/// Any geometry of RFC 7946; wards are `polygon` or `multiPolygon`, the rest is read so that it can be named and refused.
public indirect enum Geometry: Hashable, Sendable {
  case point(Coordinate?)
  case multiPoint([Coordinate])
  case lineString([Coordinate])
  case multiLineString([[Coordinate]])
  case polygon(Polygon)
  case multiPolygon(MultiPolygon)
  case collection([Geometry])

  /// The name that RFC 7946 gives this kind.
  public var typeName: String {
    switch self {
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .lineString: "LineString"
    case .multiLineString: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    case .collection: "GeometryCollection"
    }
  }

  /// The area as one multipolygon; `nil` when this is no polygon, multipolygon, or collection of nothing but these.
  public var area: MultiPolygon? {
    switch self {
    case .polygon(let polygon): MultiPolygon([polygon])
    case .multiPolygon(let multiPolygon): multiPolygon
    case .collection(let members):
      members.reduce(MultiPolygon()) { sum, member in
        guard let sum, let part = member.area else { return nil }
        return MultiPolygon(sum.polygons + part.polygons)
      }
    default: nil
    }
  }
}
