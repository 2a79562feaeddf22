public import Epidemiology
public import SpatialCore

/// Finds the wards of a route: of a line by its geometry, of a list of codes by their borders.
///
/// Immutable; one is made for a vintage and shared between threads.
public struct RouteFinder: Sendable {
  private let index: WardIndex
  private let areas: [MultiPolygon]
  private let neighbours: [[Int]]

  /// The longest line that is taken.
  public static let mostPositions = 5000

  /// - Complexity: finds all neighbours, which takes a second for a large city.
  public init(_ index: WardIndex) {
    self.init(index, Adjacency(of: index.wards.map(\.area), contiguity: .rook))
  }

  /// - Parameter adjacency: neighbours by edges, of the same wards.
  public init(_ index: WardIndex, _ adjacency: Adjacency) {
    precondition(adjacency.neighbours.count == index.wards.count, "neighbours of the same wards")
    self.index = index
    areas = index.wards.map(\.area)
    neighbours = adjacency.neighbours
  }

  // MARK: By a line

  /// The wards that a line crosses.
  ///
  /// Where it runs along a border, the wards on both sides count, so that the stricter rule holds. Pieces of less than a metre do not.
  ///
  /// - Parameter line: WGS 84, longitude before latitude, in the order of travel.
  /// - Throws: `GEOSError` when GEOS cannot cut it.
  public func wards(along line: [Coordinate]) throws(GEOSError) -> FoundRoute {
    guard !line.isEmpty, line.count <= Self.mostPositions,
      line.allSatisfy({ abs($0.x) <= 180 && abs($0.y) <= 90 || abs($0.x) <= 90 && abs($0.y) <= 180 })
    else {
      return FoundRoute(
        wards: [],
        findings: [
          RouteFinding(
            .unusable,
            english: "A route has 1 to \(Self.mostPositions) positions in degrees, longitude before latitude.",
            vietnamese: "Lộ trình gồm 1 đến \(Self.mostPositions) điểm tính bằng độ, kinh độ trước vĩ độ.")
        ])
    }
    let overlay = try LineOverlay(of: line, over: areas)
    if overlay.parts.isEmpty, let first = line.first, overlay.length <= 1 {
      guard let ward = index.locator.ward(at: first) else {
        return FoundRoute(wards: [], findings: [outside(first, 0)])
      }
      return FoundRoute(wards: [ward], findings: [])
    }
    var route = FoundRoute(wards: [], findings: [])
    for part in overlay.parts where route.wards.last != part.area { route.wards.append(part.area) }
    for piece in overlay.outside {
      route.findings.append(outside(overlay.position(at: piece.start), piece.end - piece.start))
    }
    route.findings += borders(overlay)
    if route.wards.isEmpty, line.contains(where: { index.locator.ward(at: Coordinate(x: $0.y, y: $0.x)) != nil }) {
      route.findings.append(
        RouteFinding(
          .swapped,
          english: "The positions lie in the city when latitude and longitude are exchanged; longitude comes first.",
          vietnamese: "Các điểm nằm trong thành phố nếu đổi vĩ độ và kinh độ; kinh độ phải đứng trước."))
    }
    return route
  }

  private func outside(_ position: Coordinate, _ metres: Double) -> RouteFinding {
    let (x, y) = (Self.degrees(position.x), Self.degrees(position.y))
    return RouteFinding(
      .outside,
      english: "From \(x), \(y) on, \(Int(metres.rounded())) m of the route lie in no ward.",
      vietnamese: "Từ điểm \(x), \(y), \(Int(metres.rounded())) m của lộ trình không thuộc phường, xã nào.",
      metres: metres)
  }

  private static func degrees(_ value: Double) -> String {
    let millionths = Int((value * 1_000_000).rounded())
    let digits = String(abs(millionths) % 1_000_000)
    return "\(millionths < 0 ? "-" : "")\(abs(millionths) / 1_000_000)."
      + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private func borders(_ overlay: LineOverlay) -> [RouteFinding] {
    var findings: [RouteFinding] = []
    for (place, part) in overlay.parts.enumerated() {
      for other in overlay.parts[(place + 1)...] {
        if other.start >= part.end { break }
        let common = min(part.end, other.end) - other.start
        guard other.area != part.area, common > 1 else { continue }
        let (a, b) = (index.wards[part.area].name, index.wards[other.area].name)
        findings.append(
          RouteFinding(
            .border,
            english: "\(Int(common.rounded())) m of the route run along the border of \(a) and \(b); both count.",
            vietnamese: "\(Int(common.rounded())) m của lộ trình chạy dọc ranh giới \(a) và \(b); tính cả hai.",
            wards: [part.area, other.area], metres: common))
      }
    }
    return findings
  }

  // MARK: By codes

  /// The wards of a list of codes; each must have a piece of border in common with the one before.
  ///
  /// - Parameter codes: in the order of travel, from where it begins to where it ends.
  public func wards(codes: [String]) -> FoundRoute {
    var route = FoundRoute(wards: [], findings: [])
    for code in codes {
      guard let ward = index.index(ofCode: code) else {
        route.findings.append(
          RouteFinding(
            .unknownWard, english: "There is no ward '\(code)' in these boundaries.",
            vietnamese: "Không có phường, xã mã '\(code)' trong bộ ranh giới này."))
        continue
      }
      if let last = route.wards.last, last != ward, !neighbours[last].contains(ward) {
        let (a, b) = (index.wards[last].name, index.wards[ward].name)
        route.findings.append(
          RouteFinding(
            .gap, english: "\(a) and \(b) have no border in common; name the wards between them.",
            vietnamese: "\(a) và \(b) không giáp nhau; hãy nêu các phường, xã ở giữa.", wards: [last, ward]))
      }
      if route.wards.last != ward { route.wards.append(ward) }
    }
    return route
  }
}
