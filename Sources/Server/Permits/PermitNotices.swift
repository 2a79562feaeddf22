import HTTPTypes
import Hummingbird
import Permits
import Quantities
import SpatialCore
import Store
import Surveillance

/// What officers must tell and look at again, and how many applications there are.
struct PermitNotices: EndpointGroup {
  let desk: PermitDesk

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/permits/notices", operation: "getPermitNotices", tag: PermitDesk.tag,
        summary: "What an employer must tell its staff, or the office the other holders of its area.",
        parameters: [
          Parameter(
            "employer", .integer(1...Int(Int32.max)), "Of this employer's staff; without it of everybody else.",
            example: "3")
        ] + PermitFilters.pages,
        answers: [Endpoint.Answer(200, "Notices in their order.", [("application/json", "permitNotices")])],
        access: .rights([.issuePermits])
      ) { call in try await notices(call) },
      Endpoint(
        .get, "/permits/reviews", operation: "getPermitReviews", tag: PermitDesk.tag,
        summary: "Decisions of the officer's area that stand on a map which was corrected.",
        answers: [Endpoint.Answer(200, "Decisions.", [("application/json", "permitReviews")])],
        access: .rights([.issuePermits])
      ) { call in try await reviews(call) },
      Endpoint(
        .post, "/permits/reviews", operation: "endPermitReview", tag: PermitDesk.tag,
        summary: "Says that a decision was looked at again.",
        body: Endpoint.Body(type: "application/json", schema: "permitReviewEnd", largest: PermitIntake.largest),
        answers: [Endpoint.Answer(200, "What still waits.", [("application/json", "permitReviews")])],
        access: .rights([.issuePermits])
      ) { call in try await endReview(call) },
      Endpoint(
        .get, "/permits/statistics", operation: "getPermitStatistics", tag: PermitDesk.tag,
        summary:
          "How many applications there are by state, group, issuer, ward, purpose or day, and how long decisions took.",
        parameters: [
          Parameter(
            "by", .choice(PermitStatistics.Axis.allCases.map(\.rawValue)), "What is counted together.",
            example: "issuer",
            fallback: "state"),
          Parameter("from", .instant, "Received from this time on.", example: "2021-09-01"),
          Parameter("until", .instant, "Received before this time.", example: "2021-10-01"),
        ], answers: [Endpoint.Answer(200, "Numbers.", [("application/json", "permitStatistics")])],
        access: .rights([.issuePermits, .readStatistics])
      ) { call in try await statistics(call) },
    ]
  }

  private func notices(_ call: Call) async throws -> Response {
    let (employer, after, limit) = (call.integer("employer"), call.integer("after") ?? 0, call.integer("limit") ?? 100)
    let answer = try await desk.act(call.identity) { office, kept, access in
      let vintage = kept.rules.vintage
      let notices = try office.notices(employer: employer, after: after, limit: limit, vintage, by: access)
      return [
        "notices": PermitText.notices(notices, vintage),
        "next_after": PermitText.number(notices.count == limit ? notices.last?.number : nil),
      ] as JSONValue
    }
    return PermitDesk.reply(answer).response(to: call)
  }

  private func reviews(_ call: Call) async throws -> Response {
    let reviews = try await desk.act(call.identity) { office, _, access in try office.reviews(by: access) }
    return PermitDesk.reply([
      "reviews": .array(
        reviews.map { review in
          [
            "decision": .string(review.decision), "corrected": PermitText.number(review.corrected),
            "correction": PermitText.number(review.correction),
          ]
        })
    ]).response(to: call)
  }

  private func endReview(_ call: Call) async throws -> Response {
    let endings = ReviewEnding.allCases.map(\.rawValue)
    let body = try await PermitFields(
      call, upTo: PermitIntake.largest, names: ["decision", "ending"],
      form: #"{"decision": "permit 3", "ending": "stands"}"#)
    let decision = try body.text("decision", longest: 60)
    guard let ending = ReviewEnding(rawValue: try body.text("ending")) else {
      throw body.refuse("ending", "one of \(endings.joined(separator: ", "))")
    }
    try await desk.act(call.identity) { office, _, access in
      try office.endReview(decision, ending: ending, by: access)
    }
    return try await reviews(call)
  }

  private func statistics(_ call: Call) async throws -> Response {
    let axis = call.text("by").flatMap(PermitStatistics.Axis.init) ?? .state
    let offset = desk.zones.latest.snapshot.clockOffset
    let from = try instant("from", call, offset) ?? Instant(milliseconds: 0)
    let until = try instant("until", call, offset) ?? Instant(milliseconds: Int64(Int32.max) * 1000)
    let answer = try await desk.act(call.identity) { [desk] _, kept, access in
      let rows = try desk.zones.database.read {
        try PermitStatistics.rows(by: axis, from: from, until: until, offset: offset, access: access, $0)
      }
      return PermitText.statistics(rows, axis, kept.rules.vintage)
    }
    return PermitDesk.reply(answer).response(to: call)
  }

  private func instant(_ name: String, _ call: Call, _ offset: Int) throws(Problem) -> Instant? {
    guard let text = call.text(name) else { return nil }
    guard let moment = Moment(text, offset: offset) else {
      throw .parameter(name, "\(name) must be a day or a time by the city's clock, for example 2021-09-01")
    }
    return Instant(moment, offset: offset)
  }
}
