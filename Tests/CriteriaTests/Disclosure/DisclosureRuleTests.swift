import Testing

@testable import Criteria

@Suite struct DisclosureRuleTests {
  private static let path =
    criteriaFolder.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/disclosure.yaml"

  @Test func `the shipped rule withholds below five, rounds to five, and says where that comes from`() throws {
    let rule = try DisclosureRule.load(path: Self.path)
    #expect(rule.threshold == 5)
    #expect(rule.base == 5)
    #expect(rule.citation.contains("Fraser and Wooton 2005 [S2]"))
    #expect(rule.measuresOfNoPerson.contains("capacity_plan"))
    #expect(!rule.measuresOfNoPerson.contains("positives"))
  }

  private static let plain = """
    threshold: 5
    base: 5
    percent: {step: 1, least_residents: 1000, least_residents_of_ages: 5000}
    days: {step: 7}
    citation: "Somebody [S1]"
    sources: [{key: S1, text: a book}]
    """

  @Test(
    arguments: [
      ("threshold: 5", "threshold: 1", 1), ("base: 5", "base: five", 2), ("base: 5", "bass: 5", 2),
      ("[S1]", "[S9]", 5), ("days: {step: 7}", "days: {}", 4), ("key: S1, text: a book", "key: S1", 6),
      ("threshold: 5", "threshold: &a 5\nx: *a", 2), ("days: {step: 7}", "days: {step: 7", 5),
    ])
  func `a rule that protects nothing, or is not understood, is refused with its line`(
    _ old: String, _ new: String, _ line: Int
  ) throws {
    #expect(try DisclosureRule.parse(Self.plain, file: "d.yaml").dayStep == 7)
    #expect {
      try DisclosureRule.parse(Self.plain.replacing(old, with: new), file: "d.yaml")
    } throws: { error in
      guard case .malformed(file: "d.yaml", let found, _)? = error as? CriteriaError else { return false }
      return found == line
    }
  }
}
