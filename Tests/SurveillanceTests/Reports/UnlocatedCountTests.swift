import Epidemiology
import Quantities
import Store
import TestSupport
import Testing

@testable import Surveillance

@Suite struct UnlocatedCountTests {
  private static let header = "case_id,report_date,ward_code,count"

  @Test func `what is counted in no ward is what the tally has there, by day`() throws {
    let city = try SmallCity()
    try city.take(
      city.file(
        "a.csv", Self.header,
        [
          "a,2021-09-01,99999,2", "b,2021-09-01,99998,1", "c,2021-09-02,99999,1", "d,2021-09-02,00001,5",
          "e,2021-09-03,99999,1",
        ]),
      .cases, source: "CDC")
    // One is placed, one is taken back, one moves to another day.
    try city.take(
      city.file("b.csv", Self.header, ["a,2021-09-01,00002,2", "c,2021-09-02,99999,0", "e,2021-09-04,99999,1"]), .cases,
      source: "CDC")
    let counts = try city.database.read { try UnlocatedCount.all($0) }
    #expect(counts.map { "\($0.day) \($0.rows) \($0.count)" } == ["2021-09-01 1 1", "2021-09-04 1 1"])
    let tally = try city.database.read {
      try $0.all(
        "SELECT day, sum(count) FROM surveillance_tally WHERE ward = 0 GROUP BY day HAVING sum(count) <> 0 ORDER BY day"
      ) { "\(Day(number: Int32($0.int(0)))) \($0.int(1))" }
    }
    #expect(counts.map { "\($0.day) \($0.count)" } == tally)
  }

  @Test func `the question reads the reports in no ward alone`() throws {
    let city = try SmallCity()
    let plan = try city.database.read {
      try $0.all(
        """
        EXPLAIN QUERY PLAN SELECT r.day FROM surveillance_reports r
        WHERE r.ward = 0 AND NOT EXISTS (SELECT 1 FROM surveillance_reports later WHERE later.replaces = r.id)
        """
      ) { $0.text(3) }
    }
    #expect(plan.contains { $0.contains("surveillance_reports_unlocated") }, "\(plan)")
    #expect(plan.contains { $0.contains("surveillance_reports_replaced") }, "\(plan)")
  }
}
