public import Criteria
import Quantities
import Registry

/// Finds what is wrong with rules of vaccination before anybody is called by them: entries that nothing reads, failing examples, and
/// limits without an example just under, on and just over.
public struct VaccinationChecker {
  let rules: VaccinationRules
  private var findings: RuleFindings

  /// All findings, by line; empty when the rules are sound.
  public static func check(_ rules: VaccinationRules) -> [RuleFinding] {
    var checker = VaccinationChecker(rules: rules)
    checker.findings.checkCitations(id: rules.id, rules.citedKeys, rules.sources)
    checker.checkDays()
    checker.checkGroups()
    checker.checkExamples()
    checker.demandExamples()
    return checker.findings.sorted
  }

  private init(rules: VaccinationRules) {
    self.rules = rules
    findings = RuleFindings(file: rules.file)
  }

  /// Entries that never hold, and values that nobody knew when doses could be given already.
  private mutating func checkDays() {
    for product in rules.products {
      if rules.period(on: product.approved) == nil {
        findings.add(product.line, "outside", "'\(product.id)' is approved when the rules are not in force")
      }
      for first in product.intervals.compactMap(\.entries.first?.from.day)
        + product.ages.entries.prefix(1).map(\.from.day)
      where first > product.approved {
        findings.add(
          product.line, "gap", "'\(product.id)' is approved on \(product.approved), and a rule of it begins on \(first)"
        )
      }
    }
    for rule in rules.mixing {
      let approved = [rule.before, rule.next].compactMap { rules.product(id: $0)?.approved }.max()
      for entry in rule.dated.entries where entry.value != nil && approved.map({ entry.from.day < $0 }) ?? false {
        findings.add(
          rule.line, "outside",
          "'\(rule.next)' may follow '\(rule.before)' from \(entry.from.day), before both are approved")
      }
    }
  }

  private mutating func checkGroups() {
    let read = Set(rules.plans.flatMap(\.order))
    for group in rules.groups where !read.contains(group.id) {
      findings.add(group.line, "not-read", "the group '\(group.id)' is declared and stands in no order")
    }
  }

  // MARK: Examples

  private mutating func checkExamples() {
    var names: Set<String> = []
    for example in rules.examples {
      if !names.insert(example.name).inserted {
        findings.add(example.line, "duplicate", "the example '\(example.name)' stands twice")
      }
      for difference in rules.differences(of: example) {
        findings.add(example.line, "example-fails", "'\(example.name)' \(difference)")
      }
    }
  }

  private mutating func demandExamples() {
    let pairs = rules.examples.flatMap { example in zip(example.doses, example.doses.dropFirst()).map { ($0, $1) } }
    for product in rules.products {
      let days = rules.examples.flatMap(\.doses).filter { $0.product == product.id }.map(\.day)
      for day in [product.approved - 1, product.approved] where !days.contains(day) {
        findings.add(product.line, "no-example", "no example has a dose of '\(product.id)' on \(day)")
      }
      let isCompleted = rules.examples.contains { example in
        example.completedOn != nil && example.doses.allSatisfy { $0.product == product.id }
      }
      if !isCompleted {
        findings.add(product.line, "no-example", "no example completes the series of '\(product.id)'")
      }
      for interval in product.intervals.flatMap(\.entries) {
        guard let terms = interval.value else { continue }
        demand(
          terms, of: "'\(product.id)'", line: interval.line,
          pairs.filter { $0.product == product.id && $1.product == product.id }.map { $1.day.days(since: $0.day) })
      }
      demandAges(product)
    }
    for rule in rules.mixing {
      for entry in rule.dated.entries {
        guard let terms = entry.value else { continue }
        demand(
          terms.interval, of: "'\(rule.next)' after '\(rule.before)'", line: entry.line,
          pairs.filter { $0.product == rule.before && $1.product == rule.next }.map { $1.day.days(since: $0.day) })
      }
    }
    demandFlags()
  }

