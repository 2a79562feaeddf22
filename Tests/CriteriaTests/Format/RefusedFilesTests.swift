import Quantities
import Testing

@testable import Criteria

/// Files that nobody means, some of them made to harm: each is refused, at its line, in little time and memory.
@Suite struct RefusedFilesTests {
  struct Change: CustomTestStringConvertible, Sendable {
    let name: String
    let old: String
    let new: String
    /// A word of the message.
    let says: String
    var testDescription: String { name }
  }

  /// Refused when the file is read.
  static let changes = [
    Change(name: "an unknown key", old: "levels:", new: "levles:", says: "unknown key 'levles'"),
    Change(name: "a classification misspelt", old: "[confirmed]", new: "[confirmd]", says: "none of suspected"),
    Change(name: "a transmission misspelt", old: "[community]", new: "[comunity]", says: "none of community"),
    Change(name: "a filter that takes nothing", old: "[community]", new: "[]", says: "empty list"),
    Change(name: "a raise beyond all levels", old: "raise: 1", new: "raise: 9223372036854775807", says: "1 to 20"),
    Change(name: "a raise downwards", old: "raise: 1", new: "raise: -1", says: "1 to 20"),
    Change(name: "a number too long", old: "value: 150,", new: "value: 1e18,", says: "thousand million"),
    Change(name: "a number too fine", old: "value: 150,", new: "value: 1e-10,", says: "nine decimals"),
    Change(name: "no number", old: "value: 150,", new: "value: many,", says: "no decimal number"),
    Change(
      name: "a condition on two things", old: "{level: level-4}", new: "{level: level-4, of: cases_7d}",
      says: "one thing"),
    Change(name: "a bound on a level", old: "{level: level-4}", new: "{level: level-4, below: per}", says: "bounds"),
    Change(name: "an indicator without bound", old: "{level: level-4}", new: "{of: cases_7d}", says: "bounds"),
    Change(name: "a band without bound", old: "id: M1, below: rate_m2,", new: "id: M1,", says: "needs a bound"),
    Change(
      name: "an adjustment without condition", old: "when: [{of: capacity_plan, atMost: plan_missing}]",
      new: "when: []",
      says: "no condition"),
    Change(
      name: "a period that ends before it begins", old: "until: 2022-01-26", new: "until: 2021-01-26",
      says: "before 'from'"),
    Change(name: "a colour by name", old: "\"#2e8b57\"", new: "green", says: "#rrggbb"),
    Change(name: "a name with a space", old: "id: level-1", new: "id: level 1", says: "no name"),
    Change(name: "a day that is none", old: "from: 2021-10-12", new: "from: 2021-02-30", says: "no day"),
    Change(name: "an alias", old: "letter: \"2\"", new: "letter: *a", says: "alias"),
  ]

