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
    for id in ["vn-4800", "ecdc-2021-06", "ecdc-2022-02", "cdc-transmission", "who-2021", "simple-recency"] {
      #expect(ids.contains(id))
    }
  }
}
