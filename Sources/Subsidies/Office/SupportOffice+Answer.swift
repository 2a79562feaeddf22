import Criteria
import Quantities
import Registry
public import Store

extension SupportOffice {
  /// Takes what a claimant says later or corrects, and papers that come with it, and asks the rules again.
  ///
  /// Only before a claim is decided: what is decided is sent back or appealed first. The day of the claim stays, and the deadline runs on,
  /// unless papers are needed now that were not before; with the last of them it begins. What the system knows itself still goes before what
  /// is said. What was said before is kept, sealed; the history and the decision log have numbers only.
  ///
  /// - Returns: what the rules say so far, and which papers are still to be brought.
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`, `.unknown` for a question, spell or paper that the policy does
  ///   not have, `.unusable`; `CriteriaError`; `StoreError`; `SealingError`; `LogError`.
  @discardableResult
  public func answer(
    _ answers: ClaimAnswers, to number: Int, because ground: String, by access: Access
  ) throws -> ClaimReceipt {
    try Self.check(ground: ground)
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      guard claim.state == .entered || claim.state == .awaitingPapers else {
        throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
      }
      guard !answers.isEmpty else { throw SupportError.unusable("nothing is answered and no paper is brought") }
      let before = try person(ofClaim: number, writing)
      let person = answers.applied(to: before)
      try person.check()
      try check(answers.names, of: claim.policy, said: before, writing)
      let today = writing.instant.day(offset: offset)
      func ruling(_ person: ClaimPerson) throws -> ClaimRuling {
        try self.ruling(on: claim.policy, facts(of: person, on: today, writing).facts, claimDay: claim.day, writing)
      }
      let now = try ruling(person)
      let missing = try take(
        papers: answers.papers, of: claim, needed: Self.papers(now), before: Self.papers(ruling(before)), on: today,
        writing)
      if missing.isEmpty, claim.state == .awaitingPapers {
        try move(claim, to: .entered, clock: now.decideDays, writing)
      } else if !missing.isEmpty, claim.state == .entered {
        try move(claim, to: .awaitingPapers, clock: nil, writing)
      }
      var told = ["said": String(answers.names.count)]
      if !answers.papers.isEmpty { told["papers"] = answers.papers.sorted().joined(separator: " ") }
      if !missing.isEmpty { told["missing"] = missing.joined(separator: " ") }
      try record(.answered, of: number, ground: ground, told, by: access, writing)
      if person != before { try keep(before, sayingNow: person, of: number, writing) }
      let confirmation = try register.confirm(
        person.identifier, name: person.name, birthYear: person.birthYear, writing)
      return ClaimReceipt(
        claim: try self.claim(number, writing), register: confirmation.answer, answer: now.answer,
        missingPapers: missing)
    }
  }

  /// - Throws: `SupportError.unknown` for a question or spell that neither the policy reads nor the claim has.
  private func check(
    _ names: Set<String>, of policy: String, said person: ClaimPerson, _ reading: Reading
  ) throws {
    guard let item = try rules.last(reading).catalogue.item(policy) else { return }
    let reads = item.policy.dated.entries.reduce(into: Set<String>()) { $0.formUnion($1.value?.read ?? []) }
    let said = Set(person.statements.keys).union(person.spells.map(\.kind))
    for name in names.sorted() where !reads.contains(name) && !said.contains(name) {
      throw SupportError.unknown(what: "question or spell of this policy", name: name, known: reads.sorted())
    }
  }

  /// Papers that only the claimant can bring.
  private static func papers(_ ruling: ClaimRuling) -> [String] {
    ruling.answer.documents.filter { $0.heldBy == nil }.map(\.id)
  }

  /// Notes the papers that are needed by what is said now, and those that were brought. What an officer asked for besides stays asked for.
  ///
  /// - Returns: those that are missing, by their ids.
  private func take(
    papers: Set<String>, of claim: ClaimRecord, needed: [String], before: [String], on today: Day, _ writing: Writing
  ) throws -> [String] {
    let listed = try self.papers(of: claim.number, writing)
    for paper in papers.sorted() where !needed.contains(paper) && !listed.contains(where: { $0.id == paper }) {
      throw SupportError.unknown(what: "paper of this claim", name: paper, known: needed)
    }
    let needless = Set(before).subtracting(needed).subtracting(papers)
    for paper in listed where paper.brought == nil && needless.contains(paper.id) {
      try writing.run(
        "DELETE FROM support_papers WHERE claim = ? AND paper = ?", [SQLValue(claim.number), .text(paper.id)])
    }
    for paper in needed where !listed.contains(where: { $0.id == paper }) {
      try writing.run(
        "INSERT INTO support_papers (claim, paper, brought_day) VALUES (?, ?, NULL)",
        [SQLValue(claim.number), .text(paper)])
    }
    for paper in papers.sorted() {
      try writing.run(
        "UPDATE support_papers SET brought_day = coalesce(brought_day, ?) WHERE claim = ? AND paper = ?",
        [SQLValue(today), SQLValue(claim.number), .text(paper)])
    }
    return try self.papers(of: claim.number, writing).filter { $0.brought == nil }.map(\.id)
  }

  /// Seals what is said now, and beside the act in the history what was said before.
  private func keep(
    _ before: ClaimPerson, sayingNow person: ClaimPerson, of number: Int, _ writing: Writing
  ) throws {
    try writing.run(
      "UPDATE support_claims SET sealed = ? WHERE id = ?",
      [.bytes(sealer.seal(person.encoded(), table: Self.claims, row: number)), SQLValue(number)])
    let row = try writing.nextNumber(of: Self.said)
    try writing.run(
      """
      INSERT INTO support_said (id, claim, act, sealed)
      SELECT ?1, claim, max(number), ?2 FROM support_acts WHERE claim = ?3 GROUP BY claim
      """, [SQLValue(row), .bytes(sealer.seal(before.encoded(), table: Self.said, row: row)), SQLValue(number)])
  }

  /// What was said before each act that changed it, in the order of the acts.
  ///
  /// - Throws: `SupportError.unreadable`; `SealingError`; `StoreError`.
  func said(ofClaim number: Int, _ reading: Reading) throws -> [ClaimFile.Said] {
    try reading.all("SELECT id, act, sealed FROM support_said WHERE claim = ? ORDER BY act", [SQLValue(number)]) {
      ClaimFile.Said(
        act: $0.int(1), person: try ClaimPerson.decode(sealer.open($0.bytes(2), table: Self.said, row: $0.int(0))))
    }
  }
}
