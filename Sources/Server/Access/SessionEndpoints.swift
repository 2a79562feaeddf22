import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Quantities
import SpatialCore
import Store

/// Who asks: for clients that want to know what they may, and for browsers, which keep a token in a cookie.
struct SessionEndpoints: EndpointGroup {
  let zones: ServedZones
  let authenticator: Authenticator
  let access: AccessMiddleware

  private static let ward = Parameter(
    "ward", .text(pattern: nil, longest: 64), "Asks whether the token holds for this ward; 403 when it does not.",
    example: "00067")

  var schemas: [(name: String, schema: JSONValue)] {
    let text: JSONValue = ["type": "string"]
    return [
      (
        "session",
        [
          "type": "object", "required": ["authenticated", "role", "area", "rights", "expires"],
          "properties": [
            "authenticated": ["type": "boolean"],
            "name": ["type": "string", "nullable": true, "description": "Name of the officer."],
            "role": [
              "type": "string", "enum": .array(Role.allCases.map { .string($0.rawValue) }),
            ],
            "area": [
              "type": "string",
              "description":
                "Where rights bound to areas hold: everything, 'districts …', 'wards …', 'prefixes …' or nothing.",
            ],
            "rights": ["type": "array", "items": text],
            "expires": ["type": "string", "format": "date-time", "nullable": true],
          ],
        ]
      ),
      (
        "sessionToken",
        ["type": "object", "required": ["token"], "additionalProperties": false, "properties": ["token": text]]
      ),
    ]
  }

  var endpoints: [Endpoint] {
    let answer = Endpoint.Answer(200, "Role, area, rights, and when the token ends.", [("application/json", "session")])
    return [
      Endpoint(
        .get, "/session", operation: "getSession", tag: "session", summary: "Who asks, and what they may do.",
        parameters: [Self.ward], answers: [answer]
      ) { call in
        if let code = call.text("ward") { try cover(code, call.identity) }
        return session(call.identity)
      },
      Endpoint(
        .post, "/session", operation: "startSession", tag: "session",
        summary: "Keeps a token in a cookie, for a browser.",
        body: Endpoint.Body(type: "application/json", schema: "sessionToken", largest: 2 * Token.longest),
        answers: [answer]
      ) { call in try await start(call) },
      Endpoint(
        .delete, "/session", operation: "endSession", tag: "session", summary: "Forgets the cookie.",
        answers: [Endpoint.Answer(204, "It is forgotten.", [])]
      ) { _ in
        Response(status: .noContent, headers: [.setCookie: access.cookie.ending, .cacheControl: "no-store"])
      },
    ]
  }

  private func cover(_ code: String, _ identity: Identity) throws {
    let now = try zones.now()
    guard let ward = now.ward(code) else {
      throw Problem.notFound("there is no ward of this code; /collections/wards has all")
    }
    try zones.require(of: identity, ward: ward, in: now)
  }

  private func start(_ call: Call) async throws -> Response {
    guard call.request.headers[.contentType]?.hasPrefix("application/json") == true else {
      throw Problem(.unsupportedMediaType, "Not JSON", #"send {"token": "…"} as application/json"#)
    }
    // Another site must not make a browser somebody else.
    if call.request.headers[.origin] != nil || call.request.headers[.secFetchSite] != nil,
      !access.origin.sent(call.request)
    {
      throw Problem(.forbidden, "Not from this site", "a session begins on a page of this server")
    }
    struct Sent: Decodable { var token: String }
    let body = try await call.body(upTo: 2 * Token.longest)
    guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(body.readableBytesView)) else {
      throw Problem(.badRequest, "Body cannot be used", #"send {"token": "…"}"#)
    }
    let identity: Identity
    do { identity = try await authenticator.identity(of: sent.token) } catch let refusal as TokenRefusal {
      throw access.problem(refusal, .bearer(""))
    }
    var response = session(identity)
    let seconds = max(0, ((identity.expires ?? zones.clock()).milliseconds - zones.clock().milliseconds) / 1000)
    response.headers[.setCookie] = access.cookie.setting(sent.token, for: seconds)
    return response
  }

  private func session(_ identity: Identity) -> Response {
    let isAnyone = identity.isAnyone
    let json: JSONValue = [
      "authenticated": .bool(!isAnyone),
      "name": isAnyone ? .null : .string(identity.officer.name),
      "role": .string(identity.officer.role.rawValue),
      "area": .string(identity.areaText),
      "rights": .array(identity.rights.map(\.rawValue).sorted().map { .string($0) }),
      "expires": identity.expires.map { .string($0.description) } ?? .null,
    ]
    return Response(
      status: .ok,
      headers: [.contentType: "application/json", .cacheControl: "no-store", .vary: "Authorization, Cookie"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.document)))
  }

}
