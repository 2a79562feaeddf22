import Testing
import Zones

@Suite struct DecreePrecedenceTests {
  @Test func `a file is read with remarks, lists and quoted texts`() throws {
    let text = """
      # how decrees of regions stand to those of the state
      precedence: [authority, later_start]  # first the rank
      layers: decreed_sets_floor
      authorities: ["Ministry, of Health", Region]
      levels: [white, red]
      citation: "Act #5"
      """
    let read = try DecreePrecedence(text: text, file: "p.yaml")
    #expect(
      read
        == DecreePrecedence(
          rules: [.authority, .laterStart], layers: .decreedSetsFloor, authorities: ["Ministry, of Health", "Region"],
          levels: ["white", "red"], citation: "Act #5"))
  }

  @Test func `an empty file is the default`() throws {
    #expect(try DecreePrecedence(text: "\n# nothing\n", file: "p.yaml") == DecreePrecedence())
    #expect(DecreePrecedence().rules == [.laterStart, .stricter])
  }

  @Test(
    arguments: [
      ("precedence: [strictest]", 1, "'strictest' is none of"), ("\nlayer: x", 2, "'layer' is none of"),
      ("layers: both", 1, "'both' is none of"), ("precedence: later_start", 1, "in brackets"),
      ("levels: [a, a]", 1, "twice"), ("layers: decreed_over_computed\nlayers: decreed_over_computed", 2, "twice"),
      ("nothing", 1, "key: value"), ("precedence: [authority]", 1, "needs a list"), ("levels: [\"a]", 1, "not closed"),
    ])
  func `a wrong line is named with what is wrong`(_ example: (text: String, line: Int, message: String)) {
    let error = #expect(throws: DecreeError.self) { try DecreePrecedence(text: example.text, file: "p.yaml") }
    let words = error.map { "\($0)" } ?? ""
    #expect(words.hasPrefix("p.yaml, line \(example.line): "), "\(words)")
    #expect(words.contains(example.message), "\(words)")
  }
}
