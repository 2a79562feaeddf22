import Quantities
import Registry
public import Store

extension SupportOffice {
  /// Enters a claim. What the system knows nobody is asked for: the receipt says which papers only the claimant can bring.
  ///
  /// With papers missing the claim waits for them, and no deadline runs.
  ///
  /// - Throws: `AccessError.refused` outside the officer's area; `SupportError.noPolicy`, `.unknown`, `.unusable`, `.wrongKind`,
  ///   `.paysNothing`, `.duplicate`; `CriteriaError`; `StoreError`; `SealingError`; `LogError`.
  public func enter(_ form: ClaimForm, by access: Access) throws -> ClaimReceipt {
    try file.write { writing in
      try access.require(.decideSupport, among: [form.ward], subject: "claim for support in ward \(form.ward)")
      return try enter(form, list: nil, by: access, writing)
    }
  }

  /// Enters an employer's list: many claims with one number, all of them or none.
  ///
  /// - Parameter employer: who sent it; sealed.
  /// - Throws: as `enter(_:by:)`, with the row of the first claim that cannot be taken as `SupportError.unusable`.
  public func enter(list forms: [ClaimForm], of employer: String, ward: Int, by access: Access) throws -> ListReceipt {
    try file.write { writing in
      try access.require(.decideSupport, among: [ward], subject: "list of claims in ward \(ward)")
      guard !forms.isEmpty, ClaimPerson.isName(employer) else {
        throw SupportError.unusable("a list names the employer, beginning with a letter, and has a row or more")
      }
      try check(ward: ward, writing)
      let number = try writing.nextNumber(of: Self.lists)
      try writing.run(
        "INSERT INTO support_lists (id, ward, recorded_at, recorded_by, sealed) VALUES (?, ?, ?, ?, ?)",
        [
          SQLValue(number), SQLValue(ward), .integer(writing.instant.milliseconds), .text(access.officer.name),
          .bytes(sealer.seal(SealedText.encode([employer]), table: Self.lists, row: number)),
        ])
      var receipts: [ClaimReceipt] = []
      for (row, form) in forms.enumerated() {
        try access.require(.decideSupport, among: [form.ward], subject: "list of claims in ward \(form.ward)")
        do { receipts.append(try enter(form, list: number, by: access, writing)) } catch let error as SupportError {
          throw SupportError.unusable("row \(row + 1) of the list: \(error); nothing of the list was taken")
        }
      }
      writing.record(
        access.act("support.list", subject: "support list \(number)", facts: ["claims": String(receipts.count)]))
      return ListReceipt(number: number, claims: receipts)
    }
  }

  func enter(_ form: ClaimForm, list: Int?, by access: Access, _ writing: Writing) throws -> ClaimReceipt {
    try form.person.check()
    try check(ward: form.ward, writing)
    guard (form.kind == .household) == (form.person.business != nil) else {
      throw SupportError.unusable("a claim of a household names its business, and one of a person none")
    }
    let today = writing.instant.day(offset: offset)
    let confirmation = try register.confirm(
      form.person.identifier, name: form.person.name, birthYear: form.person.birthYear, writing)
    let (facts, citizen) = try facts(of: form.person, on: today, writing)
    let ruling = try self.ruling(on: form.policy, facts, claimDay: today, writing)
    guard ruling.kind == form.kind else {
      throw SupportError.wrongKind(policy: form.policy, needs: ruling.kind.rawValue)
    }
    guard ruling.isPaid else { throw SupportError.paysNothing(policy: form.policy) }
    let needed = ruling.answer.documents.filter { $0.heldBy == nil }.map(\.id)
    let missing = needed.filter { !form.papers.contains($0) }
    let state: ClaimState = missing.isEmpty ? .entered : .awaitingPapers
    let number = try writing.nextNumber(of: Self.claims)
    do {
      try writing.run(
        """
        INSERT INTO support_claims (id, kind, claimant, person, citizen, policy, ward, list, claim_day, clock_from, clock_days,
          decide_days, means, state, recorded_at, recorded_by, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), .text(form.kind.rawValue), .bytes(hashes.claimant(form.kind, form.person)),
          .bytes(hashes.key(of: form.person.identifier)), SQLValue(citizen), .text(form.policy), SQLValue(form.ward),
          SQLValue(list), SQLValue(today), missing.isEmpty ? SQLValue(today) : .null,
          missing.isEmpty ? SQLValue(ruling.decideDays) : .null, SQLValue(ruling.decideDays),
          .text(form.person.payee.means.rawValue), .text(state.rawValue),
          .integer(writing.instant.milliseconds), .text(access.officer.name),
          .bytes(sealer.seal(form.person.encoded(), table: Self.claims, row: number)),
        ])
    } catch {
      // The index of undecided claims: this one, or one that somebody else entered in the meantime.
      if case .constraint = error { throw SupportError.duplicate }
      throw error
    }
    // What was brought is kept though nothing asks for it yet: a corrected answer may.
    let known = Set(try rules.last(writing).catalogue.item(form.policy)?.file.documents.map(\.id) ?? [])
    for paper in needed + form.papers.intersection(known).subtracting(needed).sorted() {
      try writing.run(
        "INSERT INTO support_papers (claim, paper, brought_day) VALUES (?, ?, ?)",
        [SQLValue(number), .text(paper), form.papers.contains(paper) ? SQLValue(today) : .null])
    }
    var told = ["policy": form.policy, "ward": String(form.ward), "kind": form.kind.rawValue]
    if let list { told["list"] = String(list) }
    if !missing.isEmpty { told["missing"] = missing.joined(separator: " ") }
    try record(.entered, of: number, told, by: access, writing)
    return ClaimReceipt(
      claim: try claim(number, writing), register: confirmation.answer, answer: ruling.answer, missingPapers: missing)
  }

  func check(ward: Int, _ reading: Reading) throws {
    let isThere = try reading.first("SELECT 1 FROM store_wards WHERE id = ?", [SQLValue(ward)]) { _ in true }
    guard isThere == true else { throw SupportError.unknown(what: "ward", name: String(ward), known: []) }
  }
}
