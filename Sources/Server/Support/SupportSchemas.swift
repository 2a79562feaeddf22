import SpatialCore
import Subsidies

/// The schemas of what the routes of support take and answer.
enum SupportSchemas: WardSchemaMaking {
  static func most(_ count: Int, _ items: JSONValue) -> JSONValue {
    ["type": "array", "maxItems": .number(String(count)), "items": items]
  }

  private static let verdict = choice(SupportAnswer.Verdict.allCases.map(\.rawValue))
  private static let line = object([
    ("id", text), ("vi", text), ("en", text), ("count", count), ("each", count), ("citation", text),
  ])
  private static let reason = object([
    ("rule", text), ("holds", orNull(flag)), ("vi", text), ("en", text), ("citation", text),
    ("revision", orNull(count)),
  ])
  private static let document = object([
    ("id", text), ("vi", text), ("en", text),
    ("held_by", orNull(choice(FactOrigin.allCases.map(\.rawValue)))), ("reference", orNull(text)),
  ])
  private static let asking = object([
    ("id", text), ("kind", choice(["spell", "yes-no", "number", "birth", "sex", "children", "place"])), ("vi", text),
    ("en", text), ("policies", list(text)),
  ])
  private static let policy = object([
    ("id", text), ("vi", text), ("en", text), ("payee", choice(SupportPolicy.Payee.allCases.map(\.rawValue))),
    ("is_paid", flag), ("file", text), ("documents", list(text)),
  ])
  private static let terms: [(String, JSONValue)] = [
    ("policies", list(policy)), ("spells", list(term)), ("questions", list(term)), ("documents", list(term)),
  ]
  private static let spells = most(
    50, object([("kind", words(64)), ("from", day), ("through", orNull(day))], optional: ["through"], closed: true))
  private static let statements: JSONValue = [
    "type": "object", "maxProperties": 100,
    "additionalProperties": ["type": "integer", "minimum": 0, "maximum": 1_000_000],
    "description": "Answers by the ids of questions; 0 and 1 are no and yes.",
  ]
  private static let birth: JSONValue = [
    "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$", "description": "A year, or a day.",
  ]

  // MARK: What anybody asks

  static let asked: [(name: String, schema: JSONValue)] = [
    (
      "supportPolicies",
      object(
        [
          ("on", day), ("wards", list(object([("code", text), ("name", text), ("district", orNull(text))]))),
        ] + terms)
    ),
    (
      "supportFacts",
      object(
        [
          ("spells", orNull(spells)), ("statements", orNull(statements)),
          (
            "stays",
            orNull(
              most(
                20,
                object(
                  [
                    ("kind", choice(["home", "work"])), ("ward", words(64)), ("from", orNull(day)),
                    ("through", orNull(day)),
                  ], optional: ["from", "through"], closed: true)))
          ), ("birth", orNull(birth)), ("sex", orNull(choice(["male", "female", "other"]))),
          ("children", orNull(most(20, birth))),
        ], optional: ["spells", "statements", "stays", "birth", "sex", "children"], closed: true)
    ),
    (
      "supportAnswer",
      object([
        ("policy", text), ("vi", text), ("en", text),
        ("payee", orNull(choice(SupportPolicy.Payee.allCases.map(\.rawValue)))), ("verdict", verdict),
        ("amount", orNull(count)), ("from", orNull(day)), ("through", orNull(day)), ("lines", list(line)),
        ("reasons", list(reason)), ("missing", list(text)), ("documents", list(document)), ("revisions", list(count)),
        ("explanation", orNull(both)), ("decide_days", orNull(count)), ("pay_days", orNull(count)),
      ])
    ),
    (
      "supportAnswers",
      object([("on", day), ("answers", list(reference("supportAnswer"))), ("ask", list(asking))])
    ),
  ]

  // MARK: Claims

  private static let person = object(
    [
      ("identifier", identifier), ("name", words(140)), ("birth_year", orNull(integer(1850...2100))),
      ("phone", orNull(words(40))), ("address", orNull(words(300))),
    ], optional: ["birth_year", "phone", "address"], closed: true)
  private static let payee = object(
    [
      ("means", choice(Payee.Means.allCases.map(\.rawValue))), ("number", orNull(words(34))),
      ("bank", orNull(words(11))),
      ("holder", orNull(words(140))), ("place", orNull(words(140))),
    ], optional: ["number", "bank", "holder", "place"], closed: true)
  private static let business = object(
    [("name", words(140)), ("number", orNull(words(40)))], optional: ["number"], closed: true)
  private static let form: [(String, JSONValue)] = [
    ("policy", words(64)), ("ward", words(64)), ("person", person), ("payee", payee), ("business", orNull(business)),
    ("spells", orNull(spells)), ("statements", orNull(statements)), ("work", orNull(words(64))),
    ("papers", orNull(most(50, words(100)))),
  ]
  private static let optionalForm: Set<String> = ["business", "spells", "statements", "work", "papers"]

