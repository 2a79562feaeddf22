import Credentials
import Quantities
import Registry
import Store
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct PassageTests {
  private func city(_ policy: String = "hanoi-areas-2021") throws -> (AreaCity, Int) {
    let city = try AreaCity(policy: policy)
    try city.register([
      "\(AreaCity.identifier(1).digits),A,1990-01-01,00000,H1,Số 1",
      "\(AreaCity.identifier(2).digits),B,1990-01-01,00001,H2,Số 2",
      "\(AreaCity.identifier(3).digits),C,1990-01-01,00000,H3,",
    ])
    return (city, try city.decree(.wards([city.row(0)]), kind: .ward, from: "2021-09-01T08:00"))
  }

  private func pass(
    _ city: AreaCity, _ area: Int, _ direction: PassageRule.Direction, _ ground: String,
    _ credential: PresentedCredential,
    allowed: String? = nil, as name: String = "giang"
  ) throws -> PassageDecision {
    try city.office.pass(
      PassageForm(
        area: area, direction: direction, ground: ground, credential: credential, checkpoint: "chốt 1", allowed: allowed
      ),
      city.policy(), by: city.access(name)
    ).decision
  }

  @Test func `residents go to hospital, are refused to work, and come home`() throws {
    let (city, area) = try city()
    let someone = PresentedCredential.identifier(AreaCity.identifier(1))
    #expect(try pass(city, area, .leave, "work", someone).verdict == .refuse)
    #expect(try pass(city, area, .leave, "hospital-transfer", someone).verdict == .allow)
    let out = try city.office.standing(ofArea: area, by: city.access("hoa"))
    #expect(out.residentsOutside.map(\.ground) == ["hospital-transfer"] && out.visitorsInside.isEmpty)
    #expect(try pass(city, area, .enter, "home", someone).reasons.map(\.code) == [.returnsHome])
    #expect(
      try city.office.standing(ofArea: area, by: city.access("hoa"))
        == AreaStanding(visitorsInside: [], residentsOutside: []))
    let rows = try city.office.passages(ofArea: area, by: city.access("hoa"))
    #expect(rows.map(\.verdict) == [.refuse, .allow, .allow])
    #expect(rows.allSatisfy { $0.isResident == true && $0.citizen != nil })
  }

  @Test func `who does not live there comes in with a verified credential and is known to be inside`() throws {
    let (city, area) = try city()
    let driver = PresentedCredential.verified(kind: "permit", holder: "permit 12", identifier: nil)
    #expect(try pass(city, area, .enter, "supplies", .identifier(AreaCity.identifier(2))).verdict == .withCredential)
    #expect(try pass(city, area, .enter, "supplies", driver).verdict == .allow)
    let inside = try city.office.standing(ofArea: area, by: city.access("hoa")).visitorsInside
    #expect(inside.map(\.credential) == ["permit"] && inside[0].citizen == nil)
    #expect(try pass(city, area, .leave, "supplies", driver).verdict == .allow)
    #expect(try city.office.standing(ofArea: area, by: city.access("hoa")).visitorsInside.isEmpty)
  }

  @Test func `of a stranger on the way home nobody knows, so an officer of the ward decides, and no other`() throws {
    let (city, area) = try city()
    let stranger = PresentedCredential.identifier(AreaCity.identifier(99))
    let decision = try pass(city, area, .enter, "home", stranger)
    #expect(decision.verdict == .review && decision.reasons.map(\.code) == [.residenceUnknown])
    #expect(throws: AccessError.self) {
      try pass(city, area, .enter, "home", stranger, allowed: "cháu của A", as: "lan")
    }
    #expect(try pass(city, area, .enter, "home", stranger, allowed: "cháu của A", as: "hoa").verdict == .allow)
    #expect(try city.office.standing(ofArea: area, by: city.access("hoa")).visitorsInside.count == 1)
    // What the rules refuse no officer of a checkpoint lets pass.
    #expect(
      try pass(city, area, .enter, "visit", .identifier(AreaCity.identifier(2)), allowed: "quen", as: "hoa").verdict
        == .refuse)
  }

  @Test func `in Da Nang who is let in stays to the end, but for hospital`() throws {
    let (city, area) = try city("da-nang-areas-2021")
    let visitor = PresentedCredential.identifier(AreaCity.identifier(2))
    #expect(try pass(city, area, .enter, "family", visitor, allowed: "mẹ ốm", as: "hoa").verdict == .allow)
    #expect(try pass(city, area, .leave, "family", visitor).reasons.map(\.code) == [.boundUntilEnd])
    #expect(try pass(city, area, .leave, "epidemic-work", visitor).verdict == .withCredential)
    #expect(try pass(city, area, .leave, "hospital-transfer", visitor).verdict == .allow)
  }

  @Test func `a code holds for its ground, its area and its time, and not after it is withdrawn`() throws {
    let (city, area) = try city()
    let other = try city.decree(.wards([city.row(1)]), kind: .ward, from: "2021-09-01T08:00")
    func issue(_ from: String, _ until: String) throws -> TypedCode {
      try city.office.issueCode(
        ofArea: area, to: AreaCity.identifier(2), ground: "supplies", from: city.moment(from),
        until: city.moment(until),
        city.policy(), by: city.access("hoa"))
    }
    #expect(throws: EpidemicAreaError.self) { try issue("2021-09-08T00:00", "2021-09-08T00:00") }
    let code = try issue("2021-09-07T00:00", "2021-09-08T00:00")
    // The ground that is said at the checkpoint does not count.
    #expect(try pass(city, area, .enter, "visit", .code(code)).verdict == .allow)
    #expect(try pass(city, other, .enter, "supplies", .code(code)).reasons.map(\.code) == [.codeOutside])
    #expect(
      try pass(city, area, .enter, "supplies", .code(issue("2021-09-06T00:00", "2021-09-07T00:00"))).verdict == .refuse)
    #expect(try pass(city, area, .enter, "supplies", .code(.random())).reasons.map(\.code) == [.codeUnknown])
    #expect(throws: AccessError.self) { try city.office.withdraw(code, by: city.access("lan")) }
    try city.office.withdraw(code, by: city.access("hoa"))
    #expect(try pass(city, area, .leave, "supplies", .code(code)).reasons.map(\.code) == [.codeOutside])
    // The person is the citizen, whatever they show.
    let inside = try city.office.standing(ofArea: area, by: city.access("hoa")).visitorsInside
    #expect(inside.count == 1 && inside[0].citizen != nil)
  }

  @Test func `an area that is not in force stops nobody and keeps nothing`() throws {
    let (city, _) = try city()
    let later = try city.decree(.wards([city.row(0)]), kind: .ward, from: "2021-09-20T08:00", until: "2021-09-30T08:00")
    #expect(
      try pass(city, later, .leave, "work", .identifier(AreaCity.identifier(1))).reasons.map(\.code) == [.notInForce])
    #expect(try city.office.passages(ofArea: later, by: city.access("hoa")).isEmpty)
  }

  @Test func `the tables of passages have nobody's identifier`() throws {
    let (city, area) = try city()
    _ = try pass(city, area, .leave, "work", .identifier(AreaCity.identifier(99)))
    let person = try city.city.database.read { try $0.first("SELECT person FROM areas_passages") { $0.bytes(0) } }
    #expect(person?.count == 12 && person != Array(AreaCity.identifier(99).digits.utf8))
    #expect(try city.acts("area.pass").allSatisfy { act in !"\(act)".contains(AreaCity.identifier(99).digits) })
  }

  @Test func `who may not enter passages is refused`() throws {
    let (city, area) = try city()
    #expect(throws: AccessError.self) {
      try pass(city, area, .leave, "work", .identifier(AreaCity.identifier(1)), as: "binh")
    }
  }
}
