public import Quantities
import SpatialCore

/// Cases that hang together in place and time.
public struct CaseCluster: Hashable, Sendable {
  /// Places of the cases in the list that was given, ascending.
  public var cases: [Int]
  public var first: Day
  public var last: Day

  /// Clusters by single linkage: two cases are of one cluster when they are not further apart than so many metres and days, or when a
  /// chain of such pairs leads from one to the other.
  ///
  /// A distance exactly at the limit links. Cases of which only the ward is known are linked with one another by the same ward and days,
  /// and with no position: nobody knows how far they are. Cases of neither position nor ward are in no cluster.
  ///
  /// - Returns: by their first case; clusters of one case too.
  /// - Complexity: O(n log n + pairs in neighbouring cells of the grid).
  public static func all(_ cases: [CasePlace], metres: Int, days: Int) -> [CaseCluster] {
    var parents = Array(cases.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while parents[place] != place {
        parents[place] = parents[parents[place]]
        place = parents[place]
      }
      return place
    }
    func link(_ a: Int, _ b: Int) {
      let (a, b) = (root(a), root(b))
      if a != b { parents[max(a, b)] = min(a, b) }
    }
    // A degree of latitude is 110.57 km at the least; one of longitude is measured at the cell's own latitude, so cells of one row are
    // compared with those beside them by distance in any case.
    let height = Double(metres) / 110_000
    var cells: [Cell: [Int]] = [:]
    var wards: [Int: [Int]] = [:]
    for (place, found) in cases.enumerated() {
      if let position = found.position {
        cells[Cell(position, height), default: []].append(place)
      } else if let ward = found.ward {
        wards[ward, default: []].append(place)
      }
    }
    func near(_ a: Int, _ b: Int) -> Bool { abs(cases[a].day.days(since: cases[b].day)) <= days }
    for (cell, members) in cells {
      for (dx, dy) in [(0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)] {
        let others = dx == 0 && dy == 0 ? members : cells[Cell(x: cell.x + dx, y: cell.y + dy)] ?? []
        for a in members {
          for b in others where a != b && near(a, b) && root(a) != root(b) {
            if Geodesic.distance(cases[a].position!, cases[b].position!) <= Double(metres) { link(a, b) }
          }
        }
      }
    }
    for members in wards.values {
      let sorted = members.sorted { (cases[$0].day, $0) < (cases[$1].day, $1) }
      for (a, b) in zip(sorted, sorted.dropFirst()) where near(a, b) { link(a, b) }
    }
    let placed = cases.indices.filter { cases[$0].position != nil || cases[$0].ward != nil }
    return Dictionary(grouping: placed, by: root).sorted { $0.key < $1.key }.map { _, members in
      let found = members.map { cases[$0].day }
      return CaseCluster(cases: members.sorted(), first: found.min()!, last: found.max()!)
    }
  }

  /// A cell of a grid in which whatever is within the distance lies in the same or a neighbouring cell.
  private struct Cell: Hashable {
    var x: Int
    var y: Int

    init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }

    init(_ position: Coordinate, _ height: Double) {
      y = Int((position.y / height).rounded(.down))
      x = Int((position.x / Self.width(height)).rounded(.down))
    }

    /// One width for all rows, or cells of two rows would not stand above one another: that of 75 degrees, beyond all
    /// towns.
    private static func width(_ height: Double) -> Double { height * 4 }
  }
}
