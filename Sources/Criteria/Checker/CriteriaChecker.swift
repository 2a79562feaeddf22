import Quantities

/// One thing that is wrong with a criteria set, with the line to look at.
public struct CriteriaFinding: Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var line: Int
  /// Stable name of the kind of finding.
  public var code: String
  public var message: String

  public var description: String { "\(file):\(line): \(code): \(message)" }
}

/// Finds what is wrong with a criteria set before anybody applies it: gaps, overlaps, unread inputs, failing examples.
public struct CriteriaChecker {
  let set: CriteriaSet
  private var findings: [CriteriaFinding] = []
  /// What came out for the examples that could be worked out.
  private(set) var outcomes: [(example: Example, outcome: ExampleRun.Outcome)] = []

  /// All findings, by line; empty when the set is sound.
  ///
  /// A set that says what it misses is checked as far as it goes and its gaps are no findings.
  public static func check(_ set: CriteriaSet) -> [CriteriaFinding] {
    var checker = CriteriaChecker(set: set)
    checker.checkIdentifiers()
    checker.checkCitations()
    checker.checkDates()
    checker.checkReading()
    checker.checkLevels()
    if set.missing.isEmpty { checker.checkEditions() }
    return checker.findings.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }

  private init(set: CriteriaSet) { self.set = set }

  mutating func add(_ line: Int, _ code: String, _ message: String) {
    let finding = CriteriaFinding(file: set.file, line: line, code: code, message: message)
    if !findings.contains(finding) { findings.append(finding) }
  }

  private mutating func checkIdentifiers() {
    var kinds: [(String, [(id: String, line: Int)])] = [
      ("level", set.classes.map { ($0.id, $0.line) }), ("value", set.values.map { ($0.id, $0.line) }),
      ("indicator", set.indicators.map { ($0.id, $0.line) }),
      ("bands", set.bandSets.map { ($0.id, $0.line) } + set.combinedBands.map { ($0.id, $0.line) }),
      ("adjustment", set.adjustments.map { ($0.id, $0.line) }), ("example", set.examples.map { ($0.name, $0.line) }),
      ("source", set.sources.map { ($0.key, $0.line) }),
    ]
    kinds += set.bandSets.map { ("band of \($0.id)", $0.bands.map { ($0.id, $0.line) }) }
    for (kind, ids) in kinds {
      var seen: Set<String> = []
      for (id, line) in ids where !seen.insert(id).inserted {
        add(line, "duplicate", "the \(kind) '\(id)' stands twice")
      }
    }
    if !set.file.isEmpty, set.file != "\(set.id).yaml" {
      add(1, "file-name", "the file of '\(set.id)' should be named \(set.id).yaml")
    }
  }

  /// Every key that a citation uses must be declared under 'sources', and every one declared must be used.
  private mutating func checkCitations() {
    let declared = Set(set.sources.map(\.key))
    for cited in set.citedKeys where !declared.contains(cited.key) {
      add(cited.line, "not-declared", "[\(cited.key)] is cited and does not stand under 'sources'")
    }
    let used = Set(set.citedKeys.map(\.key))
    for source in set.sources where !used.contains(source.key) {
      add(source.line, "not-read", "the source [\(source.key)] is declared and nothing cites it")
    }
  }

  private mutating func checkDates() {
    guard let first = set.periods.map(\.from).min() else { return }
    for value in set.values {
      if let from = value.entries.first?.from, from > first {
        add(value.line, "no-value", "'\(value.id)' has no value from \(first) until \(from)")
      }
      for entry in value.entries where entry.confidence == .unknown || entry.value == nil {
        if set.missing.isEmpty { add(entry.line, "unknown-value", "'\(value.id)' is not known from \(entry.from)") }
      }
    }
    for example in set.examples
    where !set.periods.contains(where: { $0.from <= example.day && $0.until.map { example.day <= $0 } ?? true }) {
      add(example.line, "example-outside", "'\(example.name)' is dated \(example.day), when the set is not in force")
    }
  }

