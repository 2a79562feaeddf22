import Foundation
import Logging
import Quantities
import Store
import Surveillance
import TestSupport

@testable import Server

/// A server of a small city with the keys of an office, and the tokens of its officers.
struct OfficeServer: Sendable {
  let live: LiveServer
  let city: SmallCity
  private let tokens: TokenOffice
  private let roles: [String: Role]

  /// Serves the city while the body runs.
  ///
  /// - Parameter roles: of the officers, by name.
  static func serving(
    _ city: SmallCity, _ ring: KeyRing, roles: [String: Role], logger: Logger? = nil,
    settings change: (inout ServerSettings) -> Void = { _ in },
    _ body: @escaping @Sendable (OfficeServer) async throws -> Void
  ) async throws {
    let tokens = try TokenOffice(city)
    var settings = tokens.settings
    change(&settings)
    try await LiveServer.serving(
      city, settings: settings, logger: logger, permits: PermitResources(sealer: ring.sealer)
    ) { try await body(OfficeServer(live: $0, city: city, tokens: tokens, roles: roles)) }
  }

  private func headers(_ officer: String?) throws -> [String: String] {
    guard let officer else { return [:] }
    let now = city.clock.now.milliseconds / 1000
    let token = try tokens.token(officer, roles[officer] ?? .auditor, claims: ["iat": now, "exp": now + 3600])
    return ["Authorization": "Bearer \(token)"]
  }

  func get(_ path: String, as officer: String? = nil) async throws -> LiveServer.Answer {
    try await live.ask(path, headers: try headers(officer))
  }

  /// Sends a body, or nothing at all.
  func post(_ path: String, _ body: [String: Any]? = nil, as officer: String? = nil) async throws -> LiveServer.Answer {
    let type = body == nil ? [:] : ["Content-Type": "application/json"]
    return try await live.ask(
      path, method: "POST", headers: try headers(officer).merging(type) { $1 },
      body: try body.map { try JSONSerialization.data(withJSONObject: $0) })
  }

  /// Asks, and looks whether the answer is what the OpenAPI document says of it.
  ///
  /// - Returns: the answer, and what does not agree.
  func checked(
    _ method: String, _ path: String, _ body: [String: Any]? = nil, as officer: String? = nil,
    in document: [String: Any]
  ) async throws -> (answer: LiveServer.Answer, faults: [String]) {
    let answer = method == "GET" ? try await get(path, as: officer) : try await post(path, body, as: officer)
    let pattern = path.split(separator: "?")[0].split(separator: "/").map { Int($0) == nil ? String($0) : "{number}" }
      .reduce("") { "\($0)/\($1)" }
    let paths = document["paths"] as? [String: [String: Any]] ?? [:]
    guard let operation = paths[pattern]?[method.lowercased()] as? [String: Any],
      let answers = operation["responses"] as? [String: [String: Any]],
      let content = answers[String(answer.status)]?["content"] as? [String: [String: Any]],
      let schema = content["application/json"]?["schema"] as? [String: Any], let json = answer.json
    else { return (answer, ["\(method) \(path): \(answer.status) is not described: \(answer.text.prefix(300))"]) }
    return (answer, SchemaCheck(document: document).faults(of: json, schema))
  }

  /// Kinds and subjects in the decision log.
  func log() throws -> [(kind: String, subject: String, actor: String)] {
    try city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 10_000, reading).map { ($0.act.kind, $0.act.subject, $0.act.actor) }
    }
  }
}
