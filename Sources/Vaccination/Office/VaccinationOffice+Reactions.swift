public import Quantities
public import Store

extension VaccinationOffice {
  /// Notes an adverse reaction to a dose.
  ///
  /// - Parameter ground: what was seen and who says so; sealed.
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`, `.inFuture`, `.unusable`; `StoreError`; `LogError`.
  @discardableResult
  public func note(
    _ kind: AdverseReaction.Kind, _ severity: AdverseReaction.Severity, onset: Day, ground: String, ofDose number: Int,
    by access: Access
  ) throws -> Int {
    guard ground.contains(where: { !$0.isWhitespace }), ground.count <= 2_000 else {
      throw VaccinationError.unusable("say what was seen, in 2,000 characters at most")
    }
    return try file.write { writing in
      let dose = try dose(number, for: access, .recordDoses, writing)
      guard dose.state == .recorded else {
        throw VaccinationError.wrongState(what: "dose", state: dose.state.words.en)
      }
      if onset > writing.instant.day(offset: offset) { throw VaccinationError.inFuture(onset) }
      if onset < dose.facts.day {
        throw VaccinationError.unusable("the reaction would begin on \(onset), before the dose of \(dose.facts.day)")
      }
      let row = try insert(kind, severity, onset: onset, ground: ground, ofDose: number, by: access, writing)
      writing.record(
        access.act(
          "vaccination.reaction", subject: Self.subject(number),
          facts: ["kind": kind.rawValue, "severity": severity.rawValue]))
      return row
    }
  }

  /// Puts a reaction in; whoever calls has asked for the right and records the act.
  @discardableResult
  func insert(
    _ kind: AdverseReaction.Kind, _ severity: AdverseReaction.Severity, onset: Day, ground: String, ofDose number: Int,
    by access: Access, _ writing: Writing
  ) throws -> Int {
    let row = try writing.nextNumber(of: Self.reactions)
    var text = Array(ground.utf8)
    text += repeatElement(UInt8(ascii: " "), count: (64 - text.count % 64) % 64)
    try writing.run(
      """
      INSERT INTO vaccination_reactions (id, dose, kind, onset, severity, recorded_at, recorded_by, sealed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(row), SQLValue(number), .text(kind.rawValue), SQLValue(Int(onset.number)), .text(severity.rawValue),
        .integer(writing.instant.milliseconds), .text(access.officer.name),
        .bytes(sealer.seal(text, table: Self.reactions, row: row)),
      ])
    return row
  }

  /// - Parameter isDisclosed: whether what was seen is opened.
  func reactions(ofDose number: Int, isDisclosed: Bool, _ reading: Reading) throws -> [AdverseReaction] {
    try reading.all(
      """
      SELECT id, kind, onset, severity, recorded_at, recorded_by, sealed FROM vaccination_reactions WHERE dose = ? ORDER BY id
      """, [SQLValue(number)]
    ) { row in
      guard let kind = AdverseReaction.Kind(rawValue: row.text(1)),
        let severity = AdverseReaction.Severity(rawValue: row.text(3))
      else { throw VaccinationError.unreadable }
      var ground = ""
      if isDisclosed {
        let opened = try sealer.open(row.bytes(6), table: Self.reactions, row: row.int(0))
        ground = String(decoding: opened, as: UTF8.self)
        while ground.last == " " { ground.removeLast() }
      }
      return AdverseReaction(
        number: row.int(0), dose: number, kind: kind, onset: Day(number: Int32(truncatingIfNeeded: row.int(2))),
        severity: severity, ground: ground, recordedAt: Instant(milliseconds: Int64(row.int(4))),
        recordedBy: row.text(5))
    }
  }
}
