public import Credentials
import Criteria
public import Quantities
public import Registry
public import Store

extension AreaOffice {
  /// Decides whether somebody passes, and keeps it in the book of the checkpoint; what an area that is not in force asks is not kept.
  ///
  /// - Returns: the decision, and the number of its row.
  /// - Throws: `AccessError.refused` without the right to enter passages, and of an officer who lets somebody pass in other wards;
  ///   `EpidemicAreaError.notFound`, `.unknown`, `.notInForce`, `.unusable`; `StoreError`; `SealingError`; `GEOSError`.
  public func pass(
    _ form: PassageForm, _ adopted: AdoptedAreaPolicy, by access: Access
  ) throws -> (decision: PassageDecision, number: Int?) {
    try file.write { writing in
      try access.require(.passAreas, subject: "passage of area \(form.area)")
      let area = try find(form.area, writing)
      let now = writing.instant
      guard area.state(at: now) == .inForce else {
        return (
          PassageDecision(
            verdict: .allow,
            reasons: [
              AreaReason(
                .notInForce, english: "The area is not in force now, so anybody passes.",
                vietnamese: "Khu vực hiện không bị phong tỏa.")
            ]), nil
        )
      }
      let shown = try look(at: form, area, writing)
      let ground = shown.ground ?? form.ground
      let facts = PassageFacts(
        isResident: try isResident(shown.citizen, area, on: now.day(offset: offset), writing),
        cameIn: try lastAllowed(shown.person, area, writing) == .enter, hasCredential: shown.isValid)
      var decision = try adopted.policy.decide(
        form.direction, ground: ground, facts, kind: area.kind, at: now.moment(offset: offset))
      if let reason = shown.refusal { decision = PassageDecision(verdict: .refuse, reasons: [reason]) }
      if let allowed = form.allowed, decision.verdict == .review {
        guard !allowed.isEmpty else { throw EpidemicAreaError.unusable("say why the person may pass") }
        try access.require(.readAreas, among: area.wards.map(\.row), subject: "passage of area \(form.area)")
        decision.verdict = .allow
      }
      let number = try writing.nextNumber(of: "areas_passages")
      try writing.run(
        """
        INSERT INTO areas_passages (id, area, at, direction, person, citizen, resident, credential, ground, verdict, reasons,
          checkpoint, policy, actor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), SQLValue(form.area), .integer(now.milliseconds), .text(form.direction.rawValue),
          .bytes(shown.person), SQLValue(shown.citizen), SQLValue(facts.isResident.map { $0 ? 1 : 0 }),
          .text(form.credential.kind), .text(ground), .text(decision.verdict.rawValue),
          .text(decision.reasons.map(\.code.rawValue).joined(separator: ";")), .text(form.checkpoint),
          SQLValue(adopted.number), .text(access.officer.name),
        ])
      writing.record(
        access.act(
          "area.pass", subject: "passage \(number)",
          facts: [
            "area": String(form.area), "direction": form.direction.rawValue, "ground": ground,
            "verdict": decision.verdict.rawValue, "allowed": form.allowed ?? "",
          ].filter { !$0.value.isEmpty }))
      return (decision, number)
    }
  }

  /// Issues a code to pass with for a ground and a time, for somebody of an identifier.
  ///
  /// - Returns: the code, which is kept as a keyed hash only and cannot be shown again.
  /// - Throws: `AccessError.refused` for who is not for the area's wards; `EpidemicAreaError.notFound`, `.unknown`, `.endBeforeStart`,
  ///   `.wrongState`; `StoreError`.
  public func issueCode(
    ofArea number: Int, to identifier: PersonalIdentifier, ground: String, from: Moment, until: Moment,
    _ adopted: AdoptedAreaPolicy, by access: Access
  ) throws -> TypedCode {
    try file.write { writing in
      try access.requireAnywhere(.readAreas, subject: "code of area \(number)")
      let area = try find(number, writing)
      try access.require(.readAreas, among: area.wards.map(\.row), subject: "code of area \(number)")
      guard adopted.policy.grounds.contains(where: { $0.id == ground }) else {
        throw EpidemicAreaError.unknown(what: "ground", name: ground, known: adopted.policy.grounds.map(\.id))
      }
      guard until > from else { throw EpidemicAreaError.endBeforeStart(from: from, until: until) }
      let state = area.state(at: writing.instant)
      guard state == .inForce || state == .announced else {
        throw EpidemicAreaError.wrongState(what: "area", state: state.words.en)
      }
      let code = TypedCode.random()
      let citizen = try register.row(of: identifier, writing)
      let row = try writing.nextNumber(of: "areas_codes")
      try writing.run(
        """
        INSERT INTO areas_codes (id, area, key, person, citizen, ground, from_at, until_at, issued_at, issued_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(row), SQLValue(number), .bytes(hashes.key(ofCode: code)), .bytes(key(citizen, identifier.digits)),
          SQLValue(citizen), .text(ground), .integer(Instant(from, offset: offset).milliseconds),
          .integer(Instant(until, offset: offset).milliseconds), .integer(writing.instant.milliseconds),
          .text(access.officer.name),
        ])
      writing.record(
        access.act("area.code", subject: "code \(row)", facts: ["area": String(number), "ground": ground]))
      return code
    }
  }

