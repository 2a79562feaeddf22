/// Which wards are neighbours.
///
/// Borders of real files do not always share their vertices, so borders count as the same where a vertex of one lies within
/// `tolerance` of an edge of the other. **Rook** neighbours come that close along a border of more than `tolerance` metres;
/// **queen** neighbours at one place at least. Wards that overlap, one inside the other included, are neighbours in both
/// senses. Wards that meet at the antimeridian from both sides are neighbours like any others.
///
/// Neighbours are mutual, and whether two wards are neighbours depends on no third.
public struct Adjacency: Hashable, Sendable {
  public enum Contiguity: String, Sendable, CaseIterable {
    case rook, queen
  }

  /// Neighbours of each ward, ascending; a ward is no neighbour of its own.
  public let neighbours: [[Int]]

  /// Wards without any neighbour.
  public var islands: [Int] { neighbours.indices.filter { neighbours[$0].isEmpty } }

  /// - Parameters:
  ///   - areas: in degrees; an empty one is an island.
  ///   - tolerance: metres within which borders are taken to be the same; 0 asks for touching exactly.
  /// - Complexity: for each pair of wards whose boxes meet, the edges near their common box are compared.
  public init(of areas: [MultiPolygon], contiguity: Contiguity, within tolerance: Double = 1) {
    // A ward at 180° east is compared with those at 180° west where they would lie next to it.
    var places = areas.enumerated().map { Place(ward: $0, area: $1, tolerance: tolerance) }
    for place in places where place.box.minX <= -180 { places.append(place.shifted(by: 360)) }
    var neighbours = [Set<Int>](repeating: [], count: areas.count)
    BoxIndex.forEachPair(places.map(\.reach)) { i, j in
      let (a, b) = (places[i], places[j])
      guard a.ward != b.ward, !neighbours[a.ward].contains(b.ward) else { return }
      let contact = BorderContact(a.area, a.box, b.area, b.box, within: tolerance)
      let along = contiguity == .queen ? contact.touches : contact.sharedLength > tolerance || contact.crosses
      guard along || Self.overlap(a, b) else { return }
      neighbours[a.ward].insert(b.ward)
      neighbours[b.ward].insert(a.ward)
    }
    self.neighbours = neighbours.map { $0.sorted() }
  }

  private struct Place {
    let ward: Int
    let area: MultiPolygon
    let box: BoundingBox
    /// The box with the tolerance around it.
    let reach: BoundingBox

    init(ward: Int, area: MultiPolygon, tolerance: Double) {
      self.ward = ward
      self.area = area
      box = area.boundingBox
      let scale = box.isEmpty ? Coordinate(x: 1, y: 1) : BorderContact.metresPerDegree(at: max(box.maxY, -box.minY))
      reach = box.isEmpty ? box : box.expanded(by: tolerance / min(scale.x, scale.y))
    }

    private init(ward: Int, area: MultiPolygon, box: BoundingBox, reach: BoundingBox) {
      self.ward = ward
      self.area = area
      self.box = box
      self.reach = reach
    }

    func shifted(by degrees: Double) -> Place {
      func shifted(_ box: BoundingBox) -> BoundingBox {
        BoundingBox(minX: box.minX + degrees, minY: box.minY, maxX: box.maxX + degrees, maxY: box.maxY)
      }
      func shifted(_ ring: [Coordinate]) -> [Coordinate] { ring.map { Coordinate(x: $0.x + degrees, y: $0.y) } }
      let polygons = area.polygons.map { Polygon(exterior: shifted($0.exterior), holes: $0.holes.map(shifted)) }
      return Place(ward: ward, area: MultiPolygon(polygons), box: shifted(box), reach: shifted(reach))
    }
  }

  /// Whether one of two areas whose borders do not cross lies in the other.
  private static func overlap(_ a: Place, _ b: Place) -> Bool {
    // A part lies wholly on one side when borders do not cross, so its first position off the other border tells.
    func anyPart(of inner: Place, in outer: Place) -> Bool {
      inner.area.polygons.contains { part in
        for position in part.exterior {
          guard outer.box.contains(position) else { return false }
          switch outer.area.side(of: position) {
          case .inside: return true
          case .outside: return false
          case .border: continue
          }
        }
        return false
      }
    }
    return anyPart(of: a, in: b) || anyPart(of: b, in: a)
  }
}
