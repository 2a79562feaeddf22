public import Quantities
public import SpatialCore

/// Answers what is in force at a place and a moment from two layers: computed maps and decreed areas.
///
/// A position on the border of a decreed area is inside it, also of a ward or district that a decree names; its computed level
/// is that of the ward with the lowest code. A ward has the level of the decrees that cover it whole, which are those that name
/// it or its district, and shapes that leave out no more than a millionth of it; what covers a part is listed as lying inside.
///
/// A plain value, may be shared between threads.
public struct InForce: Sendable {
  public let areas: [DecreedArea]
  public let precedence: DecreePrecedence
  public let wards: [Ward]
  /// Ids of areas that name codes or districts which no ward has, with those names.
  public let unplaced: [(id: String, names: [String])]
  /// The first moment no longer in force of each area, repeals counted.
  public let ends: [Moment?]
  let maps: [ComputedLevels]
  let contest: Contest
  /// Areas that cover each ward whole, and in part.
  let whole: [[Int]]
  let partial: [[Int]]
  let shapes: BoxTree
  private let wardBoxes: BoxTree
  private let wardNumbers: [String: Int]

  /// A share of a ward that a shape may leave out and still cover it whole, and one that it may cover by chance: borders of
  /// two files are never quite the same.
  static let sliver = 1e-6

  /// - Parameter ranks: how strict each level is; of `precedence.levels` when these are given.
  /// - Parameter wards: the wards that are asked for; without areas, their codes and districts still answer.
  /// - Parameter chosen: numbers of the wards that will be asked for, where these are few: shapes are not placed in others, and
  ///   positions need none. `nil` for all.
  /// - Throws: `GEOSError` when an area and a ward cannot be cut.
  /// - Complexity: one cut for each pair of a shape and a ward through whose box an edge of the shape passes.
  public init(
    areas: [DecreedArea], precedence: DecreePrecedence = DecreePrecedence(), ranks: [String: Int] = [:],
    wards: [Ward] = [], maps: [ComputedLevels] = [], chosen: [Int]? = nil
  ) throws(GEOSError) {
    self.areas = areas
    self.precedence = precedence
    self.wards = wards
    self.maps = maps.sorted { $0.from < $1.from }
    ends = Terms.ends(of: areas)
    let placing = try Placing(areas: areas, wards: wards, chosen: chosen)
    (whole, partial, unplaced) = (placing.whole, placing.partial, placing.unplaced)
    contest = Contest(areas: areas, precedence: precedence, ranks: ranks, placing: placing)
    shapes = BoxTree(
      areas.map { if case .area(let area) = $0.place { area.boundingBox } else { .empty } })
    wardBoxes = BoxTree(wards.map(\.area.boundingBox))
    wardNumbers = Dictionary(wards.indices.map { (wards[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of a ward in `wards`; `nil` when there is none of that code.
  public func ward(_ code: String) -> Int? { wardNumbers[code] }

  /// What is in force at a position.
  ///
  /// - Complexity: O(log n) and the edges of the areas whose boxes hold the position.
  public func status(at position: Coordinate, on moment: Moment) -> StatusInForce {
    let place = place(at: position)
    return status(place.areas, [], ward: place.ward, on: moment)
  }

  /// What is in force in a ward; `nil` when there is no ward of that code.
  public func status(ofWard code: String, on moment: Moment) -> StatusInForce? {
    wardNumbers[code].map { ward in status(whole[ward], partial[ward], ward: ward, on: moment) }
  }

  /// The status at `from` and every moment after it up to and including `to` at which level or layer is another.
  public func changes(at position: Coordinate, from: Moment, to: Moment) -> [StatusChange] {
    let place = place(at: position)
    return changes(place.areas, [], ward: place.ward, from: from, to: to)
  }

  /// The same for a ward; empty when there is no ward of that code.
  public func changes(ofWard code: String, from: Moment, to: Moment) -> [StatusChange] {
    guard let ward = wardNumbers[code] else { return [] }
    return changes(whole[ward], partial[ward], ward: ward, from: from, to: to)
  }

  /// All areas that hold the position at any time.
  func decrees(at position: Coordinate) -> [Int] { place(at: position).areas }

  /// All areas that hold the position at any time, and the ward whose computed level holds there.
  private func place(at position: Coordinate) -> (areas: [Int], ward: Int?) {
    var found = Set(
      shapes.holding(position).filter {
        guard case .area(let area) = areas[$0].place else { return false }
        return area.covers(position)
      })
    let around = wardBoxes.holding(position).filter { wards[$0].area.covers(position) }
    for ward in around {
      found.formUnion(whole[ward].filter { if case .area = areas[$0].place { false } else { true } })
    }
    return (found.sorted(), around.min { wards[$0].code.utf8.lexicographicallyPrecedes(wards[$1].code.utf8) })
  }
}
