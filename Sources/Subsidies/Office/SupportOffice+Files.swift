import Quantities
public import Store

extension SupportOffice {
  /// One claim with its history, for an officer of its ward; nobody's name is in it. An attempt from elsewhere is in the log.
  ///
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.unreadable`; `StoreError`.
  public func file(ofClaim number: Int, by access: Access) throws -> ClaimFile {
    try file.read { reading in
      try access.requireAnywhere(.readSupport, subject: "claim for support")
      let claim = try claim(number, reading)
      try access.require(.readSupport, among: [claim.ward], subject: Self.subject(number))
      return try whole(claim, reading)
    }
  }

  /// The same with the person, and with what the rules said of them; the reading is in the log.
  ///
  /// - Throws: as `file(ofClaim:by:)`; `SealingError`; `LogError`.
  public func disclosed(claim number: Int, by access: Access) throws -> ClaimFile {
    let found = try file.disclose(.readSupport, to: access, kind: "support.read") { reading in
      let claim = try claim(number, reading)
      var whole = try whole(claim, reading)
      whole.person = try person(ofClaim: number, reading)
      whole.said = try said(ofClaim: number, reading)
      whole.decisions = try decisions(of: number, withAnswers: true, reading)
      return Disclosure(whole, subject: Self.subject(number), wards: [claim.ward])
    }
    guard let found else { throw SupportError.notFound }
    return found
  }

  /// The people of some claims, as a list shows them; claims outside the officer's area are left out, and the reading is in the log with
  /// how many there were.
  ///
  /// - Returns: by the numbers of the claims.
  /// - Throws: `AccessError.refused`; `SupportError.unreadable`; `SealingError`; `StoreError`; `LogError`.
  public func persons(ofClaims numbers: [Int], by access: Access) throws -> [Int: ClaimPerson] {
    let found = try file.disclose(.readSupport, to: access, kind: "support.read") { reading in
      var persons: [Int: ClaimPerson] = [:]
      var wards: Set<Int> = []
      for number in Set(numbers).sorted() {
        let ward = try reading.first("SELECT ward FROM support_claims WHERE id = ?", [SQLValue(number)]) { $0.int(0) }
        guard let ward, access.covers(ward: ward) else { continue }
        persons[number] = try person(ofClaim: number, reading)
        wards.insert(ward)
      }
      if persons.isEmpty { return nil as Disclosure<[Int: ClaimPerson]>? }
      return Disclosure(
        persons, subject: "support claims", wards: wards.sorted(), facts: ["count": String(persons.count)])
    }
    return found ?? [:]
  }

  private func whole(_ claim: ClaimRecord, _ reading: Reading) throws -> ClaimFile {
    ClaimFile(
      claim: claim, person: nil, papers: try papers(of: claim.number, reading),
      decisions: try decisions(of: claim.number, withAnswers: false, reading),
      acts: try acts(of: claim.number, reading),
      payments: try reading.all(
        "SELECT \(PaymentRecord.columns) FROM support_payments WHERE claim = ? ORDER BY id", [SQLValue(claim.number)],
        PaymentRecord.init))
  }

  private func decisions(of claim: Int, withAnswers: Bool, _ reading: Reading) throws -> [ClaimDecision] {
    try reading.all(
      """
      SELECT id, number, verdict, basis, ground, rules, amount, decided_at, decided_by, confirmed_by, sent_back_at, sealed
      FROM support_decisions WHERE claim = ? ORDER BY number
      """, [SQLValue(claim)]
    ) { row in
      guard let verdict = ClaimDecision.Verdict(rawValue: row.text(2)),
        let basis = ClaimDecision.Basis(rawValue: row.text(3))
      else { throw SupportError.unreadable }
      var answer: KeptAnswer?
      if withAnswers {
        answer = try SealedText.decode(sealer.open(row.bytes(11), table: Self.decisions, row: row.int(0)))
      }
      return ClaimDecision(
        number: row.int(1), verdict: verdict, basis: basis, ground: row.text(4), rules: row.int(5),
        amount: row.optionalInt(6), decidedAt: Instant(milliseconds: Int64(row.int(7))), decidedBy: row.text(8),
        confirmedBy: row.optionalText(9), wasSentBack: !row.isNull(10), answer: answer)
    }
  }

  func acts(of claim: Int, _ reading: Reading) throws -> [ClaimAct] {
    try reading.all(
      """
      SELECT number, kind, ground, facts, recorded_at, actor FROM support_acts WHERE claim = ? ORDER BY number
      """, [SQLValue(claim)]
    ) { row in
      guard let kind = ClaimAct.Kind(rawValue: row.text(1)) else { throw SupportError.unreadable }
      return ClaimAct(
        number: row.int(0), kind: kind, ground: row.text(2), facts: try Self.facts(row.text(3)),
        at: Instant(milliseconds: Int64(row.int(4))), actor: row.text(5))
    }
  }
}
