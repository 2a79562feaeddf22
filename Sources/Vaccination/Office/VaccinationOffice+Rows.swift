import Epidemiology
import Quantities
import Registry
import Store

extension VaccinationOffice {
  /// As the decision log names a dose.
  static func subject(_ number: Int) -> String { "dose \(number)" }

  /// - Throws: `VaccinationError.notFound`, `.unreadable`; `StoreError`.
  func dose(_ number: Int, _ reading: Reading) throws -> DoseRecord {
    let found = try reading.first(
      "SELECT \(DoseRecord.columns) FROM vaccination_doses d WHERE d.id = ?", [SQLValue(number)], DoseRecord.init)
    guard let found else { throw VaccinationError.notFound }
    return found
  }

  /// A dose to do something with, for an officer of one of its wards.
  ///
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`; `StoreError`.
  func dose(_ number: Int, for access: Access, _ right: Right, _ reading: Reading) throws -> DoseRecord {
    try access.requireAnywhere(right, subject: "dose of vaccination")
    let dose = try dose(number, reading)
    try access.require(right, among: dose.wards, subject: Self.subject(number))
    return dose
  }

  /// What was said of the person; nobody where nothing is kept.
  ///
  /// - Throws: `SealingError`; `VaccinationError.unreadable`; `StoreError`.
  func said(ofDose number: Int, _ reading: Reading) throws -> DosePerson {
    let sealed = try reading.first("SELECT sealed FROM vaccination_doses WHERE id = ?", [SQLValue(number)]) {
      $0.optionalBytes(0)
    }
    guard let bytes = sealed ?? nil else { return DosePerson(identifier: nil) }
    return try .decode(sealer.open(bytes, table: Self.doses, row: number))
  }

  /// Puts a new dose in, not settled yet.
  ///
  /// - Parameter keepsPerson: whether what was said of the person is kept, sealed.
  func insert(
    _ number: Int, _ facts: DoseFacts, product: Int, citizen: Int?, person: DosePerson, keepsPerson: Bool,
    source: Int? = nil, record: String? = nil, key: [UInt8]? = nil, digest: [UInt8]? = nil, by actor: String,
    _ writing: Writing
  ) throws {
    let insert = try writing.statement(
      """
      INSERT INTO vaccination_doses (id, version, citizen, person, source, record, key, digest, day, minute, product, number, lot, site, ward,
        said_home, said_age, said_series, home, home_basis, age, place, is_booster, series, flags, state, recorded_at, recorded_by,
        sealed)
      VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 3, NULL, NULL, 0, 0, '', 0, ?, ?, ?)
      """)
    insert.bind(0, number)
    insert.bind(1, citizen)
    insert.bind(2, bytes: person.identifier.map { sealer.lookup($0.digits) })
    insert.bind(3, source)
    insert.bind(4, record)
    insert.bind(5, bytes: key)
    insert.bind(6, bytes: digest)
    insert.bind(7, Int(facts.day.number))
    insert.bind(8, facts.minute)
    insert.bind(9, product)
    insert.bind(10, facts.number)
    insert.bind(11, facts.lot)
    insert.bind(12, facts.site)
    insert.bind(13, facts.ward)
    insert.bind(14, facts.home)
    insert.bind(15, facts.age)
    insert.bind(16, facts.series.rawValue)
    insert.bind(17, writing.instant.milliseconds)
    insert.bind(18, actor)
    insert.bind(
      19,
      bytes: keepsPerson && !person.isNobody
        ? sealer.seal(person.encoded(), table: Self.doses, row: number) : nil)
    try insert.run()
  }

  /// Keeps what a dose was before it changes, and counts its version up.
  func keepVersion(
    of dose: DoseRecord, _ kind: DoseChange.Kind, ground: String, by actor: String, _ writing: Writing
  ) throws {
    let number = try writing.nextNumber(of: Self.versions)
    let sealed = try writing.first("SELECT sealed FROM vaccination_doses WHERE id = ?", [SQLValue(dose.number)]) {
      $0.optionalBytes(0)
    }
    let before = try (sealed ?? nil).map {
      sealer.seal(
        try sealer.open($0, table: Self.doses, row: dose.number), table: Self.versions, row: number)
    }
    try writing.run(
      """
      INSERT INTO vaccination_versions (id, dose, version, kind, ground, facts, recorded_at, actor, sealed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), SQLValue(dose.number), SQLValue(dose.version), .text(kind.rawValue), .text(ground),
        .text(DoseChange.text(dose)), .integer(writing.instant.milliseconds), .text(actor), SQLValue(before),
      ])
    try writing.run("UPDATE vaccination_doses SET version = version + 1 WHERE id = ?", [SQLValue(dose.number)])
  }

  /// A ground is kept in the clear, so it must not hold a number by which somebody is known.
  ///
  /// - Throws: `VaccinationError.unusable`.
  static func check(ground: String) throws(VaccinationError) {
    guard ground.contains(where: { !$0.isWhitespace }), ground.count <= 300 else {
      throw .unusable("a ground is needed, in 300 characters at most")
    }
    var run = 0
    for letter in ground where letter != " " && letter != "." {
      run = letter.isASCII && letter.isNumber ? run + 1 : 0
      if run == 9 {
        throw .unusable("a ground names nobody: leave numbers of people and phones out, and name the finding")
      }
    }
  }

  /// - Throws: `VaccinationError.unknown`, `.inFuture`, `.unusable`.
  func check(_ facts: DoseFacts, _ rules: DoseRules, today: Day, _ reading: Reading) throws {
    if facts.day > today { throw VaccinationError.inFuture(facts.day) }
    for ward in [facts.ward, facts.home].compactMap({ $0 }) {
      let isThere = try reading.first("SELECT 1 FROM store_wards WHERE id = ?", [SQLValue(ward)]) { _ in true }
      guard isThere == true else { throw VaccinationError.unknown(what: "ward", name: String(ward), known: []) }
    }
    if rules.rules.product(named: facts.product) == nil {
      throw VaccinationError.unknown(what: "product", name: facts.product, known: rules.rules.products.map(\.id))
    }
    if let minute = facts.minute, !(0..<1440).contains(minute) {
      throw VaccinationError.unusable("a time of day is between 00:00 and 23:59")
    }
    if let number = facts.number, !(1...20).contains(number) {
      throw VaccinationError.unusable("a dose number is between 1 and 20")
    }
    if facts.lot.count > 60 || facts.site.count > 60 {
      throw VaccinationError.unusable("a lot and a site have 60 characters at most")
    }
  }
}