  /// Just under, on and just over each limit of an interval.
  private mutating func demand(_ terms: VaccineProduct.Interval, of name: String, line: Int, _ gaps: [Int]) {
    var wanted = [terms.least - rules.graceDays - 1, terms.least - rules.graceDays, terms.least - 1, terms.least]
    if let through = terms.through { wanted += [through, through + 1] }
    for days in wanted where !gaps.contains(days) {
      findings.add(line, "no-example", "no example has doses of \(name) \(days) days apart")
    }
  }

  private mutating func demandAges(_ product: VaccineProduct) {
    for (place, entry) in product.ages.entries.enumerated() {
      guard let ages = entry.value else { continue }
      let next = place + 1 < product.ages.entries.count ? product.ages.entries[place + 1].from.day : nil
      let given = rules.examples.flatMap { example in
        example.doses.filter { dose in
          dose.product == product.id && (place == 0 || entry.from.day <= dose.day) && next.map { dose.day < $0 } ?? true
        }.compactMap { example.birth?.age(on: $0.day) }
      }
      for age in [ages.from - 1, ages.from] where age >= 0 && !given.contains(age) {
        findings.add(
          entry.line, "no-example",
          "no example has a dose of '\(product.id)' at the age of \(age) from \(entry.from.day)")
      }
    }
  }

  /// Each flag must come out of some example, so that what it does to a dose is seen.
  private mutating func demandFlags() {
    let seen = Set(rules.examples.flatMap { $0.assessed ?? [] }.flatMap(\.flags))
    for rule in rules.counting where !seen.contains(rule.flag) && rules.canRaise(rule.flag) {
      findings.add(rule.line, "no-example", "no example has a dose with the flag '\(rule.flag.rawValue)'")
    }
  }
}

extension VaccinationRules {
  /// Whether any dose can have a flag by these rules.
  func canRaise(_ flag: DoseFlag) -> Bool {
    switch flag {
    case .tooOld: products.contains { $0.ages.entries.contains { $0.value?.through != nil } }
    case .unknownRule:
      booster.entries.contains(where: \.isUnknown) || products.contains { $0.ages.entries.contains(where: \.isUnknown) }
        || products.contains { $0.intervals.contains { $0.entries.contains(where: \.isUnknown) } }
        || mixing.contains { $0.dated.entries.contains(where: \.isUnknown) }
    default: true
    }
  }

  /// What of an example comes out otherwise than it should, in words.
  func differences(of example: VaccinationExample) -> [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ name: String, _ expected: Value?, _ value: Value?) {
      guard let expected, expected != value else { return }
      found.append("should have \(name) \(expected) and has \(value.map { "\($0)" } ?? "none")")
    }
    let standing = standing(of: example.doses, birth: example.birth, on: example.on)
    if let expected = example.assessed {
      compare(
        "the places", expected.map { $0.place.map(String.init) ?? "-" },
        standing.doses.map { $0.place.map(String.init) ?? "-" })
      compare(
        "the flags", expected.map { $0.flags.map(\.rawValue).sorted() },
        standing.doses.map { $0.flags.map(\.rawValue).sorted() })
    }
    compare("the status", example.status?.rawValue, standing.status.rawValue)
    compare("the day of completion", example.completedOn, standing.completedOn)
    compare("the day of protection", example.protectedFrom, standing.protectedFrom)
    switch example.due {
    case nil: break
    case .nothing?:
      if let due = standing.due { found.append("should have no dose due and has dose \(due.place)") }
    case .dose(let expected)?:
      compare("the dose due", expected.place, standing.due?.place)
      compare("a booster due", expected.isBooster, standing.due?.isBooster)
      compare("the products", expected.products, standing.due?.products)
      compare("the earliest day", expected.earliest, standing.due?.earliest)
      compare("the first recommended day", expected.from, standing.due?.recommendedFrom)
      compare("the last recommended day", expected.through, standing.due?.recommendedThrough)
    }
    compare(
      "the place in the order", example.priority, priority(of: example.groups, birth: example.birth, on: example.on))
    return found
  }
}
