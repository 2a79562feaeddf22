import Criteria
import HTTPTypes
import SpatialCore
import Store
import Subsidies

/// What money there is for support and what it would cost: ceilings, and budgets before they are decreed.
struct SupportPlans: EndpointGroup {
  let desk: WardDesk

  /// Of a draft in bytes.
  static let largest = 1 << 18

  var schemas: [(name: String, schema: JSONValue)] { SupportSchemas.plans }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/support/ceilings", "listSupportCeilings", SupportRoom.capping,
        "What policies may cost in a ward or everywhere, and what is promised of it.", answers: "supportCeilings"
      ) { _, frame in try Self.ceilings(frame) },
      desk.post(
        "/support/ceilings", "setSupportCeiling", SupportRoom.decreeing,
        "Says what a policy may cost in a ward, or everywhere; confirming beyond it is refused. Without an amount the ceiling is taken away.",
        takes: WardDesk.Takes(
          "supportCeilingForm", ["policy", "ward", "amount"], #"{"policy": "furloughed", "amount": 500000000}"#),
        answers: "supportCeilings"
      ) { _, body, frame in
        let policy = try body.text("policy", longest: 64)
        let catalogue = try frame.support.policies().catalogue
        guard catalogue.item(policy) != nil else {
          throw SupportError.unknown(what: "policy in force", name: policy, known: catalogue.items.map(\.policy.id))
        }
        try frame.support.set(
          ceiling: body.optionalInteger("amount", 0...1_000_000_000_000_000), policy: policy,
          ward: body.optionalWard("ward", frame.vintage), by: frame.access)
        return try Self.ceilings(frame)
      },
      desk.get(
        "/support/rules", "listSupportRules", SupportRoom.reading,
        "The files of policies that are in force, with their texts, from which a draft can be made.",
        answers: "supportRules"
      ) { _, frame in
        [
          "files": .array(
            try frame.support.policies().files.map { file in
              [
                "id": .string(file.policies.id), "version": .string(file.policies.version),
                "vi": .string(file.policies.title.vietnamese), "en": .string(file.policies.title.english),
                "text": .string(file.text),
              ]
            })
        ]
      },
      desk.post(
        "/support/budgets", "budgetSupport", SupportRoom.reading,
        "What the policies of a draft would cost in each ward of the officer by what is known, and what that changes against the file of its id that is in force. Nothing is adopted or kept.",
        takes: WardDesk.Takes("supportDraft", ["draft"], #"{"draft": "id: …\nversion: …\n…"}"#, upTo: Self.largest),
        answers: "supportBudget"
      ) { _, body, frame in
        guard case .string(let text)? = body.value("draft"), !text.isEmpty else {
          throw body.refuse("draft", "the text of a file of policies")
        }
        return try Self.budget(Self.draft(text), frame)
      },
    ]
  }

  private static func draft(_ text: String) throws(Problem) -> SupportPolicies {
    do { return try SupportPolicies.parse(text, file: "draft") } catch {
      throw Problem(.unprocessableContent, "Draft cannot be read", "\(error)", parameter: "draft")
    }
  }

  private static func ceilings(_ frame: WardDesk.Frame) throws -> JSONValue {
    [
      "ceilings": .array(
        try frame.support.ceilings(by: frame.access).map { one in
          [
            "policy": .string(one.policy),
            "ward": one.ward.map { WardText.ward($0, frame.vintage) } ?? .null,
            "ceiling": WardText.number(one.ceiling), "promised": WardText.number(one.promised),
          ]
        })
    ]
  }

  private static func budget(_ draft: SupportPolicies, _ frame: WardDesk.Frame) throws -> JSONValue {
    let adopted = try frame.support.policies().files.map(\.policies)
    let before = adopted.first { $0.id == draft.id }
    func totals(_ file: SupportPolicies) throws -> SweepTotals {
      try frame.support.totals(
        of: SupportCatalogue(adopted.filter { $0.id != file.id } + [file]), wards: frame.wards, on: frame.today,
        rooms: [KnownFactsOfCity()], by: frame.access)
    }
    let budget = SupportBudget(try totals(draft), against: try before.map(totals))
    var names: [SupportPolicy] = draft.policies
    names += before?.policies.filter { draft.policy($0.id) == nil } ?? []
    let ids = Set(names.map(\.id))
    return [
      "on": WardText.day(frame.today), "file": .string(draft.id), "is_compared": .bool(before != nil),
      "policies": .array(names.map { WardText.term($0.id, $0.name) }),
      "rows": .array(
        budget.rows.filter { ids.contains($0.policy) }.map { row in
          [
            "policy": .string(row.policy), "ward": WardText.ward(row.ward, frame.vintage),
            "people": WardText.number(row.people), "entitled": WardText.number(row.count.entitled),
            "amount": WardText.number(row.count.amount), "open": WardText.number(row.count.open),
            "before_entitled": WardText.number(row.against?.entitled),
            "before_amount": WardText.number(row.against?.amount),
          ]
        }),
    ]
  }
}
