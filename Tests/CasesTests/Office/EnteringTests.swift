import Epidemiology
import Quantities
import Registry
import Store
import Surveillance
import TestSupport
import Testing

@testable import Cases

@Suite struct EnteringTests {
  let city: CaseCity

  init() throws { city = try CaseCity() }

  @Test func `a person is classified at each step, with the reasons kept`() throws {
    let number = try city.enter(onset: 17).number
    #expect(try city.status(number).caseClass == .discarded)
    try city.test(number, .antigen, .positive)
    #expect(try city.status(number).caseClass == .suspected)
    let pending = try city.test(number, .pcr, .pending)
    let receipt = try city.office.enter(
      result: .positive, ct: 2_250, at: CaseCity.at(19, 8), ofTest: pending.entry!, city.rules(), by: city.access("chi")
    )
    #expect(receipt.verdict.caseClass == .confirmed)

    let status = try city.status(number)
    #expect(status.infectiousFrom == CaseCity.day(15))
    #expect(status.infectiousUntil == nil)
    #expect(status.distance == 0)
    #expect(!status.isOpen)
    let details = try city.office.details(number, to: city.access("chi"))
    #expect(details.classes.map(\.caseClass) == [.discarded, .suspected, .suspected, .confirmed])
    #expect(details.classes.last?.reasons.first?.rule == "pcr")
    #expect(details.classes.last?.reasons.first?.citation.contains("11042") == true)
    #expect(details.classes.last?.actor == "chi")
    #expect(details.classes.allSatisfy { $0.definition == status.definition })
    // The suspicion says what is not known about the confirmation.
    #expect(details.classes[2].reasons.contains { $0.outcome == .unknown && $0.rule == "pcr" })
  }

  @Test func `whoever was not asked is neither discarded nor suspected`() throws {
    let receipt = try city.office.enter(
      CasePerson(), CaseFacts(reportDay: CaseCity.day(18), reportWard: city.ward(1)), city.rules(),
      by: city.access("chi"))
    #expect(receipt.verdict.caseClass == .unclassified)
    #expect(receipt.verdict.isOpen)
    let open = receipt.verdict.reasons.filter { $0.outcome == .unknown }
    #expect(Set(open.map(\.rule)) == ["contact-symptoms", "shared-symptoms", "outbreak-area"])
  }

  @Test func `no day is invented`() throws {
    let number = try city.office.enter(
      CasePerson(), CaseFacts(reportDay: CaseCity.day(18), reportWard: city.ward(1)), city.rules(),
      by: city.access("chi")
    ).number
    let record = try city.record(number)
    #expect(record.facts == CaseFacts(reportDay: CaseCity.day(18), reportWard: city.ward(1)))
    #expect(record.status.infectiousFrom == nil)
    #expect(record.status.infectiousUntil == nil)
  }

