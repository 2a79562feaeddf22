import Quantities
import Store
import TestSupport
import Testing

@testable import Quarantine

@Suite struct DailyTasksTests {
  @Test func `the list of a ward is what a look at every order finds`() throws {
    let city = try QuarantineCity()
    var random = SplitMix(seed: 50)
    let dung = try city.access("dung")
    for number in 1...80 {
      let start = Day("2021-09-07")! - Int.random(in: 0...12, using: &random)
      let receipt = try city.office.order(
        city.form(number, ward: number % 3, exposure: (start - 1).description, start: start.description), by: dung)
      if number % 4 == 0 {
        try city.office.enter(
          TestResult(kind: .antigen, sampled: city.city.clock.now, outcome: .negative), of: receipt.order.number,
          by: dung)
      }
      if number % 5 == 0 { try city.office.release(receipt.order.number, because: "act", by: dung) }
    }
    let orders = try city.office.list(OrderFilter(states: [.running], limit: 1000), by: dung)
    for ward in 0..<3 {
      for back in -3...9 {
        let day = QuarantineCity.today + back
        let tasks = try city.office.today(ward: city.row(ward), on: day, limit: 1000, by: dung)
        let own = orders.filter { $0.ward == city.row(ward) }
        #expect(tasks.running == own.count)
        func check(_ found: DailyTasks.Tasks, _ isDue: (OrderRecord) -> Bool) {
          #expect(Set(found.orders.map(\.order)) == Set(own.filter(isDue).map(\.number)))
          #expect(found.count == found.orders.count)
          #expect(found.orders.map(\.due) == found.orders.map(\.due).sorted())
        }
        check(tasks.tests) { $0.nextTest.map { $0 <= day } ?? false }
        check(tasks.checks) { $0.nextCheck <= day }
        check(tasks.releases) { $0.plannedEnd == day }
        check(tasks.overdue) { $0.plannedEnd < day }
      }
    }
    let few = try city.office.today(ward: city.row(0), on: QuarantineCity.today + 9, limit: 2, by: dung)
    #expect(few.checks.count > 2 && few.checks.orders.count == 2)
  }

  @Test(arguments: ["next_test <=", "next_check <=", "planned_end =", "planned_end <"])
  func `each list is a range of an index`(_ condition: String) throws {
    let city = try QuarantineCity()
    let column = condition.split(separator: " ")[0]
    let plan = try city.city.database.read { reading in
      try reading.all(
        """
        EXPLAIN QUERY PLAN SELECT id, \(column), kind, place, start_day, planned_end FROM quarantine_orders
        WHERE state = 'running' AND ward = ? AND \(condition) ? ORDER BY \(column), id LIMIT ?
        """, [1, 2, 3]
      ) { $0.text(3) }
    }
    #expect(plan.count == 1 && plan[0].contains("USING INDEX quarantine_orders_"), "\(plan)")
  }
}
