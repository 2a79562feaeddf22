import Criteria
import Epidemiology
public import Quantities
public import Store
import Surveillance

/// Classifies people anew after something about them has changed, and whoever that concerns; keeps history, F numbers and counts.
///
/// A link counts only to somebody who is an F0 without it: two people who would each be confirmed only by the other are not. So the
/// outcome depends on what is known now, never on the order in which it came or on what was taken back.
public struct CaseSettling {
  private let rules: CaseRules
  private let writing: Writing
  private let actor: String
  private let graph: ContactGraph
  private let reader: EvidenceReader
  private var own: [Int: CaseEvidence] = [:]
  private var words: [Int: Word?] = [:]

  /// Whose word stands before the definition.
  private struct Word {
    var caseClass: CaseClass
    var basis: CaseBasis
  }

  /// Classifies people anew.
  ///
  /// - Parameters:
  ///   - changed: records about which something was entered, taken back or put together.
  ///   - actor: who did it, for the history.
  /// - Returns: what is now said of each record in `changed`.
  /// - Throws: `CaseError.notInForce`, `.notFound`, `.unreadable`; `StoreError`.
  @discardableResult
  public static func settle(
    _ changed: [Int], _ rules: CaseRules, actor: String, _ writing: Writing
  ) throws -> [Int: CaseVerdict] {
    var settling = try CaseSettling(rules, actor: actor, writing)
    return try settling.run(changed)
  }

  private init(_ rules: CaseRules, actor: String, _ writing: Writing) throws {
    self.rules = rules
    self.writing = writing
    self.actor = actor
    graph = try ContactGraph(rules, writing)
    reader = EvidenceReader(graph)
  }

  private mutating func run(_ changed: [Int]) throws -> [Int: CaseVerdict] {
    let direct = Set(try changed.map { try graph.root($0) })
    var before: [Int: GraphNode] = [:]
    for number in direct { before[number] = try graph.node(number) }

    // Whoever may have become an F0 only by a link to somebody who changes is none until a link is found anew.
    var waiting = Array(direct)
    var put: Set<Int> = direct
    while let number = waiting.popLast() {
      let was = try graph.node(number)
      let alone = try verdict(number, withLinks: false)
      let now = isF0(alone, was)
      if graph.isF0(was),
        !now || (alone.infectiousFrom, alone.infectiousUntil) != (was.infectiousFrom, was.infectiousUntil)
      {
        for other in try reader.neighbours(number) where !put.contains(other) {
          let node = try graph.node(other)
          guard graph.isF0(node), !isF0(try verdict(other, withLinks: false), node) else { continue }
          before[other] = node
          put.insert(other)
          waiting.append(other)
        }
      }
      var node = was
      node.caseClass = alone.caseClass
      (node.infectiousFrom, node.infectiousUntil) = (alone.infectiousFrom, alone.infectiousUntil)
      graph.set(node)
    }

    // Links are found until none is new; each can only make more F0.
    var queue = Array(put)
    var turned: Set<Int> = []
    for number in put where isTurned(before[number]!, try graph.node(number)) {
      turned.insert(number)
      queue += try reader.neighbours(number)
    }
    while let number = queue.popLast() {
      var node = try graph.node(number)
      if before[number] == nil { before[number] = node }
      guard !graph.isF0(node) else { continue }
      let verdict = try verdict(number, withLinks: true)
      guard isF0(verdict, node) else { continue }
      node.caseClass = verdict.caseClass
      (node.infectiousFrom, node.infectiousUntil) = (verdict.infectiousFrom, verdict.infectiousUntil)
      graph.set(node)
      queue += try reader.neighbours(number)
    }
    turned = []
    var concerned = direct
    for (number, was) in before where isTurned(was, try graph.node(number)) {
      turned.insert(number)
      concerned.formUnion(try reader.neighbours(number))
    }
    concerned.formUnion(before.keys)
    concerned.formUnion(try graph.renumber(around: turned.union(direct)))

    var verdicts: [Int: CaseVerdict] = [:]
    var rows = try SettledRows(rules, actor: actor, writing)
    for number in concerned.sorted() {
      let (verdict, basis) = try final(number)
      try rows.keep(number, verdict, basis, distance: try graph.node(number).distance)
      verdicts[number] = verdict
    }
    try rows.feed()
    return try Dictionary(uniqueKeysWithValues: Set(changed).map { ($0, verdicts[try graph.root($0)]!) })
  }

