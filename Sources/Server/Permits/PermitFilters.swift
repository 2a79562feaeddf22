import Surveillance
import HTTPTypes
import Permits
import SpatialCore

/// What lists of applications and permits are asked by.
enum PermitFilters {
  static func parameters(states: [String]) -> [Parameter] {
    [
      Parameter("state", .choice(states), "Only of this state.", example: states[0]),
      Parameter(
        "ward", .text(pattern: nil, longest: 64), "Only what begins or ends in the ward of this code.", example: "00004"
      ),
      Parameter("group", .text(pattern: nil, longest: 100), "Only of this group of the policy.", example: "group-6"),
      Parameter(
        "issuer", .text(pattern: nil, longest: 100), "Only of this issuer of the policy.", example: "ward-police"),
      Parameter("employer", .integer(1...Int(Int32.max)), "Only of this employer, by number.", example: "3"),
    ] + pages
  }

  static let pages = [
    Parameter("after", .integer(0...Int(Int32.max)), "Only numbers after this one.", example: "100", fallback: "0"),
    Parameter("limit", .integer(1...1000), "How many at most.", example: "100", fallback: "100"),
  ]

  /// - Throws: `Problem` for a ward that there is not.
  static func filter(_ call: Call, _ kept: PermitDesk.Rules) throws(Problem) -> PermitFilter {
    var filter = PermitFilter()
    filter.states = call.text("state").map { [$0] }
    if let code = call.text("ward") {
      guard let ward = kept.wards[code] else {
        throw Problem.notFound("there is no ward of this code; /permits/policy has the codes of all")
      }
      filter.wards = [kept.rules.vintage.row(ward)]
    }
    filter.group = call.text("group")
    filter.issuer = call.text("issuer")
    filter.employer = call.integer("employer")
    filter.after = call.integer("after") ?? 0
    filter.limit = call.integer("limit") ?? 100
    return filter
  }
}

/// A ground of a closed list: `{"because": "…"}`.
struct PermitGround<Ground: RawRepresentable & CaseIterable & Sendable>: Sendable where Ground.RawValue == String {
  var value: Ground

  /// - Throws: `Problem` that names the grounds.
  init(_ call: Call) async throws {
    let grounds = Ground.allCases.map(\.rawValue)
    let body = try await PermitFields(
      call, upTo: PermitIntake.largest, names: ["because"], form: #"{"because": "\#(grounds[0])"}"#)
    guard let ground = Ground(rawValue: try body.text("because")) else {
      throw body.refuse("because", "one of \(grounds.joined(separator: ", "))")
    }
    value = ground
  }
}