  /// What is declared must be read, and what is read must be declared.
  private mutating func checkReading() {
    /// What is read, and the first line that reads it.
    var readValues: [String: Int] = [:]
    var readIndicators: [String: Int] = [:]
    var readBands: Set<String> = []
    func readValue(_ name: String, _ line: Int) { readValues[name] = readValues[name] ?? line }
    func readIndicator(_ name: String, _ line: Int) { readIndicators[name] = readIndicators[name] ?? line }
    func read(_ conditions: [Condition]) {
      for condition in conditions {
        for bound in condition.bounds { readValue(bound.value, condition.line) }
        switch condition.subject {
        case .indicator(let id), .missing(let id): readIndicator(id, condition.line)
        case .level: break
        }
      }
    }
    for indicator in set.indicators {
      let names = indicator.form.names
      for name in names.values { readValue(name, indicator.line) }
      for name in names.indicators { readIndicator(name, indicator.line) }
    }
    for bands in set.bandSets {
      readIndicator(bands.indicator, bands.line)
      for band in bands.bands {
        for bound in band.bounds { readValue(bound.value, band.line) }
      }
    }
    for decision in [set.decision] + [set.exit].compactMap({ $0 }) {
      switch decision {
      case .table(let axes, _, _):
        readBands.formUnion(axes)
        // A table is made of what stands before it.
        for combined in set.combinedBands.reversed() where readBands.contains(combined.id) {
          readBands.formUnion(combined.parts)
        }
      case .highestOf(let sets, _, _, _): readBands.formUnion(sets)
      case .firstMatch(let rules, _): rules.forEach { $0.anyOf.forEach(read) }
      }
    }
    if let timing = set.timing {
      for streak in timing.streaks { readValue(streak.length, streak.line) }
      for stay in timing.stays { readValue(stay.length, stay.line) }
      if let notice = timing.notice { readValue(notice.hours, notice.line) }
    }
    for rollUp in set.rollUps {
      var readShares: Set<String> = []
      for condition in rollUp.rules.flatMap(\.when) {
        readValue(condition.bound.value, condition.line)
        readShares.insert(condition.share)
      }
      for share in rollUp.shares where !readShares.contains(share.id) {
        add(share.line, "not-read", "the share '\(share.id)' is declared and no rule of '\(rollUp.id)' reads it")
      }
    }
    for adjustment in set.adjustments { read(adjustment.when + adjustment.unless) }
    for value in set.values where readValues[value.id] == nil {
      add(value.line, "not-read", "the value '\(value.id)' is declared and nothing reads it")
    }
    for indicator in set.indicators where readIndicators[indicator.id] == nil && !indicator.shownOnly {
      add(
        indicator.line, "not-read",
        "the indicator '\(indicator.id)' is declared and no rule reads it; write shown_only: true if it is only for show"
      )
    }
    for bands in set.bandSets where !readBands.contains(bands.id) {
      add(bands.line, "not-read", "the bands '\(bands.id)' are declared and no decision reads them")
    }
    for combined in set.combinedBands where !readBands.contains(combined.id) {
      add(combined.line, "not-read", "the combined bands '\(combined.id)' are declared and no table reads them")
    }
    let declaredValues = Set(set.values.map(\.id))
    for (name, line) in readValues.sorted(by: { $0.key < $1.key }) where !declaredValues.contains(name) {
      add(line, "not-declared", "the value '\(name)' is read and not declared")
    }
    let declaredIndicators = Set(set.indicators.map(\.id))
    for (name, line) in readIndicators.sorted(by: { $0.key < $1.key }) where !declaredIndicators.contains(name) {
      add(line, "not-declared", "the indicator '\(name)' is read and not declared")
    }
    for example in set.examples {
      for (name, _) in example.values + example.before.flatMap(\.values)
      where !set.indicators.contains(where: { $0.id == name }) {
        add(example.line, "not-declared", "the example gives '\(name)', which is no indicator of the set")
      }
    }
  }

