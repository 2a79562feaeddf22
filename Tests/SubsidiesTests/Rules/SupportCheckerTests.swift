import Criteria
import Testing

@testable import Subsidies

/// What is wrong with a file is said with its line, before anybody is paid by it.
@Suite struct SupportCheckerTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var code: String
    var testDescription: String { code + ": " + old.prefix(40) }
  }

  @Test(arguments: [
    Slip(old: "least_days: 15, window", new: "least_days: 16, window", code: "example-fails"),
    Slip(old: "amount: 1855000}", new: "amount: 1855001}", code: "example-fails"),
    Slip(old: "per_day: 80000, most_days: 45", new: "per_day: 80000, most_days: 46", code: "example-fails"),
    Slip(old: "[V141]; events 1/5", new: "[V999]; events 1/5", code: "not-declared"),
    Slip(old: "excludes: [furloughed, ", new: "excludes: [", code: "one-way"),
    Slip(
      old: "  - {id: tours-stopped,", new: "  - {id: idle, name: {en: \"idle\", vi: \"rỗi\"}}\n  - {id: tours-stopped,",
      code: "not-read"),
  ]) func `each slip is found`(_ slip: Slip) throws {
    let (text, _) = try ShippedSupport.text(ShippedSupport.national, replacing: slip.old, with: slip.new)
    let findings = SupportChecker.check(try .parse(text, file: "vn-68-2021.yaml"))
    #expect(findings.contains { $0.code == slip.code }, "\(findings.prefix(3))")
  }

  @Test(arguments: [
    Slip(old: "flat: 3000000", new: "flat: -1", code: "no whole number"),
    Slip(old: "flat: 3000000", new: "flat: 3000000.5", code: "no whole number"),
    Slip(old: "kinds: [job-suspended]", new: "kinds: [job-lost]", code: "'job-lost' does not stand under 'spells'"),
    Slip(
      old: "question: social-insurance, is: true", new: "question: social-insurance, at_least: 1", code: "yes and no"),
    Slip(old: "papers: [business-paper]", new: "papers: [tax-paper]", code: "'tax-paper' does not stand"),
    Slip(old: "payee: household", new: "payee: family", code: "is none of person, household, employer"),
    Slip(old: "from: 2021-05-01T00:00", new: "from: 2021-05-01T06:00", code: "begins at 00:00"),
    Slip(old: "least_months: 1, amount: 3710000", new: "least_months: 1, amount: 1", code: "ascending"),
  ]) func `what has not the form is refused with its line`(_ slip: Slip) throws {
    let (text, line) = try ShippedSupport.text(ShippedSupport.national, replacing: slip.old, with: slip.new)
    let error = #expect(throws: CriteriaError.self) { try SupportPolicies.parse(text, file: "vn-68-2021.yaml") }
    guard case .malformed(let file, let found, let message) = try #require(error) else { return }
    #expect(file == "vn-68-2021.yaml" && message.contains(slip.code), "\(message)")
    #expect(abs(found - line) <= 1)
  }
}
