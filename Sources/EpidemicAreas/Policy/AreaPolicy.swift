public import Criteria
public import Quantities

/// The dated rules of epidemic areas of a jurisdiction: how long, who passes, when they are released, how they are suggested.
///
/// Read from YAML in `geodata/criteria/areas`. Entries are appended, never edited; what nobody knows is `null`, and lets nothing pass.
public struct AreaPolicy: Sendable {
  public var id: String
  public var version: String
  public var title: Localized
  public var jurisdiction: String
  public var file: String
  public var periods: [RulePeriod]
  public var measures: [RuleTerm]
  public var needs: [RuleTerm]
  public var grounds: [RuleTerm]
  public var vulnerable: [VulnerableGroup]
  /// Age from which people count as elderly.
  public var elderlyFrom: Dated<Int>
  /// First ages of the bands that people are counted in.
  public var ageBreaks: [Int]
  /// Days that an area holds where its act says no end.
  public var usualDays: Dated<Int>
  public var suggestion: Dated<SuggestionTerms>
  public var passage: [PassageRule]
  public var release: [ReleaseRule]
  public var sources: [RuleSource]
  public var examples: [AreaExample]
  package var citedKeys: [CitedKey] = []
}

extension AreaPolicy {
  /// The period that holds at a moment; `nil` when the policy says nothing of it.
  public func period(at moment: Moment) -> RulePeriod? { periods.first { $0.contains(moment) } }

  /// - Throws: `EpidemicAreaError.notInForce`.
  func demand(at moment: Moment) throws(EpidemicAreaError) {
    if period(at: moment) == nil { throw .notInForce(policy: id, at: moment) }
  }

  /// Every moment from which other rules hold, ascending; beginnings and ends of its periods among them.
  public var turns: [Moment] {
    var turns: Set<Moment> = []
    func add<Value>(_ dated: Dated<Value>) { turns.formUnion(dated.entries.map(\.from)) }
    for period in periods {
      turns.insert(period.from)
      if let until = period.until { turns.insert(until) }
    }
    add(elderlyFrom)
    add(usualDays)
    add(suggestion)
    passage.forEach { add($0.dated) }
    release.forEach { add($0.dated) }
    return turns.sorted()
  }

  /// The rules of one kind of area for a direction that say something at a moment, also that nobody knows it.
  func passageRules(_ direction: PassageRule.Direction, _ kind: AreaKind, at moment: Moment)
    -> [(rule: PassageRule, entry: Dated<PassageRule.Terms>.Entry)]
  {
    passage.compactMap { rule in
      guard rule.direction == direction, rule.kinds.isEmpty || rule.kinds.contains(kind),
        let entry = rule.dated.entry(at: moment), entry.value != nil || entry.isUnknown
      else { return nil }
      return (rule, entry)
    }
  }

  func releaseRules(_ kind: AreaKind, at moment: Moment) -> [(rule: ReleaseRule, entry: Dated<ReleaseRule.Terms>.Entry)]
  {
    release.compactMap { rule in
      guard rule.kinds.isEmpty || rule.kinds.contains(kind), let entry = rule.dated.entry(at: moment),
        entry.value != nil || entry.isUnknown
      else { return nil }
      return (rule, entry)
    }
  }
}
