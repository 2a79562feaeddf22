import Credentials
import Foundation
import Logging
import Permits
import Quantities
import Store
import Surveillance
import TestSupport

@testable import Server

/// A server of the city of permits, and the officers' tokens.
struct PermitServer: Sendable {
  let live: LiveServer
  let city: PermitCity
  private let tokens: TokenOffice

  /// Serves the city with the issuer's key while the body runs.
  static func serving(
    _ city: PermitCity? = nil, hasKey: Bool = true, hasSealer: Bool = true, logger: Logger? = nil,
    settings change: (inout ServerSettings) -> Void = { _ in },
    _ body: @escaping @Sendable (PermitServer) async throws -> Void
  ) async throws {
    let city = try city ?? PermitCity()
    let tokens = try TokenOffice(city.city)
    var settings = tokens.settings
    settings.permits.city = "small"
    if hasKey {
      let path = city.city.folder.path("issuer.json")
      try Data(city.key.privateJWK.utf8).write(to: URL(fileURLWithPath: path))
      settings.permits.key = path
    }
    change(&settings)
    try await LiveServer.serving(
      city.city, settings: settings, logger: logger,
      permits: hasSealer ? PermitResources(sealer: city.ring.sealer) : nil
    ) { try await body(PermitServer(live: $0, city: city, tokens: tokens)) }
  }

  private static let roles: [String: Role] = [
    "an": .administrator, "binh": .publisher, "chi": .permitOfficer, "dung": .permitOfficer, "giang": .checkpoint,
    "hoa": .permitOfficer,
  ]

  private func headers(_ officer: String?) throws -> [String: String] {
    guard let officer else { return [:] }
    // Tests set the clock days ahead.
    let now = city.city.clock.now.milliseconds / 1000
    let token = try tokens.token(
      officer, Self.roles[officer] ?? .auditor, claims: ["iat": now, "exp": now + 3600])
    return ["Authorization": "Bearer \(token)"]
  }

  func get(_ path: String, as officer: String? = nil, headers more: [String: String] = [:]) async throws
    -> LiveServer.Answer
  {
    try await live.ask(path, headers: try headers(officer).merging(more) { $1 })
  }

  func post(
    _ path: String, _ body: [String: Any] = [:], as officer: String? = nil, headers more: [String: String] = [:]
  ) async throws -> LiveServer.Answer {
    let data = try JSONSerialization.data(withJSONObject: body)
    return try await live.ask(
      path, method: "POST",
      headers: try headers(officer).merging(["Content-Type": "application/json"]) { $1 }.merging(more) { $1 },
      body: data)
  }

  func send(_ path: String, csv: String, as officer: String) async throws -> LiveServer.Answer {
    try await live.ask(
      path, method: "POST", headers: try headers(officer).merging(["Content-Type": "text/csv"]) { $1 },
      body: Data(csv.utf8))
  }

  // MARK: Forms

  static let identifier = "001190000777"
  static let name = "Trần Thị Bích Ngọc"
  /// What must stand nowhere but in bodies and sealed columns.
  static let secrets = [identifier, "1190000777", "Bích Ngọc", "Trần Thị", "0912345678", "29A-777.77"]

  static func form(
    _ purpose: String = "goods", from origin: String = "00000", to destination: String = "00001",
    documents: [String] = ["identity"], identifier: String = identifier
  ) -> [String: Any] {
    [
      "person": [
        "identifier": identifier, "name": name, "birth_year": 1990, "phone": "0912345678", "plate": "29A-777.77",
      ] as [String: Any],
      "journey": [
        "purpose": purpose, "origin": origin, "destination": destination, "begins": "2021-09-08", "ends": "2021-09-12",
        "documents": documents,
      ] as [String: Any],
    ]
  }

  /// Takes an application all the way to a permit.
  ///
  /// - Returns: the numbers of application and permit, the reference and the typed code.
  func issue(_ form: [String: Any] = PermitServer.form(), as officer: String = "dung") async throws
    -> (application: Int, permit: Int, reference: String, code: String)
  {
    let receipt = try await post("/permits/applications", form)
    let waiting = try await get("/permits/applications?state=received&limit=1000", as: officer)
    let application = waiting.list("applications").last?["application"] as? Int ?? 0
    _ = try await post("/permits/applications/\(application)/approve", as: officer)
    let issued = try await post("/permits/applications/\(application)/issue", as: officer)
    return (
      application, issued.object["permit"] as? Int ?? 0, receipt.object["reference"] as? String ?? "",
      issued.object["code"] as? String ?? ""
    )
  }

  /// Kinds and subjects in the decision log.
  func log() throws -> [(kind: String, subject: String, actor: String)] {
    try city.city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 10_000, reading).map { ($0.act.kind, $0.act.subject, $0.act.actor) }
    }
  }
}

extension LiveServer.Answer {
  /// Codes of the reasons.
  var codes: [String] { list("reasons").compactMap { $0["code"] as? String } }
  var state: String? { object["state"] as? String }
}
