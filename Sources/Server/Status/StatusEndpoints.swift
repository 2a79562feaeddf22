import HTTPTypes
import Hummingbird
import NIOCore
import Quantities
import SpatialCore
import Surveillance

/// Zone status for machines: what is in force in a ward or at a point, now or at any other time.
struct StatusEndpoints: EndpointGroup {
  let zones: ServedZones

  static let on = Parameter(
    "on", .instant,
    "The time that is asked about, an instant or a local day, which means its last second; now without it.",
    example: "2022-01-21T12:00:00Z")
  static let known = Parameter(
    "known", .instant, "As was known at this time: what was published and decreed later does not count.",
    example: "2022-01-21")
  static let ward = Parameter(
    "ward", in: .path, .text(pattern: nil, longest: 64), "Code of the ward.", example: "00067")

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/zones/{ward}", operation: "getZoneStatus", tag: "status",
        summary: "What is in force in a ward, and why.",
        parameters: [Self.ward, Self.on, Self.known],
        answers: [Endpoint.Answer(200, "The status.", [("application/json", "zoneStatus")])]
      ) { call in try status(ofWard: call) }
    ]
  }

  private func status(ofWard call: Call) throws -> Response {
    let now = try zones.now()
    let code = call.text("ward")!
    guard let ward = now.ward(code) else {
      throw Problem.notFound("there is no ward of this code; /collections/wards has all")
    }
    var reply = Reply(type: "application/json", buffer: now.texts[ward])
    reply.maxAge = nil
    return reply.response(to: call)
  }
}
