import Cases
import SpatialCore

/// The schemas of what the routes of cases take and answer.
enum CaseSchemas: WardSchemaMaking {
  static let all = taken + given

  private static func names<T>(_ all: [(name: String, value: T)]) -> JSONValue { choice(all.map(\.name)) }
  private static let caseClass = choice(CaseClass.allCases.map(\.name))
  private static let row = integer(1...Int(Int32.max))

  private static let person: JSONValue = [
    "type": "object", "additionalProperties": false, "description": "A name, an identifier, or both.",
    "properties": [
      "name": words(60), "identifier": orNull(identifier), "phone": orNull(words(30)), "address": orNull(words(200)),
      "notes": orNull(words(500)),
    ],
  ]
  private static let symptoms = orNull(["type": "array", "maxItems": 60, "items": words(100)])

  private static let taken: [(name: String, schema: JSONValue)] = [
    (
      "caseForm",
      object(
        [
          ("person", person), ("ward", orNull(words(64))), ("report_ward", orNull(words(64))),
          ("report_day", orNull(day)), ("birth_year", orNull(integer(1850...2100))), ("age", orNull(integer(0...130))),
          ("sex", orNull(names(CaseForms.sexes))), ("transmission", orNull(names(CaseForms.transmissions))),
          ("onset", orNull(day)), ("exposure", orNull(day)), ("symptoms", symptoms), ("asked_symptoms", orNull(flag)),
          ("asked_exposures", orNull(flag)), ("doses", orNull(integer(0...20))), ("last_dose", orNull(day)),
          ("recovered", orNull(day)),
        ],
        optional: Set(CaseForms.entered).subtracting(["person"]), closed: true)
    ),
    (
      "caseSymptoms",
      object(
        [("symptoms", symptoms), ("onset", orNull(day)), ("asked", orNull(flag))],
        optional: ["symptoms", "onset", "asked"], closed: true)
    ),
    (
      "caseTest",
      object(
        [
          ("kind", names(CaseForms.tests)), ("result", names(CaseForms.results)), ("ct", orNull(number(0...60))),
          ("sample", orNull(words(100))), ("laboratory", orNull(words(100))), ("sampled_at", orNull(time)),
          ("resulted_at", orNull(time)),
        ], optional: ["ct", "sample", "laboratory", "sampled_at", "resulted_at"], closed: true)
    ),
    (
      "caseExposure",
      object(
        [
          ("kind", names(CaseForms.exposures)), ("ward", orNull(words(64))), ("from", orNull(day)),
          ("until", orNull(day)), ("place", orNull(words(200))),
        ], optional: ["ward", "from", "until", "place"], closed: true)
    ),
    (
      "caseContact",
      object(
        [
          ("with", orNull(row)), ("person", person), ("ward", orNull(words(64))), ("kind", names(CaseForms.contacts)),
          ("place", orNull(words(200))), ("from_at", orNull(time)), ("until_at", orNull(time)),
          ("distance_cm", orNull(integer(0...10_000))), ("minutes", orNull(integer(0...100_000))),
          ("masked", orNull(flag)), ("touched", orNull(flag)),
        ], optional: Set(CaseForms.contact).subtracting(["kind"]), closed: true)
    ),
    ("caseDecision", object([("class", names(CaseForms.classes)), ("ground", words(300))], closed: true)),
    (
      "caseOutcome",
      object([("outcome", names(CaseForms.outcomes)), ("day", orNull(day))], optional: ["day"], closed: true)
    ), ("caseMerge", object([("into", row)], closed: true)),
  ]

  private static let line = object([
    ("case", count), ("name", text), ("age", orNull(count)), ("sex", text), ("ward", orNull(text)), ("report_day", day),
    ("onset", orNull(day)), ("class", caseClass), ("f", orNull(count)), ("is_open", flag), ("outcome", text),
  ])
  private static let contact = object([
    ("contact", count), ("from", count), ("to", count), ("kind", text), ("place", text), ("from_at", orNull(instant)),
    ("until_at", orNull(instant)), ("distance_cm", orNull(count)), ("masked", orNull(flag)),
    ("minutes", orNull(count)), ("touched", orNull(flag)),
  ])
  private static let test = object([
    ("test", count), ("kind", text), ("result", text), ("ct", orNull(number)), ("sample", orNull(text)),
    ("laboratory", orNull(text)), ("sampled_at", orNull(instant)), ("resulted_at", orNull(instant)),
  ])
  private static let step = object([
    ("class", caseClass), ("basis", text), ("at", instant), ("actor", text), ("reasons", reasons),
  ])

