/// Brings positions from a reference system to longitude and latitude on WGS 84, or from there to a system.
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

  /// Brings longitude and latitude on WGS 84 to a system: easting or longitude first, whatever order the authority lists.
  ///
  /// - Throws: `ReferenceSystemError.unknown`.
  public init(to target: ReferenceSystem) throws(ReferenceSystemError) {
    source = .wgs84
    if target.isWGS84 {
      transformation = nil
      return
    }
    do throws(PROJError) {
      transformation = try PROJTransformation(from: "OGC:CRS84", to: target.definition)
    } catch { throw .unknown("\(target.definition): \(error.message)") }
  }

  /// Transforms in place: easting or longitude comes first, whatever order the authority lists the axes in.
  ///
  /// Positions that are no finite numbers before stay so; `Validity` names them.
  ///
  ///     // (586513.385, 2326256.818) in EPSG:5897 is 105.8342, 21.0278, in Hanoi
  ///
  /// - Throws: `ReferenceSystemError.outOfDomain` with the first position that has no result, `.degrees` when the system counts in
  ///   metres and no position lies beyond 180 and 90; then nothing is promised about the array.
  public func apply(_ coordinates: inout [Coordinate]) throws(ReferenceSystemError) {
    guard let transformation else { return }
    let before = coordinates
    if source.isProjected, let first = before.first(where: { $0.x != 0 || $0.y != 0 }),
      before.allSatisfy({ abs($0.x) <= 180 && abs($0.y) <= 90 })
    {
      throw .degrees(position: first.description, system: source.description)
    }
    transformation.transform(&coordinates)
    for i in coordinates.indices where !coordinates[i].x.isFinite || !coordinates[i].y.isFinite {
      guard before[i].x.isFinite, before[i].y.isFinite else { continue }
      throw .outOfDomain(position: before[i].description, system: source.description)
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
