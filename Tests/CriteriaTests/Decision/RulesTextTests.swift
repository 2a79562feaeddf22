import Quantities
import Testing

@testable import Criteria

/// What a digest takes of the rules: all that they say, and nothing of how they are written down.
@Suite struct RulesTextTests {
  private func rules(_ id: String, on day: String, replacing old: String, with new: String) throws -> String {
    try ShippedFile.set(id, replacing: old, with: new).edition(on: try #require(Day(day))).rulesText
  }

  @Test func `Comments, citations and names change nothing`() throws {
    let plain = try rules("vn-4800", on: "2021-12-01", replacing: "decision:", with: "decision:")
    #expect(try rules("vn-4800", on: "2021-12-01", replacing: "decision:", with: "# a comment\n\ndecision:") == plain)
    #expect(try rules("vn-4800", on: "2021-12-01", replacing: "Level 1, low", with: "Level one") == plain)
    #expect(
      try rules("vn-4800", on: "2021-12-01", replacing: "\"4800, criterion 1 [V9]\"", with: "\"elsewhere\"") == plain)
  }

  @Test(arguments: [
    ("atLeast: rate_m4", "above: rate_m4"), ("value: 150,", "value: 151,"), ("raise: 1", "raise: 2"),
    ("classification: [confirmed], transmission", "classification: [probable], transmission"),
    ("when_unknown: apply", "when_unknown: skip"), ("[from-70, M1], level: level-1", "[from-70, M1], level: level-2"),
  ])
  func `Every change of a rule changes it`(old: String, new: String) throws {
    let plain = try rules("vn-4800", on: "2021-12-01", replacing: "decision:", with: "decision:")
    #expect(try rules("vn-4800", on: "2021-12-01", replacing: old, with: new) != plain)
  }

  @Test(arguments: [
    ("on: friday", "on: monday"), ("announced_at: \"17:00\"", "announced_at: \"18:00\""), ("value: 48,", "value: 72,"),
  ])
  func `So does every change of a rule on time`(old: String, new: String) throws {
    let plain = try rules("vn-4800-notice", on: "2021-12-01", replacing: "decision:", with: "decision:")
    #expect(try rules("vn-4800-notice", on: "2021-12-01", replacing: old, with: new) != plain)
  }
}
