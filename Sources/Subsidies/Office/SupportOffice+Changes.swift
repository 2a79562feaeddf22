import Quantities
public import Store

extension SupportOffice {
  /// Asks the claimant for papers that nobody else can bring; until they come no deadline runs.
  ///
  /// - Parameter papers: by their ids in the policies.
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`, `.unknown` for a paper that the policies do not have,
  ///   `.unusable` for one that the system holds; `StoreError`; `LogError`.
  @discardableResult
  public func askFor(
    papers: Set<String>, of number: Int, because ground: String = "", by access: Access
  ) throws -> ClaimRecord {
    if !ground.isEmpty { try Self.check(ground: ground) }
    guard !papers.isEmpty else { throw SupportError.unusable("name the papers that are missing") }
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      let today = writing.instant.day(offset: offset)
      let person = try person(ofClaim: number, writing)
      let answer = try self.ruling(
        on: claim.policy, facts(of: person, on: today, writing).facts, claimDay: claim.day, writing
      ).answer
      for paper in papers.sorted() {
        guard let document = answer.documents.first(where: { $0.id == paper }) else {
          throw SupportError.unknown(what: "paper of this policy", name: paper, known: answer.documents.map(\.id))
        }
        if let origin = document.heldBy {
          throw SupportError.unusable("the system holds '\(paper)' itself (\(origin.rawValue)); nobody is asked for it")
        }
      }
      try move(claim, to: .awaitingPapers, clock: nil, writing)
      for paper in papers {
        try writing.run(
          """
          INSERT INTO support_papers (claim, paper, brought_day) VALUES (?, ?, NULL)
          ON CONFLICT (claim, paper) DO UPDATE SET brought_day = NULL
          """, [SQLValue(number), .text(paper)])
      }
      try record(
        .returned, of: number, ground: ground, ["papers": papers.sorted().joined(separator: " ")], by: access, writing)
      return try self.claim(number, writing)
    }
  }

  /// Takes papers; with the last one the deadline begins.
  ///
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`, `.unknown`; `StoreError`; `LogError`.
  @discardableResult
  public func bring(papers: Set<String>, to number: Int, by access: Access) throws -> ClaimRecord {
    try file.write { writing in
      let claim = try claim(number, for: access, writing)
      guard claim.state == .awaitingPapers else {
        throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
      }
      let needed = try self.papers(of: number, writing)
      let today = writing.instant.day(offset: offset)
      for paper in papers.sorted() {
        guard needed.contains(where: { $0.id == paper }) else {
          throw SupportError.unknown(what: "paper of this claim", name: paper, known: needed.map(\.id))
        }
        try writing.run(
          "UPDATE support_papers SET brought_day = ? WHERE claim = ? AND paper = ?",
          [SQLValue(today), SQLValue(number), .text(paper)])
      }
      if try self.papers(of: number, writing).allSatisfy({ $0.brought != nil }) {
        let days = try writing.first("SELECT decide_days FROM support_claims WHERE id = ?", [SQLValue(number)]) {
          $0.int(0)
        }
        try move(claim, to: .entered, clock: days ?? 0, writing)
      }
      try record(.brought, of: number, ["papers": papers.sorted().joined(separator: " ")], by: access, writing)
      return try self.claim(number, writing)
    }
  }

  /// Takes a claim back at the claimant's wish, before money is on its way.
  ///
  /// - Throws: as `bring`; `SupportError.unusable`.
  @discardableResult
  public func withdraw(_ number: Int, because ground: String, by access: Access) throws -> ClaimRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      if claim.state.holdsMoney { try promise(-(claim.amount ?? 0), claim, writing) }
      try move(claim, to: .withdrawn, clock: nil, writing) { Self.nothingGranted }
      try record(.withdrawn, of: number, ground: ground, by: access, writing)
      return try self.claim(number, writing)
    }
  }

  /// Corrects where the money goes. What was confirmed waits for a second officer again, who is not the one who corrected it; a claim
  /// whose payment came back is then paid anew, for the same period.
  ///
  /// - Throws: as `withdraw`; `SealingError`.
  @discardableResult
  public func correct(
    payee: Payee, of number: Int, because ground: String, by access: Access
  ) throws -> ClaimRecord {
    try Self.check(ground: ground)
    try payee.check()
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      guard [.entered, .awaitingPapers, .granted, .refused, .confirmed, .unpaid].contains(claim.state) else {
        throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
      }
      var person = try person(ofClaim: number, writing)
      person.payee = payee
      try writing.run(
        "UPDATE support_claims SET sealed = ?, means = ?, payee_by = ? WHERE id = ?",
        [
          .bytes(sealer.seal(person.encoded(), table: Self.claims, row: number)), .text(payee.means.rawValue),
          .text(access.officer.name), SQLValue(number),
        ])
      if claim.state == .confirmed || claim.state == .unpaid {
        // A second officer sees the new account before money goes there.
        try promise(-(claim.amount ?? 0), claim, writing)
        let days = try writing.first("SELECT decide_days FROM support_claims WHERE id = ?", [SQLValue(number)]) {
          $0.int(0)
        }
        try move(claim, to: .granted, clock: days ?? 0, writing)
        try writing.run(
          "UPDATE support_decisions SET confirmed_at = NULL, confirmed_by = NULL WHERE id = ?",
          [SQLValue(try lastDecision(of: number, writing).row)])
      }
      try record(.corrected, of: number, ground: ground, ["means": payee.means.rawValue], by: access, writing)
      return try self.claim(number, writing)
    }
  }

  func papers(of claim: Int, _ reading: Reading) throws -> [ClaimFile.Paper] {
    try reading.all(
      "SELECT paper, brought_day FROM support_papers WHERE claim = ? ORDER BY paper", [SQLValue(claim)]
    ) { row in
      ClaimFile.Paper(
        id: row.text(0), brought: row.optionalInt(1).map { Day(number: Int32(truncatingIfNeeded: $0)) })
    }
  }
}
