import Quantities
import Store

extension ContactLine: EdgeLine {
  static var table: String { CaseTables.contacts }
  var owner: Int { contact.from }
  var value: CaseContact { contact }

  func agrees(with value: CaseContact) -> Bool {
    value.to == contact.to && value.kind == contact.kind && value.fromAt == contact.fromAt
  }

  func applied(to value: CaseContact) -> CaseContact {
    var after = value
    after.untilAt = contact.untilAt ?? value.untilAt
    after.closeness = Closeness(
      distance: contact.closeness.distance ?? value.closeness.distance,
      masked: contact.closeness.masked ?? value.closeness.masked,
      minutes: contact.closeness.minutes ?? value.closeness.minutes,
      touched: contact.closeness.touched ?? value.closeness.touched)
    if !contact.place.isEmpty { after.place = contact.place }
    return after
  }

  static func existing(of owner: Int, _ sealer: Sealer, _ reading: Reading) throws -> [CaseContact] {
    try reading.all(
      """
      SELECT id, from_record, to_record, kind, from_at, until_at, distance_cm, masked, minutes, touched, sealed
      FROM cases_contacts WHERE from_record = ? ORDER BY id
      """, [SQLValue(owner)]
    ) { try CaseTables.contact($0, sealer) }
  }

  func add(_ number: Int, _ writer: CaseWriter) throws -> CaseContact {
    try writer.add(number, contact)
    var added = contact
    added.number = number
    return added
  }

  static func update(_ value: CaseContact, _ writer: CaseWriter) throws {
    let place = value.place.isEmpty ? nil : Array(value.place.utf8)
    try writer.writing.run(
      """
      UPDATE cases_contacts SET until_at = ?, distance_cm = ?, masked = ?, minutes = ?, touched = ?, sealed = ? WHERE id = ?
      """,
      [
        SQLValue(value.untilAt.map { Int($0.milliseconds) }), SQLValue(value.closeness.distance),
        SQLValue(value.closeness.masked.map { $0 ? 1 : 0 }), SQLValue(value.closeness.minutes),
        SQLValue(value.closeness.touched.map { $0 ? 1 : 0 }),
        SQLValue(place.map { writer.sealer.seal($0, table: CaseTables.contacts, row: value.number) }),
        SQLValue(value.number),
      ])
  }
}

extension TestLine: EdgeLine {
  static var table: String { CaseTables.tests }
  var owner: Int { record }
  var value: CaseTest { test }

  func agrees(with value: CaseTest) -> Bool {
    value.kind == test.kind && value.sampledAt == test.sampledAt && value.sample == test.sample
      && value.laboratory == test.laboratory
  }

  func applied(to value: CaseTest) -> CaseTest {
    var after = value
    after.result = test.result
    after.ct = test.ct ?? value.ct
    after.resultedAt = test.result == .pending ? nil : test.resultedAt ?? value.resultedAt
    return after
  }

  static func existing(of owner: Int, _ sealer: Sealer, _ reading: Reading) throws -> [CaseTest] {
    try CaseTables.tests(of: owner, reading)
  }

  func add(_ number: Int, _ writer: CaseWriter) throws -> CaseTest {
    try writer.add(number, test, of: record)
    var added = test
    added.number = number
    return added
  }

  static func update(_ value: CaseTest, _ writer: CaseWriter) throws {
    try writer.writing.run(
      "UPDATE cases_tests SET result = ?, ct = ?, resulted_at = ? WHERE id = ?",
      [
        SQLValue(value.result.rawValue), SQLValue(value.ct), SQLValue(value.resultedAt.map { Int($0.milliseconds) }),
        SQLValue(value.number),
      ])
  }
}

extension ExposureLine: EdgeLine {
  static var table: String { CaseTables.exposures }
  var owner: Int { record }
  var value: CaseExposure { exposure }

  func agrees(with value: CaseExposure) -> Bool {
    value.kind == exposure.kind && value.ward == exposure.ward && value.from == exposure.from
  }

  func applied(to value: CaseExposure) -> CaseExposure {
    var after = value
    after.until = exposure.until ?? value.until
    if !exposure.place.isEmpty { after.place = exposure.place }
    return after
  }

  static func existing(of owner: Int, _ sealer: Sealer, _ reading: Reading) throws -> [CaseExposure] {
    try CaseTables.exposures(of: owner, sealer, reading)
  }

  func add(_ number: Int, _ writer: CaseWriter) throws -> CaseExposure {
    try writer.add(number, exposure, of: record)
    var added = exposure
    added.number = number
    return added
  }

  static func update(_ value: CaseExposure, _ writer: CaseWriter) throws {
    let place = value.place.isEmpty ? nil : Array(value.place.utf8)
    try writer.writing.run(
      "UPDATE cases_exposures SET until_day = ?, sealed = ? WHERE id = ?",
      [
        SQLValue(value.until.map { Int($0.number) }),
        SQLValue(place.map { writer.sealer.seal($0, table: CaseTables.exposures, row: value.number) }),
        SQLValue(value.number),
      ])
  }
}
