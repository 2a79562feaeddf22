import SpatialCore
import Subsidies

extension SupportSchemas {
  private static func file(_ what: String) -> JSONValue {
    [
      "type": "string", "minLength": 1, "maxLength": .number(String(SupportLists.largest)),
      "description": .string(what),
    ]
  }
  private static let findings = list(
    object([("row", count), ("column", orNull(text)), ("code", text), ("message", text)]))

  static let lists: [(name: String, schema: JSONValue)] = [
    (
      "supportList",
      object(
        [
          ("policy", words(64)), ("ward", words(64)), ("employer", words(140)),
          ("papers", orNull(most(50, words(100)))),
          (
            "file",
            file(
              "Delimited text with a header: identifier, name, birth_year, phone, address, account, bank, holder, cash, work, children, 'question ID', 'spell KIND'."
            )
          ),
        ], optional: ["papers"], closed: true)
    ),
    (
      "supportListReceipt",
      object([
        ("list", orNull(count)), ("rows", count), ("ignored_columns", list(text)),
        (
          "claims",
          list(
            object([
              ("row", count), ("claim", count), ("state", choice(ClaimState.allCases.map(\.rawValue))),
              ("register", choice(["agrees", "differs", "unknown"])), ("missing_papers", list(text)),
            ]))
        ), ("findings", findings),
      ])
    ),
    (
      "supportReturnedFile",
      object([("file", file("Delimited text with the columns reference, day and reason."))], closed: true)
    ),
    (
      "supportReturnedCounts",
      object([("rows", count), ("returned", count), ("repeated", count), ("findings", findings)])
    ),
  ]

  static let plans: [(name: String, schema: JSONValue)] = [
    (
      "supportCeilings",
      object([
        (
          "ceilings",
          list(object([("policy", text), ("ward", orNull(text)), ("ceiling", count), ("promised", count)]))
        )
      ])
    ),
    (
      "supportCeilingForm",
      object(
        [
          ("policy", words(64)), ("ward", orNull(words(64))), ("amount", orNull(integer(0...1_000_000_000_000_000))),
        ], optional: ["ward", "amount"], closed: true)
    ),
    (
      "supportRules",
      object([
        ("files", list(object([("id", text), ("version", text), ("vi", text), ("en", text), ("text", text)])))
      ])
    ),
    (
      "supportDraft",
      object([("draft", file("The text of a file of policies, YAML as in geodata/criteria/support."))], closed: true)
    ),
    (
      "supportBudget",
      object([
        ("on", day), ("file", text), ("is_compared", flag), ("policies", list(term)),
        (
          "rows",
          list(
            object([
              ("policy", text), ("ward", orNull(text)), ("people", count), ("entitled", count), ("amount", count),
              ("open", count), ("before_entitled", orNull(count)), ("before_amount", orNull(count)),
            ]))
        ),
      ])
    ),
  ]

  static let reviews: [(name: String, schema: JSONValue)] = [
    (
      "supportReviews",
      object([
        (
          "reviews",
          list(
            object([
              ("claim", count), ("decision", count), ("ward", orNull(text)),
              ("state", choice(ClaimState.allCases.map(\.rawValue))), ("corrected", orNull(count)),
              ("correction", orNull(count)), ("amount", orNull(count)),
            ]))
        )
      ])
    ),
    ("supportReviewEnd", object([("ending", choice(ClaimReviewEnding.allCases.map(\.rawValue)))], closed: true)),
    ("supportReviewSearch", object([("compares", orNull(flag))], optional: ["compares"], closed: true)),
  ]
}
