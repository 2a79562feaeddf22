import Store
import TestSupport
import Testing

@testable import Cases

/// `chi` is for district q0, `em` for q1: of a person in q0 `em` learns nothing, and that it was tried is in the log.
@Suite struct OtherWardsTests {
  let city: CaseCity
  let number: Int

  init() throws {
    city = try CaseCity()
    number = try city.enter(onset: 17).number
    try city.test(number, .pcr, .positive)
  }

  static let attempts: [(String, @Sendable (CaseCity, Int, Access, CaseRules) throws -> Void)] = [
    ("show", { city, number, em, _ in _ = try city.office.details(number, to: em) }),
    ("timeline", { city, number, em, rules in _ = try city.office.timeline(number, rules, to: em) }),
    ("trace", { city, number, em, rules in _ = try city.office.trace(number, .forward, steps: 3, rules, to: em) }),
    ("graph", { city, number, em, rules in _ = try city.office.graph(around: number, steps: 2, rules, to: em) }),
    ("list", { city, _, em, _ in _ = try city.office.list(ofWard: city.ward(0), on: CaseCity.day(18), to: em) }),
    (
      "statistics",
      { city, _, em, _ in
        _ = try city.office.statistics(
          ofWards: [city.ward(0)], from: CaseCity.day(1), through: CaseCity.day(20), to: em)
      }
    ),
    (
      "test",
      { city, number, em, rules in
        _ = try city.office.enter(CaseTest(kind: .pcr, result: .negative), of: number, rules, by: em)
      }
    ),
    (
      "symptoms",
      { city, number, em, rules in
        _ = try city.office.enter(symptoms: [CaseSymptom("fever")], of: number, rules, by: em)
      }
    ),
    (
      "decide",
      { city, number, em, rules in
        _ = try city.office.decide(number, .discarded, ground: "g", rules, by: em)
      }
    ),
    (
      "enter",
      { city, _, em, rules in
        _ = try city.office.enter(
          CasePerson(), CaseFacts(reportDay: CaseCity.day(18), residence: city.ward(0)), rules, by: em)
      }
    ),
    ("merge", { city, number, em, rules in _ = try city.office.merge(number, into: number, rules, by: em) }),
    (
      "marker",
      { city, _, em, _ in
        _ = try city.office.enter(
          CaseMarker(ward: city.ward(0), place: "m", fromAt: CaseCity.at(1, 1), untilAt: CaseCity.at(1, 2)), by: em)
      }
    ),
  ]

  @Test(arguments: attempts.map(\.0))
  func `an officer of another ward is refused, and the attempt is in the log`(name: String) throws {
    let attempt = Self.attempts.first { $0.0 == name }!.1
    let (em, rules) = (try city.access("em"), try city.rules())
    let before = try log()
    #expect(throws: AccessError.self) { try attempt(city, number, em, rules) }
    let after = try log()
    #expect(after.count == before.count + 1)
    #expect(after.last?.actor == "em")
    #expect(after.last?.kind == "access.refuse")
    #expect(try city.status(number).caseClass == .confirmed)
  }

  private func log() throws -> [(actor: String, kind: String)] {
    try city.city.database.read { reading in
      try reading.all("SELECT actor, kind FROM store_log ORDER BY number") { ($0.text(0), $0.text(1)) }
    }
  }

  @Test func `duplicates of other wards are not proposed`() throws {
    try city.enter(onset: 17)
    #expect(try city.office.duplicates(to: city.access("chi")).count == 1)
    #expect(try city.office.duplicates(to: city.access("em")).isEmpty)
  }

  @Test func `of a contact in another ward stand number and ward on the list, and no name`() throws {
    let other = try city.enter("Trần Văn Nam", ward: 5).number
    try city.meet(number, other)
    let list = try city.office.trace(number, .forward, steps: 1, city.rules(), to: city.access("chi"))
    #expect(list.entries.map(\.record) == [other])
    #expect(list.entries.map(\.name) == [nil])
    #expect(
      try city.office.trace(number, .forward, steps: 1, city.rules(), to: city.access("dung")).entries.map(\.name) == [
        "Trần Văn Nam"
      ])
  }

  @Test func `who enters a contact with somebody of another ward is told of their own person only`() throws {
    let other = try city.enter("Trần Văn Nam", ward: 5).number
    let receipt = try city.office.enter(
      CaseContact(from: number, to: other, kind: .household), city.rules(), by: city.access("chi"))
    #expect(receipt.number == number)
    #expect(receipt.verdict.caseClass == .confirmed)
    #expect(try city.status(other).distance == 1)
  }

  @Test func `every look is in the log, without a name`() throws {
    let chi = try city.access("chi")
    _ = try city.office.details(number, to: chi)
    _ = try city.office.list(ofWard: city.ward(0), on: CaseCity.day(18), to: chi)
    _ = try city.office.trace(number, .backward, steps: 2, city.rules(), to: chi)
    #expect(try log().suffix(3).map(\.kind) == ["case.read", "case.list", "case.trace"])
    let texts = try city.city.database.read { reading in
      try reading.all("SELECT subject, reason, facts FROM store_log") { $0.text(0) + $0.text(1) + $0.text(2) }
    }
    #expect(texts.allSatisfy { !$0.contains("Hoa") })
  }
}
