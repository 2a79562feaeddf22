import Criteria
import Epidemiology
import Quantities
import Store
import TestSupport
import Testing

@testable import Cases

@Suite struct ListTests {
  let city: CaseCity

  init() throws { city = try CaseCity() }

  @Test func `a ward's day has who was reported, who is open and who is infectious`() throws {
    let chi = try city.access("chi")
    let confirmed = try city.enter("A", report: 17, onset: 16).number
    try city.test(confirmed, .pcr, .positive, day: 17)
    let suspected = try city.enter("B", report: 17).number
    try city.test(suspected, .antigen, .positive, day: 17)
    let today = try city.enter("C", report: 18).number
    try city.enter("D", ward: 1, report: 18)
    let list = try city.office.list(ofWard: city.ward(0), on: CaseCity.day(18), to: chi)
    #expect(list.reported.map(\.record) == [today])
    #expect(list.open.map(\.record) == [suspected])
    #expect(list.infectious.map(\.record) == [confirmed])
    #expect(list.open.map(\.name) == ["B"])
    #expect(!list.isCut)
    #expect(try city.office.list(ofWard: city.ward(0), on: CaseCity.day(18), limit: 0, to: chi).isCut)
    // Whoever recovered is no more on it.
    _ = try city.office.enter(outcome: .recovered, on: CaseCity.day(19), of: confirmed, city.rules(), by: chi)
    #expect(try city.office.list(ofWard: city.ward(0), on: CaseCity.day(18), to: chi).infectious.isEmpty)

    let statistics = try city.office.statistics(from: CaseCity.day(1), through: CaseCity.day(20), to: chi)
    #expect(statistics.classes == [.confirmed: 1, .suspected: 1, .discarded: 2])
    #expect(statistics.distances == [0: 1])
    #expect(statistics.open == 1)
  }

  @Test func `a timeline has everything in its order`() throws {
    let a = try city.enter("A", report: 18, onset: 16).number
    let b = try city.enter("B", report: 18).number
    try city.meet(a, b, day: 15)
    try city.test(a, .pcr, .positive, day: 17, hour: 8, ct: 2_205)
    let events = try city.office.timeline(a, city.rules(), to: city.access("chi"))
    #expect(
      events.map(\.kind) == [
        .infectiousFrom, .contact, .onset, .sample, .report, .entered, .classified, .classified,
      ])
    for (one, next) in zip(events, events.dropFirst()) { #expect(one.day <= next.day) }
    #expect(events.last?.words.english == "confirmed case by pcr")
  }
}