  private mutating func checkLevels() {
    var reached: Set<String> = [set.noData.id]
    switch set.decision {
    case .table(_, let cells, _): reached.formUnion(cells.map(\.level))
    case .highestOf: reached.formUnion(set.bandSets.flatMap(\.bands).compactMap(\.level))
    case .firstMatch(let rules, _): reached.formUnion(rules.map(\.level))
    }
    // A class without rank, such as "cannot be said", may be one of larger areas alone.
    reached.formUnion(levelsOfRollUps.filter { level in set.unranked.contains { $0.id == level } })
    for adjustment in set.adjustments {
      switch adjustment.effect {
      case .raise(let steps):
        for (rank, level) in set.levels.enumerated() where reached.contains(level.id) {
          reached.insert(set.levels[min(rank + steps, set.levels.count - 1)].id)
        }
      case .floor(let id), .ceiling(let id): reached.insert(id)
      case .hold, .cap: break
      }
    }
    for level in set.classes where !reached.contains(level.id) {
      add(level.line, "unreachable", "no rule leads to '\(level.id)'")
    }
  }

  private var levelsOfRollUps: Set<String> { Set(set.rollUps.flatMap(\.rules).map(\.level)) }

  // MARK: Editions

  private mutating func checkEditions() {
    var days = Set(set.periods.map(\.from))
    for entry in set.values.flatMap(\.entries) {
      if set.periods.contains(where: { $0.from <= entry.from && $0.until.map { entry.from <= $0 } ?? true }) {
        days.insert(entry.from)
      }
    }
    var reachable: Set<Int> = []
    for (position, level) in set.classes.enumerated() where level.rank == nil && levelsOfRollUps.contains(level.id) {
      reachable.insert(position)
    }
    for day in days.sorted() {
      do throws(CriteriaError) {
        let edition = try set.edition(on: day)
        for position in set.bandSets.indices { checkBands(edition, position) }
        if let found = ReachableClasses.find(edition) {
          reachable.formUnion(found)
        } else {
          reachable.formUnion(set.classes.indices)
        }
      } catch {
        addFailure(error)
        return
      }
    }
    for (position, level) in set.classes.enumerated() where !reachable.contains(position) {
      add(level.line, "unreachable", "no values of the indicators lead to '\(level.id)'")
    }
    for example in set.examples { run(example) }
    checkExamples()
  }

  private mutating func addFailure(_ error: CriteriaError) {
    if case .malformed(_, let line, let message) = error {
      add(line, "malformed", message)
    } else {
      add(1, "unusable", "\(error)")
    }
  }

  /// Every value must lie in exactly one band: tried on each threshold, between any two, and beyond the ends.
  private mutating func checkBands(_ edition: Edition, _ position: Int) {
    let bands = edition.bandSets[position]
    let source = set.bandSets[position]
    let thresholds = Array(Set(bands.bounds.flatMap { $0 }.map(\.threshold))).sorted()
    guard let least = thresholds.first, let most = thresholds.last else { return }
    var probes = [least - 1, most + 1] + thresholds
    probes += zip(thresholds, thresholds.dropFirst()).map { ($0 + $1) / 2 }
    for probe in probes.sorted() {
      let holding = bands.bounds.indices.filter { bands.bounds[$0].allSatisfy { $0.holds(probe) } }
      if holding.isEmpty { add(source.line, "gap", "no band of '\(source.id)' holds the value \(probe)") }
      if holding.count > 1 {
        let names = holding.map { source.bands[$0].id }.joined(separator: ", ")
        add(
          source.bands[holding[1]].line, "overlap", "the bands \(names) of '\(source.id)' all hold the value \(probe)")
      }
    }
  }

  private mutating func run(_ example: Example) {
    do throws(CriteriaError) {
      let outcome = try ExampleRun(set, example).outcome()
      outcomes.append((example, outcome))
      if outcome.level != example.level {
        add(
          example.line, "example-fails",
          "'\(example.name)' should be \(example.level) and comes out \(outcome.level): \(outcome.why)")
      }
      if let inForce = example.inForce, inForce != outcome.inForce {
        add(
          example.line, "example-fails",
          "'\(example.name)' should have \(inForce) in force and comes out \(outcome.inForce)")
      }
    } catch {
      if case .notInForce = error { return }
      addFailure(error)
    }
  }
}
