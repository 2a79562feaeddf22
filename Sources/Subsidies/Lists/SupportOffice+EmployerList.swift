import Quantities
public import Store

/// What came of an employer's list: rows = claims + findings.
public struct EmployerListReceipt: Sendable {
  /// The number of the list; `nil` when no row could be taken, and there is none.
  public var number: Int?
  /// In the order of the rows; a row is the record in the file, the header being 1.
  public var claims: [(row: Int, receipt: ClaimReceipt)]
  /// In the order of the rows.
  public var findings: [EmployerList.Finding]
}

extension SupportOffice {
  /// Enters the rows of an employer's list that can be entered; each of the others is a finding. The same file may come again, mended:
  /// whoever has a claim that is not decided is not entered twice.
  ///
  /// One transaction: an error that is none of a row leaves nothing behind.
  ///
  /// - Parameters:
  ///   - employer: who sent it; sealed.
  ///   - papers: those that were brought for everybody.
  /// - Throws: `AccessError.refused` outside the officer's area; `SupportError.noPolicy`, `.unknown`, `.paysNothing`, `.unusable` for what
  ///   is wrong with all of it; `CriteriaError`; `StoreError`; `SealingError`; `LogError`.
  public func enter(
    _ list: EmployerList, of employer: String, policy: String, ward: Int, papers: Set<String> = [], by access: Access
  ) throws -> EmployerListReceipt {
    try file.write { writing in
      try access.require(.decideSupport, among: [ward], subject: "list of claims in ward \(ward)")
      guard list.rows > 0, ClaimPerson.isName(employer) else {
        throw SupportError.unusable("a list names the employer, beginning with a letter, and has a row or more")
      }
      try check(ward: ward, writing)
      let catalogue = try rules.last(writing).catalogue
      guard let item = catalogue.item(policy) else {
        throw SupportError.unknown(what: "policy in force", name: policy, known: catalogue.items.map(\.policy.id))
      }
      guard item.policy.isPaid, item.policy.payee != .employer else { throw SupportError.paysNothing(policy: policy) }
      let number = try writing.nextNumber(of: Self.lists)
      try writing.run(
        "INSERT INTO support_lists (id, ward, recorded_at, recorded_by, sealed) VALUES (?, ?, ?, ?, ?)",
        [
          SQLValue(number), SQLValue(ward), .integer(writing.instant.milliseconds), .text(access.officer.name),
          .bytes(sealer.seal(SealedText.encode([employer]), table: Self.lists, row: number)),
        ])
      var receipt = EmployerListReceipt(number: number, claims: [], findings: list.findings)
      for (row, person) in list.people {
        let form = ClaimForm(
          kind: person.business == nil ? .person : .household, person: person, policy: policy, ward: ward,
          papers: papers)
        do {
          // Looked for first: an index that refuses would undo the whole list on some databases.
          if try hasUndecided(form, writing) { throw SupportError.duplicate }
          receipt.claims.append((row, try enter(form, list: number, by: access, writing)))
        } catch let error as SupportError {
          receipt.findings.append(EmployerList.Finding(row: row, error))
        }
      }
      receipt.findings.sort { $0.row < $1.row }
      if receipt.claims.isEmpty {
        try writing.run("DELETE FROM support_lists WHERE id = ?", [SQLValue(number)])
        receipt.number = nil
      }
      writing.record(
        access.act(
          "support.list", subject: receipt.number.map { "support list \($0)" } ?? "support list without a claim",
          facts: ["claims": String(receipt.claims.count), "findings": String(receipt.findings.count)]))
      return receipt
    }
  }

  private func hasUndecided(_ form: ClaimForm, _ reading: Reading) throws -> Bool {
    try reading.first(
      """
      SELECT 1 FROM support_claims
      WHERE claimant = ? AND policy = ? AND state IN ('entered', 'awaiting-papers', 'refused') LIMIT 1
      """, [.bytes(hashes.claimant(form.kind, form.person)), .text(form.policy)]
    ) { _ in true } ?? false
  }
}
