import Epidemiology
import Quantities
import Registry
import Store
import Surveillance
import TestSupport
import Testing

@testable import Vaccination

@Suite struct `Recording of doses` {
  let town: VaccinationCity

  init() throws { town = try VaccinationCity() }

  @Test func `a dose is its citizen's, has a place, and the next one is due`() throws {
    try town.register([1], ward: 2)
    let receipt = try town.office.record(town.form(1, "2021-08-01", ward: 1), by: town.access("chi"))
    #expect(receipt.register == .agrees)
    #expect(receipt.dose.citizen != nil)
    #expect(receipt.dose.place == 1)
    #expect(receipt.dose.flags == [])
    #expect(receipt.dose.home == town.row(2))
    #expect(receipt.dose.homeBasis == .register)
    #expect(receipt.dose.age == 31)
    #expect(receipt.standing?.status == .partial)
    #expect(receipt.standing?.due?.place == 2)
    #expect(try town.log("vaccination.record").map(\.act.subject) == ["dose 1"])
  }

  @Test func `a dose that comes too early is kept and flagged`() throws {
    try town.register([1])
    let chi = try town.access("chi")
    _ = try town.office.record(town.form(1, "2021-08-01"), by: chi)
    let receipt = try town.office.record(town.form(1, "2021-08-08"), by: chi)
    #expect(receipt.dose.flags.contains(.tooEarly))
    #expect(receipt.standing?.doses.count == 2)
    let kept = try town.office.person(VaccinationCity.identifier(1), on: VaccinationCity.today, by: chi)
    #expect(kept?.doses.count == 2)
  }