  @Test(arguments: changes)
  func `what has not the form is refused at its line`(_ change: Change) throws {
    let (text, line) = try ShippedFile.text("vn-4800", replacing: change.old, with: change.new)
    #expect {
      _ = try CriteriaSet.parse(text, file: "vn-4800.yaml")
    } throws: { error in
      guard case .malformed("vn-4800.yaml", let at, let message)? = error as? CriteriaError else { return false }
      return at == line && message.contains(change.says)
    }
  }

  @Test(arguments: [
    ("decision:\n", "decision:\n  highest_of: {bands: [rate], citation: x}\n", "one of"),
    ("raise: 1", "raise: 1\n    hold: previous", "exactly one effect"),
    ("    citation: \"4800, criterion 3: may", "    cite: \"4800, criterion 3: may", "unknown key"),
  ])
  func `two forms where one belongs are refused`(_ change: (old: String, new: String, says: String)) throws {
    let (text, line) = try ShippedFile.text("vn-4800", replacing: change.old, with: change.new)
    #expect {
      _ = try CriteriaSet.parse(text, file: "vn-4800.yaml")
    } throws: { error in
      guard case .malformed(_, let at, let message)? = error as? CriteriaError else { return false }
      return abs(at - line) <= 3 && message.contains(change.says)
    }
  }

  /// Refused when the rules of a day are compiled, since only then the numbers are known.
  static let compiled = [
    Change(name: "a window of no day", old: "value: 7,", new: "value: 0,", says: "1 to 36525"),
    Change(name: "half a day", old: "value: 7,", new: "value: 7.5,", says: "whole number"),
    Change(name: "a rate per nothing", old: "value: 100000,", new: "value: 0,", says: "above 0"),
    Change(name: "an axis twice", old: "axes: [coverage, rate]", new: "axes: [rate, rate]", says: "each once"),
    Change(
      name: "axes without end", old: "axes: [coverage, rate]",
      new: "axes: [\(Array(repeating: "rate", count: 90).joined(separator: ", "))]", says: "each once"),
    Change(name: "a level that is none", old: "{level: level-4}", new: "{level: no-data}", says: "no level"),
    Change(
      name: "bands that are none", old: "axes: [coverage, rate]", new: "axes: [coverage, speed]", says: "no bands"),
    Change(name: "a value that is none", old: "below: rate_m2", new: "below: rate_m9", says: "no dated value"),
    Change(
      name: "a cell left out", old: "      - {bands: [under-70, M4],", new: "      - {bands: [under-70, M3],",
      says: "stands twice"),
    Change(name: "an unknown band", old: "[under-70, M4]", new: "[under-70, M5]", says: "no band of 'rate'"),
  ]

  @Test(arguments: compiled)
  func `rules that cannot be compiled are refused and the checker says where`(_ change: Change) throws {
    let set = try ShippedFile.set("vn-4800", replacing: change.old, with: change.new)
    #expect {
      _ = try set.edition(on: try #require(Day("2021-12-01")))
    } throws: { error in
      guard case .malformed(_, let line, let message)? = error as? CriteriaError else { return false }
      return line > 1 && message.contains(change.says)
    }
    #expect(CriteriaChecker.check(set).contains { $0.code == "malformed" && $0.line > 1 })
  }

  @Test func `a table that lacks a cell says which`() throws {
    let line = "      - {bands: [from-70, M3], level: level-2,"
    let text = try ShippedFile.text("vn-4800")
    let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix(line) }
    let set = try CriteriaSet.parse(kept.joined(separator: "\n"), file: "vn-4800.yaml")
    #expect {
      _ = try set.edition(on: try #require(Day("2021-12-01")))
    } throws: {
      "\($0)".contains("no cell for from-70 × M3")
    }
  }

  @Test func `aliases that stand for billions of nodes are refused before they are followed`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for depth in 1..<30 {
      bomb += "a\(depth): &a\(depth) [\(Array(repeating: "*a\(depth - 1)", count: 9).joined(separator: ", "))]\n"
    }
    for text in [bomb, bomb + "? *a29\n: 1\n", "x: |\n  \"\n" + bomb + "? *a29\n: 1\n"] {
      #expect(throws: CriteriaError.self) { try CriteriaSet.parse(text, file: "bomb.yaml") }
    }
    #expect(AliasScan.firstLine(in: "a: 1\nb: [*c]") == 2)
    #expect(AliasScan.firstLine(in: "a: 2*b\nc: R&D * x ** y\n# **bold**") == nil)
  }

  @Test func `deep nesting, endless text, nothing and no YAML are refused`() {
    for text in [
      String(repeating: "[", count: 100_000), "", "x", "[]", "a: [", "\u{0}", String(repeating: "a", count: 300_000),
      "? {a: [b]}\n: c", "--- a\n--- b",
    ] {
      #expect(throws: CriteriaError.self) { try CriteriaSet.parse(text, file: "x.yaml") }
    }
  }

  /// Every cut of a file at a byte, and every line left out: a message, or a set that the checker can look at.
  @Test func `a damaged file never brings the reader down`() throws {
    let lines = try ShippedFile.text("vn-4800").split(separator: "\n", omittingEmptySubsequences: false)
    for left in lines.indices {
      var rest = lines
      rest.remove(at: left)
      do throws(CriteriaError) {
        let set = try CriteriaSet.parse(rest.joined(separator: "\n"), file: "vn-4800.yaml")
        _ = CriteriaChecker.check(set)
      } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
    let text = lines.prefix(120).joined(separator: "\n")
    for end in stride(from: 0, to: text.utf8.count, by: 97) {
      let cut = String(decoding: text.utf8.prefix(end), as: UTF8.self)
      #expect(throws: CriteriaError.self) { try CriteriaSet.parse(cut, file: "vn-4800.yaml") }
    }
  }
}
