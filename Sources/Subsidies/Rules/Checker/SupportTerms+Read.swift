import Quantities

extension SupportTerms {
  /// Ids of the spells, questions and groups that are read, with `place`, `birth`, `children` and `sex`.
  var read: Set<String> {
    var read: Set<String> = []
    switch event {
    case .spell(let spells): read.formUnion(spells.kinds)
    case .place: read.insert("place")
    case .period: break
    }
    for condition in [condition].compactMap(\.self) + additions.compactMap(\.condition) {
      read.formUnion(condition.read)
    }
    if additions.contains(where: { $0.perChildUnder != nil }) { read.insert("children") }
    return read
  }

  /// Numbers of days that the event or a condition needs at least.
  var leastDays: [Int] {
    var least = condition?.leastDays ?? []
    switch event {
    case .spell(let spells): least.append(spells.leastDays)
    case .place(let place): least.append(place.leastDays)
    case .period: break
    }
    if case .bands(let bands) = amount {
      least += bands.compactMap { band in if case .days(let days) = band.least { days } else { nil } }
    }
    if case .perDay(_, let most) = amount { least += [most, most + 1] }
    return least
  }
}

extension SupportCondition {
  var read: Set<String> {
    switch form {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.read) }
    case .spell(let spells, _): Set(spells.kinds)
    case .place: ["place"]
    case .question(let id, _): [id]
    case .group(let codes): Set(codes)
    case .age: ["birth"]
    case .sex: ["sex"]
    case .unknown: []
    }
  }

  var leastDays: [Int] {
    switch form {
    case .all(let parts), .any(let parts): parts.flatMap(\.leastDays)
    case .spell(let spells, _): [spells.leastDays]
    case .place(let place): [place.leastDays]
    default: []
    }
  }
}

extension SupportExample {
  /// Lengths of the stretches of its spells and of its spans, in days.
  var lengths: [Int] {
    let kinds = Set(facts.spells.map(\.kind))
    return kinds.flatMap { facts.runs(of: [$0], in: nil, until: claimDay).map(\.window.days) }
      + places.values.joined().map { DayWindow(from: $0.from, through: $0.through).days }
  }
}

extension SupportPolicies {
  /// What of an example comes out otherwise than it should, in words.
  func differences(of example: SupportExample) -> [String] {
    guard let policy = policy(example.policy),
      let answer = try? answer(
        policy, facts: example.facts, claimDay: example.claimDay, places: GivenPlaces(example.places))
    else { return ["has no answer"] }
    var found: [String] = []
    func compare<Value: Equatable>(_ name: String, _ expected: Value?, _ value: Value?) {
      guard let expected, expected != value else { return }
      found.append("should have \(name) \(expected) and has \(value.map { "\($0)" } ?? "none")")
    }
    compare("the verdict", example.verdict.rawValue, answer.verdict.rawValue)
    compare("the amount", example.amount, answer.amount)
    compare("missing", example.missing, answer.missing)
    compare("papers to bring", example.papers, answer.documents.filter { $0.heldBy == nil }.map(\.id))
    return found
  }
}
