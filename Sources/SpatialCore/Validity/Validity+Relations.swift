extension Validity {
  /// How the holes of a polygon lie wrongly to its exterior and to each other.
  ///
  /// - Parameter sound: rings that are valid alone.
  func relationDefects(_ polygon: Polygon, part: Int, sound: [Int]) -> [GeometryDefect] {
    guard sound.first == 0, !polygon.exterior.isEmpty else {
      return polygon.exterior.isEmpty && polygon.holes.contains { !$0.isEmpty }
        ? [GeometryDefect(kind: .holeOutsideShell, part: part, message: "a hole in a polygon without exterior")] : []
    }
    let holes = sound.dropFirst().filter { !polygon.holes[$0 - 1].isEmpty }
    var defects: [GeometryDefect] = []
    var inside: [Int] = []
    for hole in holes {
      let alone = Polygon(exterior: polygon.exterior, holes: [polygon.holes[hole - 1]])
      let found = between(
        [[polygon.exterior], [polygon.holes[hole - 1]]], MultiPolygon([alone]), part: part, ring: hole
      ) { "the hole crosses the exterior" }
      if found.isEmpty { inside.append(hole) }
      defects += found
      if defects.count >= Self.crossingsPerRing { return Self.ended(defects) }
    }
    var compared = 0
    let boxes = inside.map { polygon.holes[$0 - 1].boundingBox }
    BoxIndex.forEachPair(boxes) { i, j in
      compared += 1
      guard compared <= Self.comparedPairs, defects.count < Self.crossingsPerRing else { return }
      let (a, b) = (inside[i], inside[j])
      let (first, second) = (polygon.holes[a - 1], polygon.holes[b - 1])
      let both = MultiPolygon([Polygon(exterior: polygon.exterior, holes: [first, second])])
      defects += between([[first], [second]], both, part: part, ring: b) { "the hole crosses hole \(a)" }
    }
    if defects.count >= Self.crossingsPerRing { return Self.ended(defects) }
    if defects.isEmpty,
      let defect = geosDefect(
        MultiPolygon([Polygon(exterior: polygon.exterior, holes: holes.map { polygon.holes[$0 - 1] })]), part: part)
    {
      // What only all holes together do, such as cutting the interior in two.
      defects.append(defect)
    }
    return defects
  }

  /// How parts lie wrongly to each other.
  ///
  /// - Parameter sound: parts that are valid alone.
  func partDefects(_ area: MultiPolygon, sound: [Int]) -> [GeometryDefect] {
    guard sound.count > 1 else { return [] }
    var defects: [GeometryDefect] = []
    var compared = 0
    BoxIndex.forEachPair(sound.map { area.polygons[$0].boundingBox }) { i, j in
      compared += 1
      guard compared <= Self.comparedPairs, defects.count < Self.crossingsPerRing else { return }
      let (a, b) = (sound[i], sound[j])
      let (first, second) = (area.polygons[a], area.polygons[b])
      defects += between([first.rings, second.rings], MultiPolygon([first, second]), part: b, ring: nil) {
        "the part shares ground or a length of border with part \(a + 1)"
      }
    }
    return defects.count >= Self.crossingsPerRing ? Self.ended(defects) : defects
  }

  /// Where two groups of rings cross that GEOS takes for invalid together; empty when it takes them for valid.
  private func between(
    _ groups: [[[Coordinate]]], _ together: MultiPolygon, part: Int, ring: Int?, message: () -> String
  ) -> [GeometryDefect] {
    guard let defect = geosDefect(together, part: part, ring: ring) else { return [] }
    // GEOS says self-intersection of anything that crosses; what is nested or doubled it names best itself.
    guard defect.kind == .selfIntersection else { return [defect] }
    let kind: GeometryDefect.Kind = ring == nil ? .overlappingParts : .selfIntersection
    let crossings = EdgeCrossings(between: groups, limit: Self.crossingsPerRing)
    let positions: [Coordinate?] = crossings.places.isEmpty ? [defect.position] : crossings.places.map(\.position)
    return positions.map {
      GeometryDefect(kind: kind, part: part, ring: ring, position: $0, message: message())
    }
  }

  private static func ended(_ defects: [GeometryDefect]) -> [GeometryDefect] {
    var defects = Array(defects.prefix(crossingsPerRing))
    defects[defects.count - 1].message += "; the search ended here, there may be more"
    return defects
  }

  /// What GEOS says of an area whose rings it can read; `nil` when it is valid.
  func geosDefect(_ area: MultiPolygon, part: Int, ring: Int? = nil) -> GeometryDefect? {
    let found: (reason: String, position: Coordinate)?
    do throws(GEOSError) {
      found = context.invalidity(of: try context.shape(area))
    } catch {
      found = (error.message, Coordinate(x: .nan, y: .nan))
    }
    guard let (reason, position) = found else { return nil }
    let kind: GeometryDefect.Kind =
      switch reason {
      case "Self-intersection": .selfIntersection
      case "Ring Self-intersection": .ringSelfIntersection
      case "Hole lies outside shell": .holeOutsideShell
      case "Holes are nested": .nestedHoles
      case "Nested shells": .nestedShells
      case "Duplicate Rings": .duplicateRings
      case "Interior is disconnected": .disconnectedInterior
      case "Too few points in geometry component": .tooFewPoints
      default: .other
      }
    return GeometryDefect(
      kind: kind, part: part, ring: ring, position: position.x.isNaN ? nil : position,
      message: kind == .other ? reason : reason.lowercased())
  }
}
