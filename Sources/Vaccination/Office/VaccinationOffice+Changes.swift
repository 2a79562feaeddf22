import Epidemiology
import Quantities
import Registry
public import Store

extension VaccinationOffice {
  /// Corrects a dose; what it was stays in its history, and whoever it concerns is settled anew.
  ///
  /// - Parameter ground: why, naming nobody.
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`, `.wrongState`, `.duplicate` and as `record`; `StoreError`;
  ///   `SealingError`; `LogError`.
  public func correct(
    dose number: Int, _ correction: DoseCorrection, ground: String, by access: Access
  ) throws -> DoseReceipt {
    try Self.check(ground: ground)
    return try file.write { writing in
      let dose = try dose(number, for: access, .recordDoses, writing)
      guard dose.state == .recorded else {
        throw VaccinationError.wrongState(what: "dose", state: dose.state.words.en)
      }
      let rules = try cache.rules(writing)
      let facts = correction.facts ?? dose.facts
      if correction.facts != nil { try check(facts, rules, today: writing.instant.day(offset: offset), writing) }
      if let ward = facts.ward, ward != dose.facts.ward {
        // A dose cannot be moved out of sight into another officer's area.
        try access.require(.recordDoses, among: [ward], subject: Self.subject(number))
      }
      let matching = matching(nil, rules, .recordDoses, today: writing.instant.day(offset: offset))
      var owner = DoseOwner(citizen: dose.citizen, answer: dose.citizen == nil ? .unknown : .agrees)
      if let person = correction.person {
        try Self.check(person)
        owner = try matching.owner(of: person, home: facts.home ?? facts.ward, writing)
      }
      let person = try correction.person ?? said(ofDose: number, writing)
      if try isKnown(DoseForm(person: person, facts: facts), citizen: owner.citizen, but: number, rules, writing) {
        throw VaccinationError.duplicate
      }
      try keepVersion(of: dose, .correct, ground: ground, by: access.officer.name, writing)
      try change(number, facts, writing)
      var match: Int?
      if let person = correction.person {
        try change(number, person, citizen: owner.citizen, keepsPerson: owner.citizen == nil, writing)
        match = try matching.keep(owner, dose: number, person, home: facts.ward, by: access, writing)
      }
      var settling = DoseSettling(rules, register, writing)
      if let before = dose.citizen, before != owner.citizen { try settling.settle(citizen: before) }
      var standing: VaccinationStanding?
      if let citizen = owner.citizen {
        standing = try settling.settle(citizen: citizen)
      } else {
        try settling.settle(unmatched: try self.dose(number, writing))
      }
      try settling.feed()
      writing.record(access.act("vaccination.correct", subject: Self.subject(number)))
      return DoseReceipt(
        dose: try self.dose(number, writing), register: owner.answer, standing: standing, match: match)
    }
  }

  /// Withdraws a dose that was never given, or was entered twice: it counts no more, and its history is kept.
  ///
  /// - Throws: as `correct`.
  @discardableResult
  public func withdraw(dose number: Int, ground: String, by access: Access) throws -> DoseRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let dose = try dose(number, for: access, .recordDoses, writing)
      guard dose.state == .recorded else {
        throw VaccinationError.wrongState(what: "dose", state: dose.state.words.en)
      }
      try keepVersion(of: dose, .withdraw, ground: ground, by: access.officer.name, writing)
      try writing.run(
        "UPDATE vaccination_doses SET state = 1, place = NULL, is_booster = 0, series = 0, flags = '' WHERE id = ?",
        [SQLValue(number)])
      var settling = DoseSettling(try cache.rules(writing), register, writing)
      settling.takeOut(dose)
      if let citizen = dose.citizen { try settling.settle(citizen: citizen) }
      try settling.feed()
      writing.record(access.act("vaccination.withdraw", subject: Self.subject(number)))
      return try self.dose(number, writing)
    }
  }

  /// Puts other facts into the row of a dose.
  func change(_ number: Int, _ facts: DoseFacts, _ writing: Writing) throws {
    var products = NamedRows("vaccination_products")
    try writing.run(
      """
      UPDATE vaccination_doses SET day = ?, minute = ?, product = ?, number = ?, lot = ?, site = ?, ward = ?, said_home = ?,
        said_age = ?, said_series = ? WHERE id = ?
      """,
      [
        SQLValue(Int(facts.day.number)), SQLValue(facts.minute),
        SQLValue(try products.number(of: facts.product, writing)), SQLValue(facts.number), .text(facts.lot),
        .text(facts.site), SQLValue(facts.ward), SQLValue(facts.home), SQLValue(facts.age),
        SQLValue(facts.series.rawValue), SQLValue(number),
      ])
  }

  /// Puts another person into the row of a dose.
  func change(
    _ number: Int, _ person: DosePerson, citizen: Int?, keepsPerson: Bool, _ writing: Writing
  ) throws {
    let sealed: [UInt8]? =
      keepsPerson && !person.isNobody ? sealer.seal(person.encoded(), table: Self.doses, row: number) : nil
    try writing.run(
      "UPDATE vaccination_doses SET citizen = ?, person = ?, sealed = ? WHERE id = ?",
      [
        SQLValue(citizen), SQLValue(person.identifier.map { sealer.lookup($0.digits) }), SQLValue(sealed),
        SQLValue(number),
      ])
  }
}