  /// Withdraws a code: it lets nobody pass any more.
  ///
  /// - Throws: `AccessError.refused`; `EpidemicAreaError.notFound`, `.wrongState`; `StoreError`.
  public func withdraw(_ code: TypedCode, by access: Access) throws {
    try file.write { writing in
      try access.requireAnywhere(.readAreas, subject: "code")
      let found = try writing.first(
        "SELECT id, area, withdrawn_at FROM areas_codes WHERE key = ?", [.bytes(hashes.key(ofCode: code))]
      ) { ($0.int(0), $0.int(1), $0.optionalInt(2)) }
      guard let (row, number, withdrawn) = found else { throw EpidemicAreaError.notFound(what: "code") }
      let area = try find(number, writing)
      try access.require(.readAreas, among: area.wards.map(\.row), subject: "code \(row)")
      guard withdrawn == nil else { throw EpidemicAreaError.wrongState(what: "code", state: "withdrawn") }
      try writing.run(
        "UPDATE areas_codes SET withdrawn_at = ? WHERE id = ?",
        [.integer(writing.instant.milliseconds), SQLValue(row)])
      writing.record(access.act("area.code.withdraw", subject: "code \(row)", facts: ["area": String(number)]))
    }
  }

  // MARK: Parts

  /// Who shows something, and what it is worth.
  private struct Shown {
    var person: [UInt8]
    var citizen: Int?
    var isValid = false
    /// The ground that a code was issued for.
    var ground: String?
    var refusal: AreaReason?
  }

  private func look(at form: PassageForm, _ area: EpidemicArea, _ writing: Writing) throws -> Shown {
    switch form.credential {
    case .identifier(let identifier):
      let citizen = try register.row(of: identifier, writing)
      return Shown(person: key(citizen, identifier.digits), citizen: citizen)
    case .verified(_, let holder, let identifier):
      let citizen = try identifier.flatMap { try register.row(of: $0, writing) }
      return Shown(person: key(citizen, identifier?.digits ?? holder), citizen: citizen, isValid: true)
    case .code(let code):
      let found = try writing.first(
        "SELECT person, citizen, ground, from_at, until_at, withdrawn_at, area FROM areas_codes WHERE key = ?",
        [.bytes(hashes.key(ofCode: code))]
      ) { row in
        (
          shown: Shown(person: row.bytes(0), citizen: row.optionalInt(1), ground: row.text(2)),
          holds: Int64(row.int(3)) <= writing.instant.milliseconds && writing.instant.milliseconds < Int64(row.int(4))
            && row.isNull(5) && row.int(6) == area.number
        )
      }
      guard let found else {
        return Shown(
          person: hashes.key(ofStranger: "code \(code)"),
          refusal: AreaReason(
            .codeUnknown, english: "No code of this kind was issued; look for a slip of typing.",
            vietnamese: "Không có mã này; kiểm tra lại mã đã nhập."))
      }
      var shown = found.shown
      shown.isValid = found.holds
      if !found.holds {
        shown.ground = nil
        shown.refusal = AreaReason(
          .codeOutside, english: "The code is for another time or area, or was withdrawn.",
          vietnamese: "Mã không dùng cho thời gian hoặc khu vực này, hoặc đã bị thu hồi.")
      }
      return shown
    }
  }

  /// A citizen is one person whatever they show; others are known by what they show.
  private func key(_ citizen: Int?, _ text: String) -> [UInt8] {
    citizen.map(hashes.key(ofCitizen:)) ?? hashes.key(ofStranger: text)
  }

  private func isResident(
    _ citizen: Int?, _ area: EpidemicArea, on day: Day, _ reading: Reading
  ) throws -> Bool? {
    guard let citizen, let record = try register.record(ofCitizen: citizen, reading) else { return nil }
    let dwelling = CitizenRegister.wards(ofDweller: record, on: day)
    guard let ward = area.wards.first(where: { dwelling.contains($0.row) }) else { return false }
    if ward.isWhole { return true }
    guard let last = try versions(of: area.number, sealer, reading).last else { throw EpidemicAreaError.unreadable }
    var boundary = try AreaBoundary(last.place, [ward], hashes, reading)
    switch boundary.side(ofAddress: record.address, ward: ward.row) {
    case .inside: return true
    case .outside: return false
    case .unlocated: return nil
    }
  }

  private func lastAllowed(
    _ person: [UInt8], _ area: EpidemicArea, _ reading: Reading
  ) throws -> PassageRule.Direction? {
    try reading.first(
      """
      SELECT direction FROM areas_passages WHERE area = ? AND person = ? AND verdict = 'allow' ORDER BY id DESC LIMIT 1
      """, [SQLValue(area.number), .bytes(person)]
    ) { PassageRule.Direction(rawValue: $0.text(0)) }.flatMap { $0 }
  }
}
