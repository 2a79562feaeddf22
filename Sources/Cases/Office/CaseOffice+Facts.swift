public import Epidemiology
public import Quantities
public import Store

extension CaseOffice {
  /// Enters symptoms, present or absent; each takes the place of what was said of it before.
  ///
  /// - Parameter asksAll: whether the person was asked about all symptoms, so that those not told are known to be absent.
  /// - Throws: `AccessError.refused`; `CaseError.notFound`, `.unknown`, `.order`, `.unusable`, `.notInForce`; `StoreError`.
  public func enter(
    symptoms: [CaseSymptom], asksAll: Bool = false, of number: Int, _ rules: CaseRules, by access: Access
  ) throws -> CaseReceipt {
    try file.write { writing in
      let record = try spokenOf(number, rules, by: access, writing)
      let today = writing.instant.day(offset: rules.offset)
      let writer = try CaseWriter(writing, sealer: sealer)
      for symptom in symptoms {
        try rules.definitions.check(symptom: symptom.symptom)
        try symptom.check(today: today)
        try writer.put(symptom, of: number)
      }
      if asksAll { try markAsked(symptoms: true, record, writing) }
      let verdict = try settle(number, rules, access, writing)
      writing.record(
        access.act(
          "case.symptoms", subject: "case \(number)",
          facts: ["count": String(symptoms.count), "class": verdict.caseClass.name]))
      return CaseReceipt(number: number, verdict: verdict, alike: [], entry: nil)
    }
  }

  /// Enters a sample, with its result when there is one.
  ///
  /// - Throws: as `enter(symptoms:asksAll:of:_:by:)`.
  public func enter(_ test: CaseTest, of number: Int, _ rules: CaseRules, by access: Access) throws -> CaseReceipt {
    try file.write { writing in
      _ = try spokenOf(number, rules, by: access, writing)
      try test.check(now: writing.instant)
      let entry = try writing.nextNumber(of: CaseTables.tests)
      try CaseWriter(writing, sealer: sealer).add(entry, test, of: number)
      return try tested(number, entry, test, rules, access, writing)
    }
  }

  /// Enters the result of a sample that was pending.
  ///
  /// - Throws: as `enter(symptoms:asksAll:of:_:by:)`; `CaseError.unusable` when the result is there already.
  public func enter(
    result: CaseTest.Result, ct: Int? = nil, at instant: Instant?, ofTest test: Int, _ rules: CaseRules,
    by access: Access
  ) throws -> CaseReceipt {
    try file.write { writing in
      try access.requireAnywhere(.changeCases, subject: "test \(test)")
      let record = try writing.first("SELECT record FROM cases_tests WHERE id = ?", [SQLValue(test)]) { $0.int(0) }
      guard let record else { throw CaseError.notFound }
      _ = try spokenOf(record, rules, by: access, writing)
      guard var kept = try CaseTables.tests(of: record, writing).first(where: { $0.number == test }) else {
        throw CaseError.notFound
      }
      guard kept.result == .pending else {
        throw CaseError.unusable(what: "the result", why: "the test has one already; enter another test")
      }
      (kept.result, kept.ct, kept.resultedAt) = (result, ct, instant)
      try kept.check(now: writing.instant)
      try writing.run(
        "UPDATE cases_tests SET result = ?, ct = ?, resulted_at = ? WHERE id = ?",
        [
          SQLValue(result.rawValue), SQLValue(ct), SQLValue(instant.map { Int($0.milliseconds) }), SQLValue(test),
        ])
      return try tested(record, test, kept, rules, access, writing)
    }
  }

  private func tested(
    _ number: Int, _ entry: Int, _ test: CaseTest, _ rules: CaseRules, _ access: Access, _ writing: Writing
  ) throws -> CaseReceipt {
    let verdict = try settle(number, rules, access, writing)
    writing.record(
      access.act(
        "case.test", subject: "case \(number)",
        facts: [
          "test": String(entry), "kind": test.kind.name, "result": test.result.name, "class": verdict.caseClass.name,
        ]))
    return CaseReceipt(number: number, verdict: verdict, alike: [], entry: entry)
  }

