import HTTPTypes
import Quantities
import SpatialCore
import Subsidies

/// People of a ward who seem to be entitled by what is known already, and have not claimed.
struct SupportPeople: EndpointGroup {
  let desk: WardDesk

  private static let filters = [
    Parameter("ward", .text(pattern: nil, longest: 64), "The ward by its code.", example: "00004"),
    Parameter("policy", .text(pattern: nil, longest: 64), "Only of the policy of this id.", example: "furloughed"),
    Parameter("after", .integer(0...Int(Int32.max)), "Where the page begins, as the one before told.", example: "50"),
    Parameter("limit", .integer(1...500), "People of a page at most.", example: "50"),
  ]

  var schemas: [(name: String, schema: JSONValue)] { SupportSchemas.people }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/support/suggestions", "listSupportSuggestions", SupportRoom.reading,
        "Who seems to be entitled in a ward, or lacks one answer, and has not claimed; the reading is in the log.",
        parameters: Self.filters, answers: "supportSuggestions", isPersonal: true
      ) { call, frame in
        guard let ward = try CityText.row(call.text("ward") ?? "", frame) else { throw WardDesk.notFound }
        let page = try frame.support.seemEntitled(
          ward: ward, policy: call.text("policy"), after: call.integer("after") ?? 0,
          limit: call.integer("limit") ?? 100, on: frame.today, rooms: [KnownFactsOfCity()], by: frame.access)
        return [
          "people": .array(
            (page?.entries ?? []).map { entry in
              [
                "citizen": WardText.number(entry.citizen), "name": .string(entry.name), "phone": .string(entry.phone),
                "policy": .string(entry.answer.policy), "verdict": .string(entry.answer.verdict.rawValue),
                "amount": WardText.number(entry.answer.amount),
                "missing": .array(entry.answer.missing.map { .string($0) }),
              ]
            }), "total": WardText.number(page?.total ?? 0), "next_after": WardText.number(page?.next),
        ]
      }
    ]
  }
}
