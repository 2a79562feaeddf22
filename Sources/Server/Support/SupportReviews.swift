import HTTPTypes
import SpatialCore
import Subsidies

/// Decisions to look at again: found after a map was corrected, shown, and ended.
struct SupportReviews: EndpointGroup {
  let desk: WardDesk

  private static let endings: [(name: String, value: ClaimReviewEnding)] = ClaimReviewEnding.allCases.map {
    ($0.rawValue, $0)
  }

  var schemas: [(name: String, schema: JSONValue)] { SupportSchemas.reviews }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/support/reviews", "listSupportReviews", SupportRoom.reading,
        "Decisions that rest on a map, or on something else, that was corrected since.", answers: "supportReviews"
      ) { _, frame in try Self.reviews(frame) },
      desk.post(
        "/support/reviews", "findSupportReviews", SupportRoom.deciding,
        "Looks for decisions that rest on corrected maps and, where asked for, asks the rules again; no claim changes by it.",
        takes: WardDesk.Takes("supportReviewSearch", ["compares"], #"{"compares": true}"#), answers: "supportReviews"
      ) { _, body, frame in
        try frame.support.findReviews(comparing: body.optionalFlag("compares") ?? false, by: frame.access)
        return try Self.reviews(frame)
      },
      desk.post(
        "/support/claims/{number}/review", "endSupportReview", SupportRoom.deciding,
        "Says that a claim was looked at again: its decision stands, or another act follows.",
        parameters: [SupportClaims.number],
        takes: WardDesk.Takes("supportReviewEnd", ["ending"], #"{"ending": "stands"}"#), answers: "supportClaim"
      ) { call, body, frame in
        let number = call.integer("number")!
        try frame.support.endReview(ofClaim: number, body.choice("ending", Self.endings), by: frame.access)
        return SupportText.file(try frame.support.file(ofClaim: number, by: frame.access), frame)
      },
    ]
  }

  private static func reviews(_ frame: WardDesk.Frame) throws -> JSONValue {
    [
      "reviews": .array(
        try frame.support.reviews(by: frame.access).map { review in
          [
            "claim": WardText.number(review.claim), "decision": WardText.number(review.decision),
            "ward": WardText.ward(review.ward, frame.vintage), "state": .string(review.state.rawValue),
            "corrected": WardText.number(review.corrected), "correction": WardText.number(review.correction),
            "amount": WardText.number(review.amount),
          ]
        })
    ]
  }
}
