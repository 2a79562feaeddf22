import EpidemicAreas
import SpatialCore

/// The schemas of what the routes of areas take and answer.
enum AreaSchemas: WardSchemaMaking {
  static let all = taken + given

  private static let kind = choice(AreaKind.allCases.map(\.rawValue))
  private static let people = integer(0...100_000_000)
  private static let note: [(String, JSONValue)] = [
    ("authority", words(200)), ("act", words(100)), ("reason", words(300)),
  ]
  private static let tests: [(String, JSONValue)] = [
    ("tested", orNull(people)), ("tested_since", orNull(day)), ("positive", orNull(people)),
  ]
  private static let optionalTests: Set<String> = ["tested", "tested_since", "positive"]

  private static let taken: [(name: String, schema: JSONValue)] = [
    ("areaQuestion", object([("from", day), ("until", day), ("reason", words(300))], closed: true)),
    (
      "areaDecree",
      object(
        note + [
          ("name", orNull(words(100))), ("from", time), ("until", orNull(time)),
          ("measures", orNull(["type": "array", "maxItems": 50, "items": words(100)])),
        ], optional: ["name", "until", "measures"], closed: true)
    ), ("areaProlonging", object(note + [("until", time)], closed: true)),
    ("areaTests", object(tests, optional: optionalTests, closed: true)),
    (
      "areaRelease",
      object(
        note + tests + [("at", time), ("nevertheless", orNull(words(300)))],
        optional: optionalTests.union(["nevertheless"]), closed: true)
    ),
    (
      "areaNeed",
      object(
        [
          ("ward", orNull(words(64))), ("need", words(100)), ("is_urgent", orNull(flag)), ("due", orNull(day)),
          ("note", words(300)),
        ], optional: ["ward", "is_urgent", "due"], closed: true)
    ),
    (
      "areaPassage",
      object(
        [
          ("direction", choice(PassageRule.Direction.allCases.map(\.rawValue))), ("identifier", orNull(identifier)),
          ("code", orNull(words(40))), ("ground", words(100)), ("checkpoint", words(100)),
          ("allowed", orNull(words(300))),
        ], optional: ["identifier", "code", "allowed"], closed: true)
    ),
  ]

  private static let wards = list(object([("ward", orNull(text)), ("is_whole", flag)]))
  private static let row: [(String, JSONValue)] = [
    ("area", count), ("name", text), ("kind", kind), ("state", choice(AreaState.allCases.map(\.rawValue))),
    ("words", both), ("wards", wards), ("place", choice(["wards", "shape", "addresses"])), ("from", instant),
    ("until", instant), ("released_at", orNull(instant)), ("authority", text), ("act", text),
  ]
  private static let counts = object([
    ("on", day), ("people", count), ("elderly", orNull(count)), ("alone", count), ("unlocated", count),
    ("of_unknown_household", count),
    ("ages", list(object([("from", count), ("until", orNull(count)), ("people", count)]))),
    ("of_unknown_age", orNull(count)),
    ("vulnerable", list(object([("id", text), ("vi", text), ("en", text), ("people", orNull(count))]))),
  ])
  private static let need = object([
    ("number", count), ("need", text), ("ward", orNull(text)), ("state", text), ("is_urgent", flag),
    ("whole_household", flag), ("due", orNull(day)), ("note", text), ("recorded_at", instant),
  ])
  private static let act = object([
    ("kind", text), ("words", both), ("from", instant), ("until", instant), ("authority", text), ("act", text),
    ("reason", text), ("at", instant), ("actor", text),
  ])
  private static let proposal = object([
    ("proposal", count), ("name", text), ("kind", kind), ("state", text), ("words", both), ("wards", wards),
    ("cases", count), ("first_case", day), ("last_case", day), ("proposed_at", instant), ("reason", text),
    (
      "extents",
      list(
        object([
          ("label", text), ("people", count), ("estimated_others", count), ("added", count), ("added_others", count),
          ("square_metres", count),
        ]))
    ),
  ])

  private static let given: [(name: String, schema: JSONValue)] = [
    (
      "areaTerms",
      object([
        ("on", day), ("wards", list(reference("wardCity"))), ("measures", list(term)), ("needs", list(term)),
        ("grounds", list(term)), ("vulnerable", list(term)),
      ])
    ), ("areaRow", object(row)),
    ("areas", object([("areas", list(reference("areaRow"))), ("proposals", list(proposal))])),
    (
      "areaFile",
      object(
        row + [
          ("measures", list(term)), ("counts", orNull(counts)), ("needs", list(need)), ("acts", list(act)),
        ])
    ),
    (
      "areaMap",
      object([
        ("area", count), ("wards", wards), ("shapes", ["type": "object", "description": "GeoJSON (RFC 7946)."]),
        ("dots", list(object([("ward", orNull(text)), ("count", count)]))), ("from", day),
      ])
    ), ("areaProposals", object([("proposals", list(count))])), ("areaNumber", object([("area", count)])),
    ("areaProposalNumber", object([("proposal", count)])), ("areaNeedNumber", object([("need", count)])),
    (
      "areaFinding",
      object([
        ("outcome", choice(ReleaseFinding.Outcome.allCases.map(\.rawValue))), ("is_met", flag),
        ("earliest", orNull(day)), ("reasons", reasons), ("residents", orNull(count)), ("tested", orNull(count)),
        ("tested_since", orNull(day)),
      ])
    ),
    (
      "areaVerdict",
      object([
        ("verdict", choice(PassageRule.Verdict.allCases.map(\.rawValue))), ("passes", flag), ("reasons", reasons),
        ("passage", orNull(count)),
      ])
    ),
  ]
}
