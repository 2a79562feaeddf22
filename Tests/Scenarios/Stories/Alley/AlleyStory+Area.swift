import Cases
import Criteria
import EpidemicAreas
import Quantities
import Quarantine
import Registry
import Store
import TestSupport

extension AlleyStory {
  private func adopted() throws -> AdoptedAreaPolicy { try city.file.read { try AdoptedAreaPolicy.last($0) } }

  private static let note = AreaNote(authority: "UBND quận Hoàn Kiếm", act: "QĐ 1/QĐ-UBND (thử)", reason: "ổ dịch")

  func closing() throws {
    at("2021-07-31T05:30", "The alley is closed from six o'clock")
    let binh = try city.access("binh", .publication)
    area = try city.areas.decree(
      AreaDecree(
        kind: .alley, name: "Ngõ 24 Thử Nghiệm",
        place: .addresses([AreaAddress(ward: city.row(AlleyCity.ward), text: "ngõ 24 Thử Nghiệm")]),
        from: AlleyCity.moment("2021-07-31T06:00"), until: AlleyCity.moment("2021-08-16T06:00"), note: Self.note,
        measures: ["no-exit"]), adopted(), city.vintage, by: binh)
    let count = try city.areas.count(area, on: Day("2021-07-31")!, adopted(), by: hoa(.quarantine))
    say(
      "Inside: \(count.total) people, of 60 years and more \(count.elderly ?? 0), alone \(count.alone), "
        + "not located \(count.unlocated)")
    let residents = try city.areas.residents(
      area, AreaResidentFilter(on: Day("2021-07-31")!), adopted(), by: hoa(.quarantine))
    let old = residents.first { $0.record.identifier == StoryPerson.em.identifier }!
    _ = try city.areas.note(
      NeedForm(area: area, citizen: old.citizen, need: "food", isUrgent: true), adopted(), by: hoa(.quarantine))
    say("A need is noted: food, urgent")

    at("2021-07-31T06:30", "At the gate")
    try pass(.phuc, .enter, "visit")
    try pass(.em, .leave, "shopping")
    try pass(.em, .leave, "hospital-transfer")
    try pass(.em, .enter, "home")
  }

  private func pass(_ person: StoryPerson, _ direction: PassageRule.Direction, _ ground: String) throws {
    let (decision, _) = try city.areas.pass(
      PassageForm(
        area: area, direction: direction, ground: ground, credential: .identifier(person.identifier),
        checkpoint: "đầu ngõ"), adopted(), by: khoa(.quarantine))
    say("\(direction.words.en), \(ground): \(decision.verdict.rawValue)")
    for reason in decision.reasons { say("  \(reason.words.english)") }
  }

  func strangers() throws {
    at("2021-08-03T09:00", "An officer of another ward looks")
    let before = try entries()
    let lan = try city.access("lan")
    try refused("the case") { _ = try city.cases.details(records["An"]!, to: lan) }
    try refused("the order") { _ = try city.quarantine.disclosed(order: orders["An"]!, by: lan) }
    try refused("the people of the alley") {
      _ = try city.areas.residents(area, AreaResidentFilter(on: Day("2021-08-03")!), adopted(), by: lan)
    }
    say("Refusals in the log: \(try entries() - before)")
  }

  private func refused(_ what: String, _ body: () throws -> Void) throws {
    do {
      try body()
      say("\(what): shown")
    } catch is AccessError {
      say("\(what): refused")
    }
  }

  private func entries() throws -> Int {
    try city.file.read {
      try $0.first("SELECT count(*) FROM store_log WHERE kind = 'access.refuse'") { $0.int(0) }
    } ?? 0
  }

  private func test(_ tested: Int, _ moment: String) throws -> ReleaseFinding {
    let count = try city.areas.count(area, on: AlleyCity.moment(moment).day, adopted(), by: hoa(.quarantine))
    return try adopted().policy.releaseTest(
      facts(tested, count), kind: .alley, start: Day("2021-07-31")!, at: AlleyCity.moment(moment))
  }

  private func facts(_ tested: Int, _ count: AreaCount) -> ReleaseFacts {
    ReleaseFacts(
      lastCase: .on(Day("2021-07-31")!), residents: count.total, unlocated: count.unlocated, tested: tested,
      testedSince: Day("2021-08-12")!)
  }

  func ending() throws {
    at("2021-08-13T09:00", "May the alley be opened?")
    let early = try test(2, "2021-08-13T09:00")
    say("The release test: \(early.outcome.rawValue)")
    for reason in early.reasons { say("  \(reason.words.english)") }

    at("2021-08-14T08:00", "The last tests, and the end")
    for name in ["Chi", "Em"] {
      try tested(name, "2021-08-14T06:00", .negative)
      try complete(name)
    }
    try tested("Giang", "2021-08-11T08:00", .negative)
    try complete("Giang")
    try tested("Bình", "2021-08-12T08:00", .negative)
    try tested("Bình", "2021-08-13T20:00", .negative)
    try complete("Bình", symptomFreeSince: "2021-08-02")
    let count = try city.areas.count(area, on: Day("2021-08-14")!, adopted(), by: hoa(.quarantine))
    let finding = try city.areas.release(
      area, at: AlleyCity.moment("2021-08-14T18:00"), facts(count.total, count), Self.note, adopted(), city.vintage,
      by: city.access("binh", .publication))
    say("The release test: \(finding.outcome.rawValue)")
    for reason in finding.reasons { say("  \(reason.words.english)") }
    city.clock.set(AlleyCity.instant("2021-08-14T18:01"))
    let state = try city.areas.area(area, by: hoa(.quarantine)).state(at: city.clock.now)
    say("The alley at 18:01: \(state.words.en)")
    try tellClasses()
    try tasks()
    let report = try LogVerification().run(city.file)
    say("The log is \(report.isIntact ? "whole" : "damaged"): every act of this story is in it")
  }
}
