import Testing

@testable import geodata_generator

/// What must be true of invented people too.
@Suite struct EpidemicTests {
  @Test func `age groups add up to the census and one ward is left out`() {
    var totals: [String: Int] = [:]
    for record in Geodata.records(Geodata.epidemic.population()) {
      let count = Int(record["population"] ?? "") ?? -1
      #expect(count > 0, "\(record)")
      totals[record["ward_code"] ?? "", default: 0] += count
    }
    for fact in Geodata.facts {
      #expect(totals[fact.code] == (fact.code == Epidemic.uncounted ? nil : fact.population), "\(fact.code)")
    }
    #expect(totals.count == 578)
  }

  @Test func `nobody finishes who never began, on any day`() {
    var started: [String: Int] = [:]
    var finished: [String: Int] = [:]
    let records = Geodata.records(Geodata.epidemic.doses())
    for day in Set(records.compactMap { $0["dose_date"] }).sorted() {
      for record in records where record["dose_date"] == day {
        let group = "\(record["ward_code"] ?? "") \(record["age"] ?? "")"
        let count = Int(record["count"] ?? "") ?? -1
        #expect(count > 0)
        #expect((record["series_complete"] == "true") == (record["dose_number"] == "2"))
        if record["dose_number"] == "1" { started[group, default: 0] += count }
        if record["dose_number"] == "2" { finished[group, default: 0] += count }
      }
      #expect(finished.allSatisfy { $1 <= started[$0] ?? 0 }, "\(day)")
    }
    #expect(started.count == 579 * 4)
  }

  @Test func `most wards pass both vaccination targets and some fail each`() {
    var residents: [String: [Int: Int]] = [:]
    for record in Geodata.records(Geodata.epidemic.population()) {
      let from = Int(record["age_from"] ?? "") ?? -1
      residents[record["ward_code"] ?? "", default: [:]][from] = Int(record["population"] ?? "")
    }
    var first: [String: Int] = [:]
    var full: [String: Int] = [:]
    for record in Geodata.records(Geodata.epidemic.doses()) {
      let (ward, age) = (record["ward_code"] ?? "", Int(record["age"] ?? "") ?? -1)
      let count = Int(record["count"] ?? "") ?? 0
      if record["dose_number"] == "1", age >= 18 { first[ward, default: 0] += count }
      if record["series_complete"] == "true", age >= 50 { full[ward, default: 0] += count }
    }
    let coverage = residents.map { ward, groups -> (adults: Int, elderly: Int) in
      let adults = groups.filter { $0.key >= 18 }.values.reduce(0, +)
      let elderly = groups.filter { $0.key >= 50 }.values.reduce(0, +)
      return ((first[ward] ?? 0) * 100 / adults, (full[ward] ?? 0) * 100 / elderly)
    }
    #expect((5...25).contains(coverage.filter { $0.adults < 70 }.count))
    #expect(coverage.filter { $0.adults >= 100 }.count > 100, "above 100 % happens")
    #expect((15...50).contains(coverage.filter { $0.elderly < 80 }.count))
  }

  @Test func `cases have dates in order, an outcome and no identifier twice`() {
    let records = Geodata.records(Geodata.epidemic.cases().points)
    #expect(Set(records.compactMap { $0["case_id"] }).count == records.count)
    for record in records {
      let (onset, report) = (record["onset_date"] ?? "", record["report_date"] ?? "")
      #expect(onset <= report, "\(record)")
      #expect(report >= "2021-10-01" && (report <= "2022-01-21" || report == "2022-02-30"), "\(record)")
      #expect(["recovered", "active", "died"].contains(record["outcome"] ?? ""))
    }
    #expect(records.count > 10_000)
  }

  @Test func `the epidemic lasts from 1 October to 21 January, every day once`() {
    let days = (0...112).map(Epidemic.day)
    #expect(days.first == "2021-10-01")
    #expect(days[30] == "2021-10-31" && days[31] == "2021-11-01" && days[92] == "2022-01-01")
    #expect(days.last == "2022-01-21")
    #expect(days == days.sorted() && Set(days).count == 113)
  }
}