  /// Enters an exposure to something else than a person of these tables.
  ///
  /// - Parameter asksAll: whether the person was asked about all exposures, so that those not told are known not to be.
  /// - Throws: as `enter(symptoms:asksAll:of:_:by:)`.
  public func enter(
    _ exposure: CaseExposure?, asksAll: Bool = false, of number: Int, _ rules: CaseRules, by access: Access
  ) throws -> CaseReceipt {
    try file.write { writing in
      let record = try spokenOf(number, rules, by: access, writing)
      var entry: Int?
      if let exposure {
        try exposure.check(today: writing.instant.day(offset: rules.offset))
        let number = try writing.nextNumber(of: CaseTables.exposures)
        try CaseWriter(writing, sealer: sealer).add(number, exposure, of: record.number)
        entry = number
      }
      if asksAll { try markAsked(symptoms: false, record, writing) }
      let verdict = try settle(number, rules, access, writing)
      writing.record(
        access.act(
          "case.exposure", subject: "case \(number)",
          facts: ["kind": exposure?.kind.name ?? "none", "class": verdict.caseClass.name]))
      return CaseReceipt(number: number, verdict: verdict, alike: [], entry: entry)
    }
  }

  /// Enters that two people met. The officer must be for one of them.
  ///
  /// - Returns: what is now said of the person who was named, `contact.to`; of the other one where only that one is in the officer's area.
  /// - Throws: as `enter(symptoms:asksAll:of:_:by:)`.
  public func enter(_ contact: CaseContact, _ rules: CaseRules, by access: Access) throws -> CaseReceipt {
    try file.write { writing in
      let subject = "case \(contact.from)"
      try access.requireAnywhere(.changeCases, subject: subject)
      guard let from = try CaseTables.record(contact.from, writing), let to = try CaseTables.record(contact.to, writing)
      else { throw CaseError.notFound }
      try access.require(.changeCases, among: from.wards + to.wards, subject: subject)
      try contact.check(now: writing.instant)
      let entry = try writing.nextNumber(of: CaseTables.contacts)
      try CaseWriter(writing, sealer: sealer).add(entry, contact)
      let verdicts = try CaseSettling.settle(
        [contact.from, contact.to], rules, actor: access.officer.name, writing)
      let told = access.has(.changeCases, among: to.wards) ? contact.to : contact.from
      let verdict = verdicts[told]!
      writing.record(
        access.act(
          "case.contact", subject: subject,
          facts: ["with": String(contact.to), "contact": String(entry), "class": verdict.caseClass.name]))
      return CaseReceipt(number: told, verdict: verdict, alike: [], entry: entry)
    }
  }

  /// Enters how the illness ended.
  ///
  /// - Throws: as `enter(symptoms:asksAll:of:_:by:)`.
  public func enter(
    outcome: Outcome, on day: Day?, of number: Int, _ rules: CaseRules, by access: Access
  ) throws -> CaseReceipt {
    try file.write { writing in
      let record = try changeable(number, by: access, writing)
      var facts = record.facts
      (facts.outcome, facts.outcomeDay) = (outcome, day)
      try facts.check(today: writing.instant.day(offset: rules.offset))
      try writing.run(
        "UPDATE cases_records SET outcome = ?, outcome_day = ? WHERE id = ?",
        [SQLValue(outcome.rawValue), SQLValue(day.map { Int($0.number) }), SQLValue(number)])
      let verdict = try settle(number, rules, access, writing)
      writing.record(access.act("case.outcome", subject: "case \(number)", facts: ["outcome": outcome.name]))
      return CaseReceipt(number: number, verdict: verdict, alike: [], entry: nil)
    }
  }

  private func markAsked(symptoms: Bool, _ record: CaseRecord, _ writing: Writing) throws {
    let asked =
      (record.facts.askedExposures || !symptoms ? 1 : 0) | (record.facts.askedSymptoms || symptoms ? 2 : 0)
    try writing.run(
      "UPDATE cases_records SET asked = ? WHERE id = ?", [SQLValue(asked), SQLValue(record.number)])
  }
}