  static let claim = object([
    ("claim", count), ("kind", choice(ClaimKind.allCases.map(\.rawValue))), ("policy", text), ("ward", orNull(text)),
    ("list", orNull(count)), ("day", day), ("state", choice(ClaimState.allCases.map(\.rawValue))), ("words", both),
    ("amount", orNull(count)), ("from", orNull(day)), ("through", orNull(day)), ("due", orNull(day)),
    ("days_left", orNull(count)), ("days_late", count),
  ])
  private static let kept = object([
    ("verdict", verdict), ("lines", list(line)), ("reasons", list(reason)), ("revisions", list(count)),
  ])
  private static let decision = object([
    ("number", count), ("verdict", choice(ClaimDecision.Verdict.allCases.map(\.rawValue))),
    ("basis", choice(ClaimDecision.Basis.allCases.map(\.rawValue))), ("ground", text), ("amount", orNull(count)),
    ("decided_at", instant), ("decided_by", text), ("confirmed_by", orNull(text)), ("sent_back", flag),
    ("answer", orNull(kept)),
  ])
  private static let act = object([
    ("kind", choice(ClaimAct.Kind.allCases.map(\.rawValue))), ("words", both), ("ground", text), ("at", instant),
    ("actor", text),
  ])
  private static let payment = object([
    ("payment", count), ("claim", count), ("policy", text), ("ward", orNull(text)), ("amount", count), ("batch", count),
    ("reference", text), ("state", choice(PaymentRecord.State.allCases.map(\.rawValue))), ("reason", orNull(text)),
    ("repaid", count),
  ])

  static let claims: [(name: String, schema: JSONValue)] = [
    ("supportTerms", object([("on", day), ("wards", list(reference("wardCity")))] + terms)),
    ("supportClaims", object([("claims", list(claim)), ("next_after", orNull(count))])),
    (
      "supportClaim",
      object([
        ("claim", claim), ("papers", list(object([("paper", text), ("brought", orNull(day))]))),
        ("decisions", list(decision)), ("acts", list(act)), ("payments", list(payment)),
      ])
    ),
    (
      "supportClaimant",
      object([
        (
          "person",
          object([
            ("identifier", text), ("name", text), ("birth_year", orNull(count)), ("phone", text), ("address", text),
            (
              "payee",
              object([
                ("means", choice(Payee.Means.allCases.map(\.rawValue))), ("number", orNull(text)),
                ("bank", orNull(text)),
                ("holder", orNull(text)), ("place", orNull(text)),
              ])
            ), ("business", orNull(object([("name", text), ("number", text)]))),
          ])
        ), ("file", reference("supportClaim")),
      ])
    ),
    ("supportDeadlines", object([("on", day), ("claims", list(claim))])),
    (
      "supportStatistics",
      object([
        ("on", day),
        (
          "rows",
          list(
            object([
              ("policy", text), ("ward", orNull(text)), ("claims", count), ("promised", count), ("paid", count),
            ]))
        ),
      ])
    ),
    (
      "supportPreviewForm",
      object(form.filter { $0.0 != "payee" }, optional: optionalForm, closed: true)
    ),
    ("supportPreview", object([("answer", reference("supportAnswer")), ("ask", list(asking))])),
    ("supportClaimForm", object(form, optional: optionalForm, closed: true)),
    (
      "supportReceipt",
      object([
        ("claim", count), ("state", choice(ClaimState.allCases.map(\.rawValue))),
        ("register", choice(["agrees", "differs", "unknown"])), ("missing_papers", list(text)),
        ("answer", reference("supportAnswer")),
      ])
    ),
  ]

  static let people: [(name: String, schema: JSONValue)] = [
    (
      "supportSuggestions",
      object([
        (
          "people",
          list(
            object([
              ("citizen", count), ("name", text), ("phone", text), ("policy", text), ("verdict", verdict),
              ("amount", orNull(count)), ("missing", list(text)),
            ]))
        ), ("total", count), ("next_after", orNull(count)),
      ])
    )
  ]

  static let acts: [(name: String, schema: JSONValue)] = [
    ("supportDecision", object([("ground", orNull(words(300)))], optional: ["ground"], closed: true)),
    (
      "supportPapersAsked",
      object([("papers", most(50, words(100))), ("ground", orNull(words(300)))], optional: ["ground"], closed: true)
    ),
    ("supportPapersBrought", object([("papers", most(50, words(100)))], closed: true)),
    ("supportRepaid", object([("amount", integer(1...1_000_000_000_000))], closed: true)),
    ("supportRepaidClaim", object([("claim", claim)])),
    ("supportPayeeForm", object([("payee", payee), ("ground", words(300))], closed: true)),
  ]

  // MARK: Payments

  private static let batch = object([
    ("batch", count), ("message", text), ("means", choice(Payee.Means.allCases.map(\.rawValue))), ("payments", count),
    ("total", count), ("pay_day", day), ("debtor", text), ("made_at", instant), ("made_by", text),
    ("settled_at", orNull(instant)),
  ])

  static let payments: [(name: String, schema: JSONValue)] = [
    ("supportBatches", object([("batches", list(batch))])),
    ("supportBatch", object([("batch", batch), ("payments", list(payment))])),
    (
      "supportPayable",
      object([
        (
          "sums",
          list(
            object([
              ("policy", text), ("means", choice(Payee.Means.allCases.map(\.rawValue))), ("claims", count),
              ("total", count),
            ]))
        )
      ])
    ),
    (
      "supportOrder",
      object(
        [
          ("means", choice(Payee.Means.allCases.map(\.rawValue))), ("policy", orNull(words(64))),
          ("ward", orNull(words(64))), ("pay_day", day), ("debtor", words(140)), ("account", words(34)),
          ("bank", words(11)), ("most", orNull(integer(1...100_000))),
        ], optional: ["policy", "ward", "most"], closed: true)
    ),
    (
      "supportBatchReceipt",
      object([("batch", count), ("payments", count), ("total", count), ("left", list(count))])
    ),
    ("supportReturn", object([("reference", words(64)), ("day", day), ("reason", words(200))], closed: true)),
  ]
}
