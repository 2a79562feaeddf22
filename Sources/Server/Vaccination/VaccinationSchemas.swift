import SpatialCore
import Vaccination

/// The schemas of what the routes of vaccination take and answer.
enum VaccinationSchemas: WardSchemaMaking {
  private static let sex = choice(["unknown", "male", "female", "other"])
  private static let dose = object([
    ("dose", count), ("day", day), ("minute", orNull(count)), ("product", text), ("number", orNull(count)),
    ("lot", text),
    ("site", text), ("ward", orNull(text)), ("home", orNull(text)),
    ("home_basis", choice(["register", "written", "injection", "unknown"])), ("place", orNull(count)),
    ("is_booster", flag), ("flags", list(choice(DoseFlag.allCases.map(\.rawValue)))),
    ("state", choice(["recorded", "withdrawn", "anonymous"])), ("source", orNull(text)), ("recorded_at", instant),
    ("recorded_by", text), ("is_matched", flag),
  ])
  private static let standing = object([
    ("status", choice(SeriesStatus.allCases.map(\.rawValue))), ("completed_on", orNull(day)),
    ("protected_from", orNull(day)),
    (
      "due",
      orNull(
        object([
          ("place", count), ("is_booster", flag), ("products", list(text)), ("earliest", day),
          ("recommended_from", day),
          ("recommended_through", orNull(day)), ("citation", text),
        ]))
    ),
  ])
  private static let person = orNull(
    object([
      ("identifier", orNull(text)), ("name", text), ("birth", orNull(text)), ("sex", sex), ("phone", text),
    ]))
  private static let kind = choice(AdverseReaction.Kind.allCases.map(\.rawValue))
  private static let severity = choice(AdverseReaction.Severity.allCases.map(\.rawValue))

  private static let named = object(
    [
      ("identifier", orNull(identifier)), ("name", orNull(words(200))), ("birth", orNull(words(10))),
      ("sex", orNull(sex)), ("phone", orNull(words(40))),
    ], optional: ["identifier", "name", "birth", "sex", "phone"], closed: true)

  static let doses: [(name: String, schema: JSONValue)] = [
    (
      "vaccinationTerms",
      object([("on", day), ("wards", list(reference("wardCity"))), ("products", list(term))])
    ),
    (
      "vaccinationDoseForm",
      object(
        [
          ("person", named), ("day", day), ("time", orNull(words(5))), ("product", words(60)),
          ("number", orNull(integer(1...20))),
          ("lot", orNull(words(60))), ("site", orNull(words(60))), ("ward", words(64)), ("home", orNull(words(64))),
        ], optional: ["time", "number", "lot", "site", "home"], closed: true)
    ),
    (
      "vaccinationCorrectionForm",
      object(
        [
          ("person", orNull(named)), ("day", orNull(day)), ("time", orNull(words(5))), ("product", orNull(words(60))),
          ("number", orNull(integer(1...20))), ("lot", orNull(words(60))), ("site", orNull(words(60))),
          ("ward", orNull(words(64))), ("home", orNull(words(64))), ("ground", words(300)),
        ], optional: ["person", "day", "time", "product", "number", "lot", "site", "ward", "home"], closed: true)
    ),
    (
      "vaccinationReceipt",
      object([
        ("dose", dose), ("register", choice(["agrees", "differs", "unknown"])), ("standing", orNull(standing)),
        ("match", orNull(count)),
      ])
    ),
    ("vaccinationPersonAsked", object([("identifier", identifier)], closed: true)),
    (
      "vaccinationPerson",
      object([("birth", orNull(text)), ("home", orNull(text)), ("doses", list(dose)), ("standing", standing)])
    ),
    (
      "vaccinationDose",
      object([
        ("dose", dose), ("standing", orNull(standing)),
        (
          "reactions",
          list(object([("kind", kind), ("severity", severity), ("onset", day), ("ground", orNull(text))]))
        ),
        (
          "changes",
          list(
            object([
              ("kind", choice(DoseChange.Kind.allCases.map(\.rawValue))), ("words", both), ("ground", text),
              ("at", instant), ("actor", text),
            ]))
        ),
      ])
    ),
    ("vaccinationDisclosed", object([("person", person), ("file", reference("vaccinationDose"))])),
    (
      "vaccinationReactionForm",
      object([("kind", kind), ("severity", severity), ("onset", day), ("seen", words(2000))], closed: true)
    ),
  ]

  static let lists: [(name: String, schema: JSONValue)] = [
    (
      "vaccinationDue",
      object([
        ("on", day),
        (
          "people",
          list(
            object([
              ("citizen", count), ("birth", orNull(text)), ("doses", count), ("last_on", orNull(day)),
              ("last_product", orNull(text)), ("place", count), ("is_booster", flag), ("product", orNull(text)),
              ("earliest", day), ("from", day), ("through", orNull(day)), ("person", person),
            ]))
        ), ("next_after", orNull(text)), ("due", count), ("overdue", count),
      ])
    ),
    (
      "vaccinationMatches",
      object([
        (
          "matches",
          list(
            object([
              ("match", count), ("state", choice(["open", "linked", "unmatched", "later"])),
              ("said", ["type": "object", "additionalProperties": ["type": "string"]]), ("reasons", list(text)),
              ("withheld", count),
              (
                "candidates",
                list(
                  object([
                    ("citizen", count), ("score", number),
                    ("evidence", list(object([("field", text), ("agreement", text), ("bits", number)]))),
                    (
                      "citizen_shown",
                      orNull(object([("name", text), ("birth", orNull(text)), ("sex", sex), ("ward", orNull(text))]))
                    ),
                  ]))
              ),
            ]))
        ), ("open_in_city", count),
      ])
    ),
    (
      "vaccinationMatchDecision",
      object(
        [
          ("decision", choice(["link", "unmatched", "later"])), ("citizen", orNull(integer(1...Int(Int32.max)))),
          ("reason", orNull(words(200))),
        ], optional: ["citizen", "reason"], closed: true)
    ),
    (
      "vaccinationMatchDecided",
      object([("match", count), ("state", choice(["open", "linked", "unmatched", "later"]))])
    ),
  ]

  // MARK: Coverage

  private static let basis = choice(CoverageBasis.allCases.map(\.rawValue))
  private static let measure = choice(CoverageMeasure.allCases.map(\.rawValue))

  static let coverage: [(name: String, schema: JSONValue)] = [
    (
      "vaccinationCoverage",
      object([
        ("on", day), ("basis", basis), ("measure", measure), ("denominator", both), ("denominator_day", orNull(day)),
        (
          "rows",
          list(
            object([
              ("ward", text), ("name", text), ("count", orNull(count)), ("residents", orNull(count)),
              ("percent", orNull(number)), ("is_above_all", flag), ("explanation", orNull(both)),
            ]))
        ), ("total", object([("count", orNull(count)), ("residents", orNull(count)), ("percent", orNull(number))])),
        ("protection", text),
      ])
    ),
    (
      "vaccinationCoverageDays",
      object([
        ("on", day), ("basis", basis), ("measure", measure), ("ward", orNull(text)), ("days", list(day)),
        (
          "series",
          list(
            object([
              ("age_from", orNull(count)), ("age_to", orNull(count)), ("residents", orNull(count)),
              ("percent", list(orNull(number))),
            ]))
        ), ("protection", text),
      ])
    ),
  ]
}
