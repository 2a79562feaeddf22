public import Quantities
public import Registry
public import Store

extension VaccinationOffice {
  /// One dose with its history; nobody's name is in it. An attempt from elsewhere is in the log.
  ///
  /// - Parameter day: the day on which the person's standing is asked for, today.
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`, `.unreadable`; `StoreError`.
  public func file(ofDose number: Int, on day: Day, by access: Access) throws -> DoseFile {
    try file.read { reading in
      try whole(try dose(number, for: access, .readVaccination, reading), on: day, isDisclosed: false, reading)
    }
  }

  /// The same with the person and what was seen of reactions; the reading is in the log.
  ///
  /// - Throws: as `file(ofDose:on:by:)`; `SealingError`; `LogError`.
  public func disclosed(dose number: Int, on day: Day, by access: Access) throws -> DoseFile {
    let found = try file.disclose(.readVaccination, to: access, kind: "vaccination.read") { reading in
      let dose = try dose(number, reading)
      return Disclosure(
        try whole(dose, on: day, isDisclosed: true, reading), subject: Self.subject(number), wards: dose.wards)
    }
    guard let found else { throw VaccinationError.notFound }
    return found
  }

  /// The doses of a citizen by their identifier, with how they stand, for an officer of the ward where they dwell or had a dose; the
  /// reading is in the log.
  ///
  /// - Returns: `nil` when there is nobody, or nobody in the officer's area: which is not told.
  /// - Throws: `AccessError.refused` without the right anywhere; `StoreError`; `LogError`.
  public func person(
    _ identifier: PersonalIdentifier, on day: Day, by access: Access
  ) throws -> VaccinatedPerson? {
    try file.disclose(.readVaccination, to: access, kind: "vaccination.read") { reading in
      guard let citizen = try register.row(of: identifier, reading) else { return nil }
      guard let person = try person(ofCitizen: citizen, on: day, reading) else { return nil }
      guard access.wards == nil || person.wards.contains(where: { access.covers(ward: $0) }) else { return nil }
      return Disclosure(person, subject: "citizen \(citizen)", wards: person.wards)
    }
  }

  /// The doses of a citizen and how they stand, for other parts of this target: nobody is asked and nothing logged.
  func person(ofCitizen citizen: Int, on today: Day, _ reading: Reading) throws -> VaccinatedPerson? {
    let rules = try cache.rules(reading)
    let known = try SettledPerson(citizen, register, reading)
    let doses = try reading.all(
      "SELECT \(DoseRecord.columns) FROM vaccination_doses d WHERE d.citizen = ? AND d.state = 0 ORDER BY d.day, d.minute, d.id",
      [SQLValue(citizen)], DoseRecord.init)
    let standing = standing(of: doses, birth: known.birth, rules, on: today)
    let home = known.ward(on: today)
    return VaccinatedPerson(
      citizen: citizen, birth: known.birth, home: home, doses: doses, standing: standing,
      wards: Set([home].compactMap { $0 } + doses.flatMap(\.wards)).sorted())
  }

  func standing(
    of doses: [DoseRecord], birth: BirthDate?, _ rules: DoseRules, on day: Day
  ) -> VaccinationStanding {
    rules.rules.standing(
      of: doses.map {
        GivenDose(day: $0.facts.day, product: rules.id(ofProduct: $0.facts.product), number: $0.facts.number)
      }, birth: birth, on: day)
  }

  private func whole(
    _ dose: DoseRecord, on day: Day, isDisclosed: Bool, _ reading: Reading
  ) throws -> DoseFile {
    let changes = try reading.all(
      "SELECT version, kind, ground, facts, recorded_at, actor FROM vaccination_versions WHERE dose = ? ORDER BY version",
      [SQLValue(dose.number)]
    ) { row in
      guard let kind = DoseChange.Kind(rawValue: row.text(1)) else { throw VaccinationError.unreadable }
      return DoseChange(
        version: row.int(0), kind: kind, ground: row.text(2), before: try DoseChange.facts(row.text(3)),
        at: Instant(milliseconds: Int64(row.int(4))), actor: row.text(5))
    }
    var file = DoseFile(
      dose: dose, person: nil, changes: changes,
      reactions: try reactions(ofDose: dose.number, isDisclosed: isDisclosed, reading), standing: nil)
    if let citizen = dose.citizen { file.standing = try person(ofCitizen: citizen, on: day, reading)?.standing }
    guard isDisclosed else { return file }
    let said = try said(ofDose: dose.number, reading)
    file.person = said.isNobody ? nil : said
    if file.person == nil, let citizen = dose.citizen {
      file.person = try register.record(ofCitizen: citizen, reading).map { DosePerson($0) }
    }
    return file
  }
}
