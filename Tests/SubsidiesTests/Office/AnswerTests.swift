import Quantities
import Store
import Subsidies
import TestSupport
import Testing

struct AnswerTests {
  let city: SupportCity

  init() throws { city = try SupportCity() }

  @Test
  func `a corrected answer turns a claim that the rules refuse into one that they grant, and what was said stays`()
    throws
  {
    var form = city.form(1)
    form.person.statements["social-insurance"] = 0
    let receipt = try city.office.enter(form, by: city.access("chi"))
    #expect(receipt.answer.verdict == .notEntitled)
    let number = receipt.claim.number
    city.set("2021-09-09T09:00")
    let after = try city.office.answer(
      ClaimAnswers(statements: ["social-insurance": 1]), to: number, because: "slip of the desk",
      by: city.access("dung"))
    #expect(after.answer.verdict == .entitled && after.answer.amount == 3_710_000)
    #expect(after.claim.day == receipt.claim.day && after.claim.clock == receipt.claim.clock)
    #expect(try city.office.decide(number, by: city.access("chi")).amount == 3_710_000)
    let file = try city.office.disclosed(claim: number, by: city.access("chi"))
    #expect(file.acts.map(\.kind) == [.entered, .answered, .granted])
    #expect(file.acts[1].actor == "dung" && file.acts[1].ground == "slip of the desk")
    #expect(file.said.map(\.act) == [2])
    #expect(file.said.first?.person == form.person)
    #expect(file.person?.statements["social-insurance"] == 1)
    #expect(try city.office.file(ofClaim: number, by: city.access("chi")).said.isEmpty)
    let told = try #require(try city.log("support.answered").first)
    #expect(!"\(told.act)".contains("insurance"), "the log is read by people of every area")
  }

  @Test func `days said anew replace those said before, and a spell that did not happen is an answer`() throws {
    let number = try city.office.enter(city.form(1), by: city.access("chi")).claim.number
    let short = ClaimedSpell(kind: "job-suspended", from: Day("2021-06-01")!, through: Day("2021-06-20")!)
    let first = try city.office.answer(
      ClaimAnswers(spells: ["job-suspended": [short]]), to: number, because: "agreement", by: city.access("chi"))
    #expect(first.answer.through == Day("2021-06-20")!)
    let none = try city.office.answer(
      ClaimAnswers(spells: ["job-suspended": []]), to: number, because: "agreement", by: city.access("chi"))
    #expect(none.answer.verdict == .notEntitled)
    let again = try city.office.answer(
      ClaimAnswers(spells: ["job-suspended": city.form(1).person.spells]), to: number, because: "agreement",
      by: city.access("chi"))
    #expect(again.answer.amount == 3_710_000)
    let person = try #require(try city.office.disclosed(claim: number, by: city.access("chi")).person)
    #expect(person == city.form(1).person)
  }

  @Test func `a paper that an answer makes necessary stops the clock, and one brought with an answer starts it`() throws
  {
    let number = try city.office.enter(city.form(1), by: city.access("chi")).claim.number
    let waiting = try city.office.answer(
      ClaimAnswers(statements: ["pregnant": 1]), to: number, because: "said at the desk", by: city.access("chi"))
    #expect(waiting.missingPapers == ["pregnancy-paper"])
    #expect(waiting.claim.state == .awaitingPapers && waiting.claim.clock == nil)
    let entered = try city.office.answer(
      ClaimAnswers(papers: ["pregnancy-paper"]), to: number, because: "brought", by: city.access("chi"))
    #expect(entered.missingPapers.isEmpty && entered.claim.state == .entered && entered.claim.clock != nil)
    let back = try city.office.answer(
      ClaimAnswers(statements: ["pregnant": 0]), to: number, because: "slip", by: city.access("chi"))
    #expect(back.claim.state == .entered && back.answer.amount == 3_710_000)
    #expect(try city.office.decide(number, by: city.access("chi")).amount == 3_710_000)
  }

  @Test func `what cannot be answered is refused and changes nothing`() throws {
    let number = try city.office.enter(city.form(1), by: city.access("dung")).claim.number
    let good = ClaimAnswers(statements: ["social-insurance": 0])
    func refused(_ answers: ClaimAnswers, because ground: String = "ground", by officer: String = "dung") {
      #expect(throws: (any Error).self) {
        try city.office.answer(answers, to: number, because: ground, by: city.access(officer))
      }
    }
    refused(ClaimAnswers())
    refused(ClaimAnswers(statements: ["no-such-question": 1]))
    refused(ClaimAnswers(papers: ["no-such-paper"]))
    refused(good, because: "")
    refused(good, because: "of 001190000001")
    refused(good, by: "em")
    refused(good, by: "giang")
    let backwards = ClaimedSpell(kind: "job-suspended", from: Day("2021-06-02")!, through: Day("2021-06-01")!)
    refused(ClaimAnswers(spells: ["job-suspended": [backwards]]))
    let file = try city.office.disclosed(claim: number, by: city.access("dung"))
    #expect(file.person == city.form(1).person && file.said.isEmpty && file.acts.count == 1)
    try city.office.decide(number, by: city.access("dung"))
    #expect(throws: SupportError.self) {
      try city.office.answer(good, to: number, because: "late", by: city.access("hoa"))
    }
  }
}
