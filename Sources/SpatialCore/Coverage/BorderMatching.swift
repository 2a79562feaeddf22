/// Gives borders that run along each other the same positions.
///
/// Files often draw a border twice: with a position on one side only, where a third ward begins on the other, or a little apart.
/// Positions that lie closer together than a tolerance become one, and an edge takes up those that lie as close to it. No position moves
/// farther than the tolerance; what is smaller than it may collapse.
package enum BorderMatching {
  /// - Parameters:
  ///   - areas: in any plane; rings closed.
  ///   - tolerance: in units of the plane.
  /// - Returns: the same areas with matched borders; the same, whatever the order of the areas.
  /// - Complexity: near linear in the positions while few lie within the tolerance of each other.
  package static func matched(_ areas: [MultiPolygon], within tolerance: Double) -> [MultiPolygon] {
    guard tolerance > 0 else { return areas }
    var all: Set<Coordinate> = []
    for ring in areas.lazy.flatMap(\.polygons).flatMap(\.rings) { all.formUnion(ring) }
    let sorted = all.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let snapped = snapped(sorted, within: tolerance)
    let kept = sorted.filter { snapped[$0] == $0 }
    let grid = PositionGrid(kept)
    return areas.map { area in
      MultiPolygon(
        area.polygons.map { polygon in
          let rings = polygon.rings.map { matched($0, snapped, kept, grid, tolerance) }
          return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
        })
    }
  }

  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  /// For each position the one that stands for it: the most western within the tolerance that stands for itself.
  private static func snapped(_ sorted: [Coordinate], within tolerance: Double) -> [Coordinate: Coordinate] {
    var cells: [Cell: [Coordinate]] = [:]
    var snapped: [Coordinate: Coordinate] = [:]
    snapped.reserveCapacity(sorted.count)
    for position in sorted {
      let home = Cell(x: Int((position.x / tolerance).rounded(.down)), y: Int((position.y / tolerance).rounded(.down)))
      var best: Coordinate?
      for x in home.x - 1...home.x + 1 {
        for y in home.y - 1...home.y + 1 {
          for other in cells[Cell(x: x, y: y)] ?? [] where distance(position, other) <= tolerance {
            if let known = best, (known.x, known.y) < (other.x, other.y) { continue }
            best = other
          }
        }
      }
      snapped[position] = best ?? position
      if best == nil { cells[home, default: []].append(position) }
    }
    return snapped
  }

  private static func matched(
    _ ring: [Coordinate], _ snapped: [Coordinate: Coordinate], _ kept: [Coordinate], _ grid: PositionGrid,
    _ tolerance: Double
  ) -> [Coordinate] {
    var result: [Coordinate] = []
    for position in ring {
      let next = snapped[position] ?? position
      guard let last = result.last else {
        result.append(next)
        continue
      }
      if next == last { continue }
      result += between(last, next, kept, grid, tolerance)
      result.append(next)
    }
    return result
  }

  /// Positions beside an edge, in their order along it.
  private static func between(
    _ a: Coordinate, _ b: Coordinate, _ kept: [Coordinate], _ grid: PositionGrid, _ tolerance: Double
  ) -> [Coordinate] {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    var found: [(along: Double, position: Coordinate)] = []
    let box = BoundingBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    grid.forEach(in: box.expanded(by: tolerance)) { index in
      let p = kept[index]
      guard p != a, p != b else { return }
      let along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / square
      guard along > 0, along < 1 else { return }
      if distance(p, Coordinate(x: a.x + along * dx, y: a.y + along * dy)) <= tolerance { found.append((along, p)) }
    }
    return found.sorted { ($0.along, $0.position.x) < ($1.along, $1.position.x) }.map(\.position)
  }

  private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }
}
