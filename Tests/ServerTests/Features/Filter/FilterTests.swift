import Quantities
import SpatialCore
import Testing

@testable import Server

@Suite struct FilterTests {
  private static let kinds: [String: FeatureField.Kind] = [
    "name": .text, "rank": .integer, "rate": .number, "stale": .truth, "from": .instant, "and": .text,
  ]
  private static let values: [String: FeatureValue] = [
    "name": .text("Phường Phúc Xá"), "rank": .number(2), "stale": .truth(false),
    "from": .instant(TimeText.instant("2021-09-05T23:00:00Z")!.milliseconds), "and": .text("o'clock"),
  ]

  private static func holds(_ text: String) throws -> Bool? {
    let expression = try FilterParser.expression(text, crs: .crs84, offset: 25_200) { kinds[$0] }
    return expression.holds(values) { $0.boxes.contains { $0.contains(Coordinate(x: 1, y: 1)) } }
  }

  @Test(
    arguments: [
      "rank = 2", "rank=2", "2 = rank", "rank >= 2 AND rank <= 2", "rank <> 3", "rank < 2.5", "rank > -1e3",
      "rank < +3",
      "name = 'Phường Phúc Xá'", "name LIKE 'Phường%'", "name LIKE '%Phúc _á'", "name NOT LIKE 'Xã%'",
      "\"and\" = 'o''clock'",
      "\"and\" = 'o\\'clock'", "rank BETWEEN 1 AND 2", "rank NOT BETWEEN 3 AND 4", "rank IN (1, 2)", "rank NOT IN (1)",
      "rate IS NULL", "rank IS NOT NULL", "stale = FALSE", "stale <> true", "NOT stale = TRUE",
      "from = TIMESTAMP('2021-09-05T23:00:00Z')", "from < DATE('2021-09-07')",
      "from BETWEEN DATE('2021-09-06') AND DATE('2021-09-07')",
      "rank = 1 OR rank = 2 AND stale = FALSE", "NOT (rank = 1 OR stale = TRUE)", "TRUE", "NOT FALSE",
      "((((rank = 2))))",
      "S_INTERSECTS(geometry, POINT(1 1))", "s_intersects(BBOX(0, 0, 2, 2), geometry)",
      "NOT S_INTERSECTS(geometry, BBOX(5,5,6,6))",
      // What cannot be known does not matter beside what decides.
      "rate > 1 OR rank = 2", "NOT (rate > 1 AND rank = 3)",
      // A quote and a mark that joins it are two characters of the language.
      "name <> '\u{301}'",
    ])
  func `filters that hold`(text: String) throws {
    #expect(try Self.holds(text) == true)
  }

  @Test(arguments: [
    "rate > 1", "NOT rate > 1", "rate BETWEEN 1 AND 2", "rate NOT IN (1)", "rate = 1 AND rank = 2", "rank > rate",
  ])
  func `a value that is not there decides nothing`(text: String) throws {
    #expect(try Self.holds(text) == nil)
  }

  @Test(
    arguments: [
      ("", 1), ("rank", 5), ("rank =", 7), ("bogus = 1", 1), ("rank = 'two'", 8), ("name = 5", 8), ("stale = 1", 9),
      ("from = '2021-09-05'", 8), ("rank = 1 rank = 2", 10), ("(rank = 1", 10), ("rank = 1)", 9), ("rank ! 1", 6),
      ("name LIKE 5", 11), ("name = 'open", 8), ("rank IN 1", 9), ("rank BETWEEN 1 OR 2", 16), ("rank IS 1", 9),
      ("lower(name) = 'a'", 1), ("S_INTERSECTS(geometry, POLYGON((0 0)))", 24),
      ("S_INTERSECTS(geometry, BBOX(1,2,3))", 24),
      ("from = TIMESTAMP('soon')", 18), ("from > DATE('2021-02-30')", 13), ("rank = 1.2.3", 8), ("rank = TRUE", 8),
    ])
  func `what cannot be read is refused at its place`(text: String, place: Int) throws {
    let problem = try #require(throws: Problem.self) { try Self.holds(text) }
    #expect(problem.detail.contains("at character \(place):"), "\(problem.detail)")
    #expect(problem.parameter == "filter")
  }

  @Test func `a text of ten thousand parentheses is refused and exhausts nothing`() {
    let deep = String(repeating: "(", count: 10_000)
    #expect(throws: Problem.self) { try Self.holds(deep + "rank = 2") }
    #expect(throws: Problem.self) { try Self.holds(String(repeating: "NOT ", count: 10_000) + "rank = 2") }
  }

  @Test(arguments: [
    ("%", "", true), ("_", "", false), ("a%c", "abbbc", true), ("a%c", "abbb", false), ("%a%a%", "banana", true),
    ("100\\%", "100%", true), ("100\\%", "1000", false), ("\\_", "_", true), ("%%", "x", true), ("_%_", "x", false),
  ])
  func `patterns`(pattern: String, text: String, isMatch: Bool) {
    #expect(LikePattern(pattern).matches(text) == isMatch)
  }

  @Test func `the pattern of the description takes what is usual`() throws {
    let fields = CollectionFields.zones(nil)
    let regex = try Regex("^(?:\(FilterPattern.of(fields)))$")
    for text in [
      "rank >= 2 AND stale = FALSE", "level = 'level-3'", "district IN ('Quận Ba Đình', 'x''y')",
      "NOT rank = 1 OR revision=3",
      "in_force_from > TIMESTAMP('2021-09-05T23:00:00Z')", "S_INTERSECTS(geometry, BBOX(1, 2, 3, 4))", "name LIKE 'P%'",
      "in_force_until IS NULL",
    ] { #expect(text.wholeMatch(of: regex) != nil, "\(text)") }
    for text in ["rank >= 'a'", "nothing = 1", "", "rank"] { #expect(text.wholeMatch(of: regex) == nil, "\(text)") }
  }
}
