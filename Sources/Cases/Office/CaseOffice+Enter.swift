import Quantities
import Registry
public import Store
import Surveillance

extension CaseOffice {
  /// Enters a person.
  ///
  /// Whoever has a personal identifier is looked up in the register: the row is kept, nothing of it is shown. Year of birth and sex that
  /// nobody said are taken from the identifier.
  ///
  /// - Parameters:
  ///   - source: who tells of the person; the office itself by default.
  ///   - name: of the record at its source; its own number by default.
  /// - Returns: the record, what the definitions say, and other records that may be of the same person.
  /// - Throws: `AccessError.refused`; `CaseError.noWard`, `.order`, `.unusable`, `.notInForce`, `.nameTaken`, `.unknown`; `StoreError`;
  ///   `SealingError`.
  public func enter(
    _ person: CasePerson, _ facts: CaseFacts, source: String = CaseTables.ownSource, name: String? = nil,
    _ rules: CaseRules, by access: Access
  ) throws -> CaseReceipt {
    try file.write { writing in
      let wards = [facts.residence, facts.reportWard].compactMap { $0 }
      try access.require(.changeCases, among: wards, subject: "a new case")
      let facts = try completed(facts, person)
      try facts.check(today: writing.instant.day(offset: rules.offset))
      try check(wards: wards, rules)
      _ = try rules.definitions.definition(on: facts.reportDay)
      let source = try CaseTables.source(source, writing)
      let number = try writing.nextNumber(of: CaseTables.records)
      let name = name ?? String(number)
      if try CaseTables.number(source: source, name: name, writing) != nil { throw CaseError.nameTaken }
      let citizen = try person.identifier.flatMap { identifier in
        try register.confirm(identifier, name: person.name, birthYear: facts.birthYear, writing).citizen
      }
      try CaseWriter(writing, sealer: sealer).add(
        number, source: source, name: name, person: person, citizen: citizen, facts,
        CaseStatus(caseClass: .unclassified, basis: .definition))
      let verdict = try settle(number, rules, access, writing)
      writing.record(
        access.act(
          "case.enter", subject: "case \(number)",
          facts: ["class": verdict.caseClass.name, "source": String(source), "register": citizen == nil ? "no" : "yes"])
      )
      return CaseReceipt(number: number, verdict: verdict, alike: try alike(number, writing), entry: nil)
    }
  }

  /// Puts other facts in the place of those of a record, and another person if one is given.
  ///
  /// - Throws: as `enter`; `CaseError.notFound`.
  public func correct(
    _ number: Int, _ facts: CaseFacts, person: CasePerson? = nil, _ rules: CaseRules, by access: Access
  ) throws -> CaseReceipt {
    try file.write { writing in
      let before = try spokenOf(number, rules, by: access, writing)
      let person = try person ?? self.person(number, writing)
      let facts = try completed(facts, person)
      let wards = [facts.residence, facts.reportWard].compactMap { $0 }
      // Nobody gives a person away to an area that they know nothing of, or takes one from there.
      try access.require(.changeCases, among: wards, subject: "case \(number)")
      try facts.check(today: writing.instant.day(offset: rules.offset))
      try check(wards: wards, rules)
      _ = try rules.definitions.definition(on: facts.reportDay)
      let citizen = try person.identifier.flatMap { identifier in
        try register.confirm(identifier, name: person.name, birthYear: facts.birthYear, writing).citizen
      }
      let update = try writing.statement(
        """
        UPDATE cases_records SET residence = ?, report_ward = ?, birth_year = ?, age = ?, sex = ?, transmission = ?,
          report_day = ?, onset_day = ?, exposure_day = ?, asked = ?, doses = ?, last_dose_day = ?, recovered_day = ?,
          outcome = ?, outcome_day = ?, citizen = ?, key = ?, likeness = ?, ward = ?, sealed = ? WHERE id = ?
        """)
      CaseWriter.bind(facts, update, from: 0)
      update.bind(15, citizen)
      update.bind(16, bytes: person.identifier.map { hashes.key(of: $0) })
      update.bind(17, bytes: hashes.likeness(name: person.name, birthYear: facts.birthYear, ward: facts.ward))
      update.bind(18, facts.ward)
      update.bind(
        19, bytes: person.isEmpty ? nil : sealer.seal(person.encoded(), table: CaseTables.records, row: number))
      update.bind(20, number)
      try update.run()
      let verdict = try settle(number, rules, access, writing)
      writing.record(
        access.act(
          "case.correct", subject: "case \(number)",
          facts: ["class": verdict.caseClass.name, "changed": before.facts == facts ? "person" : "facts"]))
      return CaseReceipt(number: number, verdict: verdict, alike: try alike(number, writing), entry: nil)
    }
  }

  /// Classifies a record anew, as after other definitions were adopted.
  ///
  /// - Throws: `AccessError.refused`; `CaseError.notFound`, `.notInForce`; `StoreError`.
  public func classify(_ number: Int, _ rules: CaseRules, by access: Access) throws -> CaseReceipt {
    try file.write { writing in
      _ = try spokenOf(number, rules, by: access, writing)
      let verdict = try settle(number, rules, access, writing)
      writing.record(
        access.act("case.classify", subject: "case \(number)", facts: ["class": verdict.caseClass.name]))
      return CaseReceipt(number: number, verdict: verdict, alike: [], entry: nil)
    }
  }

  func settle(_ number: Int, _ rules: CaseRules, _ access: Access, _ writing: Writing) throws -> CaseVerdict {
    try CaseSettling.settle([number], rules, actor: access.officer.name, writing)[number]!
  }

  func person(_ number: Int, _ reading: Reading) throws -> CasePerson {
    let sealed = try reading.first("SELECT sealed FROM cases_records WHERE id = ?", [SQLValue(number)]) {
      $0.optionalBytes(0)
    }
    guard let sealed = sealed.flatMap({ $0 }) else { return CasePerson() }
    return try CasePerson.decode(sealer.open(sealed, table: CaseTables.records, row: number))
  }

  private func check(wards: [Int], _ rules: CaseRules) throws(CaseError) {
    for ward in wards where rules.vintage.ward(row: ward) == nil {
      throw .unknown(what: "ward with the row", name: String(ward), known: [])
    }
  }

  private func completed(_ facts: CaseFacts, _ person: CasePerson) throws -> CaseFacts {
    var facts = facts
    if let identifier = person.identifier {
      if facts.birthYear == nil { facts.birthYear = identifier.birthYear }
      if facts.sex == .unknown { facts.sex = identifier.sex }
    }
    return facts
  }
}