  private static let file = object([
    ("case", count), ("class", caseClass), ("words", both), ("basis", text), ("is_open", flag), ("f", orNull(count)),
    ("ward", orNull(text)), ("residence", orNull(text)), ("report_ward", orNull(text)), ("report_day", day),
    ("onset", orNull(day)), ("exposure", orNull(day)), ("infectious_from", orNull(day)),
    ("infectious_until", orNull(day)), ("transmission", text), ("sex", text), ("age", orNull(count)),
    ("doses", orNull(count)), ("last_dose", orNull(day)), ("recovered", orNull(day)), ("outcome", text),
    ("outcome_day", orNull(day)), ("merged_into", orNull(count)), ("under", list(count)), ("reasons", reasons),
    ("steps", list(step)),
    (
      "symptoms",
      list(object([("symptom", text), ("present", flag), ("from", orNull(day)), ("until", orNull(day))]))
    ), ("tests", list(test)),
    (
      "exposures",
      list(
        object([
          ("kind", text), ("ward", orNull(text)), ("from", orNull(day)), ("until", orNull(day)), ("place", text),
        ]))
    ), ("contacts", list(contact)),
    (
      "merges",
      list(object([("merge", count), ("case", count), ("into", count), ("is_same", flag), ("at", instant)]))
    ),
  ])

  private static let given: [(name: String, schema: JSONValue)] = [
    (
      "caseTerms",
      object([("on", day), ("wards", list(reference("wardCity"))), ("symptoms", list(term))])
    ),
    (
      "wardCases",
      object([
        ("ward", text), ("on", day), ("reported", list(line)), ("open", list(line)), ("infectious", list(line)),
        ("is_cut", flag),
      ])
    ), ("caseFile", file),
    (
      "casePerson",
      object([
        ("name", text), ("identifier", orNull(text)), ("birth_year", orNull(count)), ("phone", text),
        ("address", text), ("notes", text),
      ])
    ),
    (
      "caseTimeline",
      object([
        ("case", reference("caseFile")),
        (
          "events",
          list(
            object([
              ("kind", text), ("day", day), ("at", orNull(instant)), ("words", both), ("number", orNull(count)),
            ]))
        ), ("orders", list(reference("quarantineOrder"))), ("areas", list(reference("areaRow"))),
      ])
    ),
    (
      "caseGraph",
      object([
        ("case", count), ("is_cut", flag),
        (
          "nodes",
          list(
            object([
              ("case", count), ("step", count), ("f", orNull(count)), ("class", caseClass), ("ward", orNull(text)),
              ("is_mine", flag),
            ]))
        ),
        (
          "edges",
          list(
            object([
              ("contact", count), ("from", count), ("to", count), ("kind", text), ("first_day", orNull(day)),
              ("last_day", orNull(day)), ("close", choice(Known.allCases.map(\.rawValue))),
            ]))
        ),
      ])
    ),
    (
      "caseTrace",
      object([
        ("case", count), ("direction", text), ("from", orNull(day)), ("until", orNull(day)), ("is_cut", flag),
        (
          "people",
          list(
            object([
              ("case", count), ("step", count), ("via", count), ("ward", orNull(text)), ("class", caseClass),
              ("f", orNull(count)), ("name", orNull(text)), ("reason", both),
            ]))
        ),
      ])
    ),
    (
      "caseReceipt",
      object([
        ("case", count), ("class", caseClass), ("is_open", flag), ("reasons", reasons), ("alike", list(count)),
        ("entry", orNull(count)),
      ])
    ), ("caseNumber", object([("case", count)])),
    (
      "caseDuplicates",
      object([("pairs", list(object([("first", count), ("second", count), ("grounds", list(text))])))])
    ),
  ]
}
