import Quantities
import SpatialCore

/// Decides between the levels that claim one place and moment, by the rules of a precedence.
struct Contest: Sendable {
  let areas: [DecreedArea]
  let precedence: DecreePrecedence
  let ranks: [String: Int]
  /// Square metres of each area; `nil` when its wards are not known. Empty when no rule asks.
  private let sizes: [Double?]

  init(areas: [DecreedArea], precedence: DecreePrecedence, ranks: [String: Int], placing: Placing) {
    self.areas = areas
    self.precedence = precedence
    self.ranks =
      precedence.levels.isEmpty
      ? ranks : Dictionary(uniqueKeysWithValues: precedence.levels.enumerated().map { ($1, $0) })
    sizes =
      precedence.rules.contains(.smallerArea)
      ? areas.indices.map { number in
        if case .area(let shape) = areas[number].place { return Geodesic.area(of: shape) }
        return placing.size(of: number)
      } : []
  }

  /// How well an area does under a rule: the higher the better; `nil` when the rule says nothing of it.
  private func score(_ area: Int, _ rule: DecreePrecedence.Rule) -> Double? {
    switch rule {
    case .laterStart: Double(areas[area].from.seconds)
    case .earlierStart: -Double(areas[area].from.seconds)
    case .stricter: ranks[areas[area].level].map(Double.init)
    case .authority:
      -Double(precedence.authorities.firstIndex(of: areas[area].authority) ?? precedence.authorities.count)
    case .smallerArea: sizes[area].map { -$0 }
    case .lowerID: nil
    }
  }

  func decide(among candidates: [Int], computed: (level: String, on: Day?)?) -> StatusInForce {
    var status = StatusInForce(level: nil, layer: nil, rule: "", losers: [], inside: [], until: nil)
    guard let (winner, rule, losers) = decreed(candidates) else {
      guard let computed else { return status }
      (status.level, status.layer, status.rule) = (computed.level, .computed(on: computed.on), "only one")
      return status
    }
    let area = areas[winner]
    status.losers = losers
    (status.level, status.layer, status.rule) = (area.level, .decreed(area.id), rule)
    guard let computed else { return status }
    let map = StatusInForce.Loser(
      layer: .computed(on: computed.on), level: computed.level,
      reason: "\(precedence.layers.rawValue): the decree holds")
    guard computedHolds(computed.level, over: area.level) else {
      status.losers.append(map)
      if rule == "only one" { status.rule = precedence.layers.rawValue }
      return status
    }
    (status.level, status.layer, status.rule) = (computed.level, map.layer, precedence.layers.rawValue)
    status.losers.append(
      StatusInForce.Loser(
        layer: .decreed(area.id), level: area.level, reason: "\(precedence.layers.rawValue): the computed level holds"))
    return status
  }

  private func computedHolds(_ computed: String, over decreed: String) -> Bool {
    guard let a = ranks[computed], let b = ranks[decreed] else { return false }
    return switch precedence.layers {
    case .decreedOverComputed: false
    case .stricterOfLayers: a > b
    case .decreedSetsFloor: a >= b
    }
  }

  /// The decreed area that holds, the rule that decided last, and all others with the rule that put them out.
  private func decreed(_ candidates: [Int]) -> (winner: Int, rule: String, losers: [StatusInForce.Loser])? {
    var left = candidates
    var rule = "only one"
    var losers: [StatusInForce.Loser] = []
    func lose(_ number: Int, _ reason: String) {
      losers.append(
        StatusInForce.Loser(layer: .decreed(areas[number].id), level: areas[number].level, reason: reason))
    }
    for next in precedence.rules where left.count > 1 && next != .lowerID {
      let scores = left.map { score($0, next) }
      // A rule that knows nothing of one of them cannot tell them apart.
      guard !scores.contains(nil), let best = scores.compactMap({ $0 }).max() else { continue }
      let out = zip(left, scores).filter { $1 != best }.map(\.0)
      guard !out.isEmpty else { continue }
      rule = next.rawValue
      left = zip(left, scores).filter { $1 == best }.map(\.0)
      for number in out { lose(number, reason(number, next, against: left[0])) }
    }
    left.sort { areas[$0].id.utf8.lexicographicallyPrecedes(areas[$1].id.utf8) }
    guard let winner = left.first else { return nil }
    if left.count > 1 { rule = DecreePrecedence.Rule.lowerID.rawValue }
    for number in left.dropFirst() { lose(number, "lower_id: \(areas[winner].id) comes before \(areas[number].id)") }
    return (winner, rule, losers)
  }

  private func reason(_ loser: Int, _ rule: DecreePrecedence.Rule, against winner: Int) -> String {
    let (a, b) = (areas[loser], areas[winner])
    return switch rule {
    case .laterStart: "later_start: it began at \(a.from), before \(b.from)"
    case .earlierStart: "earlier_start: it began at \(a.from), after \(b.from)"
    case .stricter: "stricter: \(a.level) is below \(b.level)"
    case .authority: "authority: '\(a.authority)' stands below '\(b.authority)'"
    case .smallerArea: "smaller_area: it is the larger one"
    case .lowerID: "lower_id"
    }
  }
}
