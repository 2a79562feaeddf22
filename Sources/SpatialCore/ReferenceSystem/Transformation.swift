/// Brings positions from a reference system to longitude and latitude on WGS 84.
///
/// Keep it: making one costs about 20 ms. Not to be shared between threads.
public final class Transformation {
  public let source: ReferenceSystem
  private let transformation: PROJTransformation?

  /// - Throws: `ReferenceSystemError.unknown`.
  public init(from source: ReferenceSystem) throws(ReferenceSystemError) {
    self.source = source
    if source.isWGS84 {
      transformation = nil
      return
    }
    do throws(PROJError) {
      transformation = try PROJTransformation(from: source.definition, to: "OGC:CRS84")
    } catch { throw .unknown("\(source.definition): \(error.message)") }
  }

  /// Transforms in place: easting or longitude comes first, whatever order the authority lists the axes in.
  ///
  /// - Throws: `ReferenceSystemError.outOfDomain` with the first position that has no result; then nothing is promised about
  ///   the array.
  public func apply(_ coordinates: inout [Coordinate]) throws(ReferenceSystemError) {
    guard let transformation else { return }
    let before = coordinates
    transformation.transform(&coordinates)
    if let bad = coordinates.firstIndex(where: { !$0.x.isFinite || !$0.y.isFinite }), before[bad].x.isFinite {
      throw .outOfDomain(position: before[bad].description, system: source.description)
    }
  }

  /// Transforms in place; positions without a longitude and latitude become infinite.
  public func applyLeniently(_ coordinates: inout [Coordinate]) { transformation?.transform(&coordinates) }

  public func applied(to area: MultiPolygon) throws(ReferenceSystemError) -> MultiPolygon {
    guard transformation != nil else { return area }
    var area = area
    for i in area.polygons.indices {
      try apply(&area.polygons[i].exterior)
      for j in area.polygons[i].holes.indices { try apply(&area.polygons[i].holes[j]) }
    }
    return area
  }

  public func applied(to geometry: Geometry) throws(ReferenceSystemError) -> Geometry {
    func line(_ line: [Coordinate]) throws(ReferenceSystemError) -> [Coordinate] {
      var line = line
      try apply(&line)
      return line
    }
    switch geometry {
    case .point(let position): return .point(try position.map { p throws(ReferenceSystemError) in try line([p])[0] })
    case .multiPoint(let positions): return .multiPoint(try line(positions))
    case .lineString(let positions): return .lineString(try line(positions))
    case .multiLineString(let lines):
      return .multiLineString(try lines.map { l throws(ReferenceSystemError) in try line(l) })
    case .polygon(let polygon): return .polygon(try applied(to: MultiPolygon([polygon])).polygons[0])
    case .multiPolygon(let area): return .multiPolygon(try applied(to: area))
    case .collection(let parts):
      return .collection(try parts.map { p throws(ReferenceSystemError) in try applied(to: p) })
    }
  }
}
