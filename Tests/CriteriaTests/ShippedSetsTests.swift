import Criteria
import Quantities
import Testing

@Suite struct ShippedSetsTests {
  @Test(arguments: CriteriaLibrary(folder: criteriaFolder).ids)
  func `every shipped set passes the checker with all its examples`(_ id: String) throws {
    let set = try CriteriaLibrary(folder: criteriaFolder).set(id)
    #expect(CriteriaChecker.check(set).map(\.description) == [])
    #expect(!set.examples.isEmpty)
  }

  @Test func `the sets that maps are made with are all there`() {
    let ids = CriteriaLibrary(folder: criteriaFolder).ids
    for id in [
      "vn-4800", "ecdc-2020-10", "ecdc-2021-01", "ecdc-2021-06", "ecdc-2022-02", "cdc-transmission",
      "cdc-community-levels", "who-2021", "simple-recency", "dengue-alert",
    ] {
      #expect(ids.contains(id))
    }
  }

  @Test func `the editions of the European map follow each other without a gap`() throws {
    let library = CriteriaLibrary(folder: criteriaFolder)
    let periods = try ["ecdc-2020-10", "ecdc-2021-01", "ecdc-2021-06", "ecdc-2022-02"].flatMap {
      try library.set($0).periods
    }
    #expect(periods.count == 4)
    for (one, next) in zip(periods, periods.dropFirst()) { #expect(one.until.map { $0 + 1 } == next.from) }
  }

  @Test func `a set that misses something is refused and names every gap`() throws {
    let set = try CriteriaLibrary(folder: criteriaFolder).set("vn-218")
    #expect(!set.missing.isEmpty)
    #expect(throws: CriteriaError.incomplete(id: "vn-218", missing: set.missing)) {
      _ = try set.edition(on: try #require(Day("2022-02-08")))
    }
    // Each value that nobody knows is named there.
    for value in set.values where value.entries.contains(where: { $0.value == nil }) {
      #expect(set.missing.contains { $0.contains(value.id) }, "\(value.id)")
    }
  }
}