  /// Whether what others see of a person is another.
  private func isTurned(_ was: GraphNode, _ now: GraphNode) -> Bool {
    graph.isF0(was) != graph.isF0(now)
      || graph.isF0(now)
        && (was.infectiousFrom != now.infectiousFrom || was.infectiousUntil != now.infectiousUntil)
  }

  private func isF0(_ verdict: CaseVerdict, _ node: GraphNode) -> Bool {
    var node = node
    node.caseClass = verdict.caseClass
    return graph.isF0(node)
  }

  // MARK: One person

  private mutating func evidence(_ root: Int, withLinks: Bool) throws -> CaseEvidence {
    if own[root] == nil { own[root] = try reader.own(root) }
    var evidence = own[root]!
    if withLinks { evidence.encounters = try reader.encounters(root) }
    return evidence
  }

  private mutating func verdict(_ root: Int, withLinks: Bool) throws -> CaseVerdict {
    let evidence = try evidence(root, withLinks: withLinks)
    if let word = try word(root) { return said(word, evidence) }
    return try rules.definitions.definition(on: evidence.reportDay).classify(evidence)
  }

  private mutating func final(_ root: Int) throws -> (CaseVerdict, CaseBasis) {
    var evidence = try evidence(root, withLinks: true)
    evidence.distance = try graph.node(root).distance
    if let word = try word(root) { return (said(word, evidence), word.basis) }
    return (try rules.definitions.definition(on: evidence.reportDay).classify(evidence), .definition)
  }

  private func said(_ word: Word, _ evidence: CaseEvidence) -> CaseVerdict {
    let window = rules.definitions.infectiousWindow(
      word.caseClass, reportDay: evidence.reportDay, onset: evidence.onset, tests: evidence.tests,
      offset: evidence.offset)
    let reason = CaseReason(
      rule: word.basis.name, caseClass: word.caseClass, outcome: .met,
      met: [
        word.basis == .officer
          ? Localized(english: "decided by an officer", vietnamese: "do cán bộ quyết định")
          : Localized(english: "as its source says", vietnamese: "theo nguồn báo cáo")
      ])
    return CaseVerdict(
      caseClass: word.caseClass, reasons: [reason], isOpen: false, infectiousFrom: window.from,
      infectiousUntil: window.until)
  }

  /// The last decision of an officer on any record of the person, else what the source of the one under which they stand said.
  private mutating func word(_ root: Int) throws -> Word? {
    if let known = words[root] { return known }
    var found: Word?
    var last = 0
    for member in try graph.members(root) {
      let decided = try writing.first(
        "SELECT id, class FROM cases_decisions WHERE record = ? AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1",
        [SQLValue(member)]
      ) { ($0.int(0), $0.int(1)) }
      if let (number, value) = decided, number > last {
        last = number
        found = Word(caseClass: try CaseTables.value(value), basis: .officer)
      }
    }
    // The source's word stands only while nothing else was entered, on whichever record.
    if found == nil {
      let stated = try graph.members(root).map { member in
        try writing.first("SELECT stated FROM cases_records WHERE id = ?", [SQLValue(member)]) { $0.optionalInt(0) }
          ?? nil
      }
      if let value = stated[0], !stated.contains(nil) {
        found = Word(caseClass: try CaseTables.value(value), basis: .source)
      }
    }
    words[root] = .some(found)
    return found
  }
}

extension CaseDefinitions {
  /// When somebody of a class can infect others; unknown and open for those who count as no F0 or whom no definition was in force for.
  public func infectiousWindow(
    _ caseClass: CaseClass, reportDay: Day, onset: Day?, tests: [CaseTest], offset: Int
  ) -> (from: Day?, until: Day?) {
    guard let definition = try? definition(on: reportDay), definition.f0.contains(caseClass) else { return (nil, nil) }
    return definition.infectious.window(onset: onset, tests: tests, offset: offset)
  }
}
