import Criteria
import Quantities
import TestSupport

@testable import Permits

/// Worlds and journeys by chance, on full hours.
struct RandomJourneys {
  var random: SplitMix
  let policy: PermitPolicy

  init(_ policy: PermitPolicy, seed: UInt64) {
    self.policy = policy
    random = SplitMix(seed: seed)
  }

  mutating func moment() -> Moment {
    let period = policy.periods[0]
    let hours = Int((period.until!.seconds - period.from.seconds) / 3600)
    // Often just when rules change.
    if Bool.random(using: &random),
      let turn = policy.turns.filter({ policy.period(at: $0) != nil }).randomElement(using: &random)
    {
      return turn
    }
    return period.from + Int.random(in: 0..<hours, using: &random)
  }

  /// Eight wards with up to four answers each.
  mutating func outlook(from: Moment) -> ZoneOutlook {
    let levels = policy.levels.map(\.id)
    let decrees = (0..<4).map {
      ZoneOutlook.Decree(id: "decree-\($0)", level: $0 == 3 ? "martial" : levels.randomElement(using: &random)!)
    }
    let hasMap = Int.random(in: 0..<20, using: &random) > 0
    let isQuiet = Bool.random(using: &random)
    let favourite = levels.randomElement(using: &random)!
    let spans = (0..<8).map { _ in
      var spans: [ZoneOutlook.Span] = []
      var at = from
      for _ in 0..<(isQuiet ? 1 : Int.random(in: 1...4, using: &random)) {
        var span = ZoneOutlook.Span(from: at, level: favourite, revision: hasMap ? 7 : nil)
        switch Int.random(in: 0..<20, using: &random) {
        case 0: span.level = nil
        case 1: (span.level, span.isUnranked) = (policy.noData.id, true)
        case 2: (span.level, span.isUnranked) = ("too-few-tests", true)
        case 3: span.level = "martial"
        case 4...9: span.level = levels.randomElement(using: &random)!
        case 10, 11:
          span.decree = Int.random(in: 0..<4, using: &random)
          span.level = decrees[span.decree!].level
        case 12: span.parts = [Int.random(in: 0..<4, using: &random)]
        default: break
        }
        spans.append(span)
        at = at + Int.random(in: 1...60, using: &random)
      }
      return spans
    }
    return ZoneOutlook(
      from: from, until: from + Int.random(in: 200...500, using: &random),
      places: (0..<8).map { ZoneOutlook.Place(code: "w\($0)", name: "Ward \($0)", district: $0 < 4 ? "North" : nil) },
      decrees: decrees, spans: spans)
  }

  mutating func request(from: Moment) -> TravelRequest {
    let purposes = policy.purposes.map(\.id) + policy.exemptions.map(\.id)
    let documents = policy.documents.map(\.id)
    let isEasy = Bool.random(using: &random)
    let clocks = [
      ClockSpan.wholeDay, ClockSpan("08:00-17:00")!, ClockSpan("22:00-10:00")!, ClockSpan("19:30-09:30")!,
      ClockSpan("20:00-09:00")!,
    ]
    return TravelRequest(
      group: Int.random(in: 0..<8, using: &random) == 0 ? policy.groups.randomElement(using: &random)!.id : nil,
      purpose: Int.random(in: 0..<30, using: &random) == 0 ? "fun" : purposes.randomElement(using: &random)!,
      applicant: isEasy ? .employer : TravelRequest.Applicant.allCases.randomElement(using: &random)!,
      origin: Int.random(in: 0..<8, using: &random), destination: Int.random(in: 0..<8, using: &random),
      route: (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 0..<8, using: &random) },
      from: from + Int.random(in: -10...30, using: &random),
      until: from + Int.random(in: -5...600, using: &random),
      hours: isEasy ? .wholeDay : clocks.randomElement(using: &random)!,
      weekdays: isEasy ? Set(1...5) : Set((1...7).filter { _ in Bool.random(using: &random) } + [1]),
      vehicle: Bool.random(using: &random) ? policy.vehicles.randomElement(using: &random)!.id : nil,
      documents: isEasy ? Set(documents) : Set(documents.filter { _ in Bool.random(using: &random) }))
  }

  mutating func quarantine(from: Moment) -> QuarantineOrder? {
    guard Int.random(in: 0..<5, using: &random) == 0 else { return nil }
    let begin = from + Int.random(in: -300...300, using: &random)
    return QuarantineOrder(
      name: "order 4711", from: begin,
      until: Bool.random(using: &random) ? begin + Int.random(in: 1...400, using: &random) : nil)
  }

  /// The policy with other terms of its gate, and with wards that need a permit by name.
  mutating func changed() -> PermitPolicy {
    var changed = policy
    for place in changed.gateTerms.entries.indices {
      changed.gateTerms.entries[place].value = GateTerms(
        route: Bool.random(using: &random) ? .strictest : .ends,
        atChange: GateTerms.AtChange.allCases.randomElement(using: &random)!,
        partly: GateTerms.Partly.allCases.randomElement(using: &random)!, needsMap: Bool.random(using: &random))
    }
    if Bool.random(using: &random) {
      for place in changed.needed.entries.indices {
        changed.needed.entries[place].value?.everywhere = false
        changed.needed.entries[place].value?.levels = Set(
          policy.levels.map(\.id).filter { _ in Bool.random(using: &random) })
        changed.needed.entries[place].value?.wards = Bool.random(using: &random) ? ["w3"] : []
      }
    }
    return changed
  }
}