  @Test func `an end before its start is refused, and nothing is left of it`() throws {
    let number = try city.enter(onset: 17).number
    let other = try city.enter("Trần Văn Nam", ward: 1).number
    let rules = try city.rules()
    let officer = try city.access("chi")
    let state = try rows()
    #expect(throws: CaseError.order(first: "the sample", second: "the result")) {
      try city.office.enter(
        CaseTest(kind: .pcr, result: .positive, sampledAt: CaseCity.at(18, 9), resultedAt: CaseCity.at(18, 8)),
        of: number, rules, by: officer)
    }
    #expect(throws: CaseError.order(first: "the begin of the contact", second: "its end")) {
      try city.office.enter(
        CaseContact(from: number, to: other, fromAt: CaseCity.at(18, 9), untilAt: CaseCity.at(18, 8)), rules,
        by: officer)
    }
    #expect(throws: CaseError.order(first: "the begin of fever", second: "its end")) {
      try city.office.enter(
        symptoms: [CaseSymptom("fever", from: CaseCity.day(18), until: CaseCity.day(17))], of: number, rules,
        by: officer)
    }
    #expect(throws: CaseError.order(first: "the begin of the exposure", second: "its end")) {
      try city.office.enter(
        CaseExposure(kind: .outbreakArea, from: CaseCity.day(18), until: CaseCity.day(17)), of: number, rules,
        by: officer)
    }
    #expect(throws: CaseError.order(first: "the onset", second: "the outcome")) {
      try city.office.enter(outcome: .recovered, on: CaseCity.day(16), of: number, rules, by: officer)
    }
    #expect(throws: CaseError.order(first: "the begin of the marker", second: "its end")) {
      try city.office.enter(
        CaseMarker(ward: city.ward(0), place: "m", fromAt: CaseCity.at(18, 9), untilAt: CaseCity.at(18, 8)), by: officer
      )
    }
    #expect(try rows() == state)
  }

  private func rows() throws -> [String: Int] {
    try city.city.database.read { reading in
      var rows: [String: Int] = [:]
      for table in [
        "cases_records", "cases_classes", "cases_contacts", "cases_exposures", "cases_symptoms", "cases_tests",
        "cases_markers", "cases_visits",
      ] { rows[table] = try reading.first("SELECT count(*) FROM \(table)") { $0.int(0) } }
      return rows
    }
  }

  @Test(arguments: [
    (CaseFacts(reportDay: CaseCity.day(21), reportWard: 1), "has not come"),
    (CaseFacts(reportDay: CaseCity.day(18), reportWard: 1, age: 131), "0 to 130"),
    (CaseFacts(reportDay: CaseCity.day(18), reportWard: 1, birthYear: 2023), "1880 to this year"),
    (CaseFacts(reportDay: CaseCity.day(18), reportWard: 1, doses: 0, lastDose: CaseCity.day(1)), "no doses"),
    (CaseFacts(reportDay: CaseCity.day(18), reportWard: 1, outcomeDay: CaseCity.day(1)), "no outcome"),
    (CaseFacts(reportDay: CaseCity.day(18)), "neither the ward"),
    (CaseFacts(reportDay: Day("2021-07-01")!, reportWard: 1), "say nothing of 2021-07-01"),
    (CaseFacts(reportDay: CaseCity.day(18), reportWard: 999), "no ward"),
  ])
  func `what cannot be is refused in words`(facts: CaseFacts, words: String) throws {
    let error = #expect(throws: CaseError.self) {
      // Who is for the whole city may enter anything that can be.
      try city.office.enter(CasePerson(), facts, city.rules(), by: city.access("dung"))
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func `a symptom that the definitions do not name is refused with those that they do`() throws {
    let number = try city.enter().number
    let error = #expect(throws: CaseError.self) {
      try city.office.enter(symptoms: [CaseSymptom("fewer")], of: number, city.rules(), by: city.access("chi"))
    }
    #expect(error?.description.contains("fever") == true)
  }

  @Test func `a result is entered once`() throws {
    let number = try city.enter().number
    let test = try city.test(number, .pcr, .pending).entry!
    func result() throws {
      _ = try city.office.enter(
        result: .negative, at: CaseCity.at(19, 8), ofTest: test, city.rules(), by: city.access("chi"))
    }
    try result()
    #expect(throws: CaseError.self) { try result() }
    #expect(try city.status(number).caseClass == .discarded)
  }

  @Test func `an officer decides otherwise with a ground, until it is withdrawn`() throws {
    let number = try city.enter(onset: 17).number
    let (rules, chi) = (try city.rules(), try city.access("chi"))
    #expect(throws: CaseError.noGround) { try city.office.decide(number, .confirmed, ground: " ", rules, by: chi) }
    _ = try city.office.decide(number, .confirmed, ground: "X-ray of Nguyễn Thị Hoa", rules, by: chi)
    #expect(try city.status(number).caseClass == .confirmed)
    #expect(try city.status(number).basis == .officer)
    // Facts that come in later do not undo it behind the officer's back.
    try city.test(number, .pcr, .negative)
    #expect(try city.status(number).caseClass == .confirmed)
    let details = try city.office.details(number, to: chi)
    #expect(details.decisions.map(\.ground) == ["X-ray of Nguyễn Thị Hoa"])
    _ = try city.office.withdrawDecisions(of: number, rules, by: chi)
    #expect(try city.status(number).caseClass == .discarded)
    #expect(try city.status(number).basis == .definition)
  }

  @Test func `the word of a source holds until something else is entered`() throws {
    let number = try city.city.database.write { [city] writing in
      let number = try writing.nextNumber(of: CaseTables.records)
      let source = try CaseTables.source("laboratory", writing)
      try CaseWriter(writing, sealer: city.ring.sealer).add(
        number, source: source, name: "L-1", person: CasePerson(name: "Lê Văn Tám"),
        CaseFacts(
          reportDay: CaseCity.day(18), residence: city.ward(0), birthYear: 1980, askedExposures: true,
          askedSymptoms: true), CaseStatus(caseClass: .confirmed, basis: .source))
      return number
    }
    let other = try city.enter("Trần Văn Nam").number
    try city.meet(number, other)
    #expect(try city.status(number).caseClass == .confirmed)
    #expect(try city.status(number).basis == .source)
    #expect(try city.status(other).distance == 1)
    try city.test(number, .pcr, .negative)
    #expect(try city.status(number).caseClass == .discarded)
    #expect(try city.status(other).caseClass == .discarded)
  }

  @Test func `facts are corrected, and everything follows from them`() throws {
    let number = try city.enter(onset: 17, birthYear: 1990).number
    try city.test(number, .pcr, .positive)
    var facts = try city.record(number).facts
    facts.onset = CaseCity.day(12)
    facts.residence = city.ward(5)
    _ = try city.office.correct(number, facts, city.rules(), by: city.access("dung"))
    #expect(try city.status(number).infectiousFrom == CaseCity.day(10))
    #expect(try city.city.database.read { try Recount.differences($0) } == 0)
    #expect(try tally() == ["\(city.ward(5)) 2": 1])
    // An officer of the district may not send the person out of it.
    #expect(throws: AccessError.self) {
      try city.office.correct(number, facts, city.rules(), by: city.access("chi"))
    }
  }

  private func tally() throws -> [String: Int] {
    try city.city.database.read { reading in
      Dictionary(
        try reading.all("SELECT ward, classification, count FROM (\(TallyRows.sql))") { row in
          ("\(row.int(0)) \(row.int(1))", row.int(2))
        }.filter { $0.1 != 0 }, uniquingKeysWith: +)
    }
  }

  @Test func `a citizen is found by the identifier, and year and sex come from it`() throws {
    let path = try city.city.file(
      "citizens.csv", "identifier,name,birth_date,ward_code", ["001190000007,Nguyễn Thị Hoa,1990-05-01,00000"])
    let wards = try city.city.database.read { try CityWards($0) }
    _ = try CitizenImport(
      city.city.database, sealer: city.ring.sealer, access: city.city.access,
      options: ImportOptions(source: "police", vintage: wards.vintage, today: CaseCity.day(20)),
      sink: FindingSink(path: nil)
    ).run(path)
    let number = try city.office.enter(
      CasePerson(name: "Nguyễn Thị Hoa", identifier: PersonalIdentifier(digits: "001190000007")),
      CaseFacts(reportDay: CaseCity.day(18), residence: city.ward(0)), city.rules(), by: city.access("chi")
    ).number
    let record = try city.record(number)
    #expect(record.citizen != nil)
    #expect(record.facts.birthYear == 1990)
    #expect(record.facts.sex == .female)
  }
}