  @Test func `the same dose is not entered twice`() throws {
    try town.register([1])
    let chi = try town.access("chi")
    _ = try town.office.record(town.form(1, "2021-08-01"), by: chi)
    #expect(throws: VaccinationError.duplicate) {
      try town.office.record(town.form(1, "2021-08-01", "Vaxzevria"), by: chi)
    }
  }

  @Test func `another ward's officer neither records nor reads a dose, and the attempt is in the log`() throws {
    try town.register([1])
    _ = try town.office.record(town.form(1, "2021-08-01"), by: town.access("chi"))
    let em = try town.access("em")
    #expect(throws: AccessError.self) { try town.office.record(town.form(2, "2021-08-01"), by: em) }
    #expect(throws: AccessError.self) { try town.office.file(ofDose: 1, on: VaccinationCity.today, by: em) }
    #expect(throws: AccessError.self) { try town.office.withdraw(dose: 1, ground: "no", by: em) }
    #expect(try town.office.person(VaccinationCity.identifier(1), on: VaccinationCity.today, by: em) == nil)
    #expect(try town.log("access.refuse").count == 3)
  }

  @Test func `bad input is refused with nothing written`() throws {
    try town.register([1])
    let chi = try town.access("chi")
    #expect(throws: VaccinationError.inFuture(Day("2021-09-08")!)) {
      try town.office.record(town.form(1, "2021-09-08"), by: chi)
    }
    #expect(throws: VaccinationError.self) { try town.office.record(town.form(1, "2021-08-01", "Aspirin"), by: chi) }
    var form = town.form(1, "2021-08-01")
    form.facts.ward = nil
    #expect(throws: VaccinationError.self) { try town.office.record(form, by: chi) }
    form = town.form(1, "2021-08-01")
    form.person = DosePerson(identifier: nil, name: "Lê Thị Mai")
    #expect(throws: VaccinationError.self) { try town.office.record(form, by: chi) }
    #expect(try town.count("vaccination_doses") == 0)
    #expect(try town.count("vaccination_products") == 0)
  }

  @Test func `a corrected dose keeps what it was, and settles whom it concerns`() throws {
    try town.register([1, 2])
    let chi = try town.access("chi")
    _ = try town.office.record(town.form(1, "2021-05-01"), by: chi)
    var facts = town.form(2, "2021-05-03", lot: "NEW1").facts
    facts.number = 1
    let receipt = try town.office.correct(
      dose: 1, DoseCorrection(facts: facts, person: town.form(2, "2021-05-03").person), ground: "wrong form", by: chi)
    #expect(receipt.dose.facts.lot == "NEW1")
    #expect(receipt.dose.version == 2)
    let file = try town.office.file(ofDose: 1, on: VaccinationCity.today, by: chi)
    #expect(file.changes.map(\.kind) == [.correct])
    try #require(!file.changes.isEmpty)
    #expect(file.changes[0].before["day"] == "2021-05-01")
    #expect(file.changes[0].before["lot"] == "ABX1234")
    let first = try town.office.person(VaccinationCity.identifier(1), on: VaccinationCity.today, by: chi)
    let second = try town.office.person(VaccinationCity.identifier(2), on: VaccinationCity.today, by: chi)
    #expect(first?.doses == [])
    #expect(first?.standing.status == SeriesStatus.none)
    #expect(second?.standing.status == .partial)
    #expect(try town.tallies() == town.recounted())
  }

  @Test func `a withdrawn dose counts no more and stays readable`() throws {
    try town.register([1])
    let chi = try town.access("chi")
    _ = try town.office.record(town.form(1, "2021-05-01"), by: chi)
    #expect(try town.tallies().values.reduce(0, +) == 1)
    let dose = try town.office.withdraw(dose: 1, ground: "entered for somebody else", by: chi)
    #expect(dose.state == .withdrawn)
    #expect(try town.tallies().values.reduce(0, +) == 0)
    #expect(throws: VaccinationError.self) { try town.office.withdraw(dose: 1, ground: "again", by: chi) }
    #expect(try town.office.file(ofDose: 1, on: VaccinationCity.today, by: chi).changes.count == 1)
    #expect(
      try town.office.person(VaccinationCity.identifier(1), on: VaccinationCity.today, by: chi)?.standing.status
        == SeriesStatus.none)
    // The day is free again.
    _ = try town.office.record(town.form(1, "2021-05-01"), by: chi)
  }

  @Test func `a name that is not the identifier's goes to people, with the citizen as a candidate`() throws {
    try town.register([1])
    let chi = try town.access("chi")
    var form = town.form(1, "2021-08-01")
    form.person.name = "Đinh Văn Khác"
    let receipt = try town.office.record(form, by: chi)
    #expect(receipt.register == .differs)
    #expect(receipt.dose.citizen == nil)
    let number = try #require(receipt.match)
    let entry = try town.office.matches.match(number, chi)
    try #require(entry.candidates.count == 1)
    #expect(entry.source == "vaccination")
    // Linked by hand it becomes the citizen's, with standing and counts.
    try town.office.decide(match: number, .link(citizen: entry.candidates[0].citizen), reason: "married name", by: chi)
    let person = try town.office.person(VaccinationCity.identifier(1), on: VaccinationCity.today, by: chi)
    #expect(person?.standing.status == .partial)
    #expect(try town.tallies() == town.recounted())
    // And taken back.
    try town.office.decide(match: number, .unmatched, reason: "another person", by: chi)
    #expect(
      try town.office.person(VaccinationCity.identifier(1), on: VaccinationCity.today, by: chi)?.standing.status
        == SeriesStatus.none)
    #expect(try town.tallies() == town.recounted())
    #expect(try town.office.matching(by: chi).unmatched == 1)
  }

  @Test func `a dose without identifier is linked to the one resident who agrees wholly`() throws {
    try town.register((0..<40).map { $0 })
    let chi = try town.access("chi")
    var form = town.form(7, "2021-08-01")
    form.person.identifier = nil
    form.person.birth = BirthDate(Day("1990-05-01")!)
    let receipt = try town.office.record(form, by: chi)
    // All forty share the birth date: the name alone decides, and it is not rare enough to be sure.
    #expect(receipt.dose.citizen == nil)
    #expect(receipt.match != nil)
    #expect(try town.office.matching(by: chi).unmatched == 1)
  }

  @Test func `nothing personal stands in the file's clear columns, the log or the errors`() throws {
    try town.register([1])
    let chi = try town.access("chi")
    var form = town.form(1, "2021-08-01")
    form.person.name = "Đinh Văn Khác"
    form.person.phone = "0912345678"
    _ = try town.office.record(form, by: chi)
    let digits = VaccinationCity.identifier(1).digits
    for secret in [digits, "Đinh Văn Khác", "0912345678"] {
      let bytes = try town.databaseBytes()
      #expect(!bytes.contains(secret))
    }
    #expect("\(form.person)" == "person of a dose")
  }

  @Test func `reactions are noted, their words sealed, and read by officers of the ward only`() throws {
    try town.register([1])
    let chi = try town.access("chi")
    _ = try town.office.record(town.form(1, "2021-08-01"), by: chi)
    try town.office.note(
      .fever, .mild, onset: Day("2021-08-02")!, ground: "38.5 °C for a day, by telephone", ofDose: 1, by: chi)
    #expect(throws: VaccinationError.self) {
      try town.office.note(.fever, .mild, onset: Day("2021-07-31")!, ground: "before", ofDose: 1, by: chi)
    }
    #expect(throws: VaccinationError.inFuture(Day("2021-09-09")!)) {
      try town.office.note(.fever, .mild, onset: Day("2021-09-09")!, ground: "later", ofDose: 1, by: chi)
    }
    #expect(try town.office.file(ofDose: 1, on: VaccinationCity.today, by: chi).reactions.map(\.ground) == [""])
    let open = try town.office.disclosed(dose: 1, on: VaccinationCity.today, by: chi)
    #expect(open.reactions.map(\.ground) == ["38.5 °C for a day, by telephone"])
    #expect(open.person?.identifier == VaccinationCity.identifier(1))
    #expect(try town.log("vaccination.read").count == 1)
    #expect(!(try town.databaseBytes()).contains("38.5 °C"))
  }
}
