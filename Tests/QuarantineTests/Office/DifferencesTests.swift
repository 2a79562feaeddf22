import Quantities
import Store
import TestSupport
import Testing

@testable import Quarantine

/// A new policy changes nothing by itself.
@Suite struct DifferencesTests {
  private static let shorter = QuarantineCity.policy.replacing(
    "days: 14, tests: [1, 7, 14], watch_days: 14}, citation: \"5599/BYT-MT, 14/7/2021; home",
    with: "days: 10, tests: [1, 10], watch_days: 7}, citation: \"5599/BYT-MT, 14/7/2021; home")

  @Test func `a new policy shows which orders would be otherwise, and only an act changes them`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let first = try city.office.order(city.form(1), by: chi).order
    let second = try city.office.order(city.form(2), by: chi).order
    _ = try city.office.order(city.form(3, ward: 7), by: city.access("dung"))
    #expect(try city.office.differences(by: chi).isEmpty)
    let before = try city.office.list(OrderFilter(), by: city.access("dung"))

    // Another policy can be looked at before anybody adopts it.
    let policy = try QuarantinePolicy.parse(Self.shorter, file: "vn-covid-2021.yaml")
    #expect(try city.office.differences(to: policy, by: chi).map(\.days) == [-4, -4])
    let row = try city.adopt(Self.shorter)
    #expect(try city.office.list(OrderFilter(), by: city.access("dung")) == before)
    let differences = try city.office.differences(by: chi)
    #expect(differences.map(\.order) == [first.number, second.number])
    #expect(differences[0].newEnd == Day("2021-09-15") && differences[0].watchDifference == -7)
    #expect(differences[0].hasOtherTests && differences[0].isPlaceAllowed && !differences[0].isStated)
    #expect(try city.office.differences(by: city.access("dung")).count == 3)

    let changes = try city.office.change([first.number], because: "decided by the ward", by: chi)
    #expect(changes == OrderChanges(changed: [first.number], left: [:]))
    let changed = try city.office.file(ofOrder: first.number, by: chi)
    #expect(
      changed.order.plannedEnd == Day("2021-09-15") && changed.order.policy == row && changed.order.watchDays == 7)
    #expect(changed.tests.map(\.day.description) == ["2021-09-07", "2021-09-15"])
    #expect(changed.acts.last?.ground == "decided by the ward")
    #expect(changed.acts.last?.facts["before"] == "2021-09-19")
    #expect(try city.office.differences(by: chi).map(\.order) == [second.number])
    #expect(try city.office.file(ofOrder: second.number, by: chi).order == second)
  }

  @Test func `a batch with one order of another area changes none`() throws {
    let city = try QuarantineCity()
    let first = try city.office.order(city.form(1), by: city.access("chi")).order
    let other = try city.office.order(city.form(2, ward: 7), by: city.access("dung")).order
    try city.adopt(Self.shorter)
    #expect(throws: AccessError.self) {
      try city.office.change([first.number, other.number], because: "act", by: city.access("chi"))
    }
    #expect(try city.office.file(ofOrder: first.number, by: city.access("chi")).order == first)
  }

  @Test func `an order of which the new policy does not know stays as it is`() throws {
    let city = try QuarantineCity()
    let first = try city.office.order(city.form(1), by: city.access("chi")).order
    try city.adopt(
      QuarantineCity.policy.replacing(
        "days: 14, tests: [1, 7, 14], watch_days: 14}, citation: \"5599/BYT-MT, 14/7/2021; home",
        with: "days: null, tests: [1, 7, 14], watch_days: 14}, citation: \"5599/BYT-MT, 14/7/2021; home"))
    let difference = try city.office.differences(by: city.access("chi"))
    #expect(difference.map(\.newEnd) == [nil] && difference[0].answer.unknown == [.days])
    let changes = try city.office.change([first.number], because: "act", by: city.access("chi"))
    #expect(changes == OrderChanges(changed: [], left: [first.number: [.days]]))
    #expect(try city.office.file(ofOrder: first.number, by: city.access("chi")).order == first)
  }

  @Test func `tests that have a result stay when the rest of the days are others`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let first = try city.office.order(city.form(1), by: chi).order
    try city.office.enter(
      TestResult(kind: .pcr, sampled: city.city.clock.now, outcome: .negative), of: first.number, by: chi)
    try city.adopt(Self.shorter)
    _ = try city.office.change([first.number], because: "act", by: chi)
    let tests = try city.office.file(ofOrder: first.number, by: chi).tests
    #expect(tests.map(\.day.description) == ["2021-09-07", "2021-09-15"])
    #expect(tests.map(\.outcome) == [.negative, nil])
    #expect(try city.office.differences(by: chi).isEmpty)
  }

  @Test func `only who decrees adopts a policy`() throws {
    let city = try QuarantineCity()
    #expect(throws: AccessError.self) {
      let chi = try city.access("chi")
      try city.city.database.write { _ = try AdoptedQuarantinePolicy.adopt(Self.shorter, file: "x.yaml", by: chi, $0) }
    }
  }
}
