import Cases
import EpidemicAreas
import Foundation
import Logging
import Quantities
import Quarantine
import Registry
import Store
import Surveillance
import TestSupport

@testable import Server

/// A server of the small city with the rules of 2021 adopted, and the tokens of its ward officers.
///
/// It is 7 September 2021. `hoa` is for district q0 (wards 00000 to 00003), `lan` for q1, `binh` decrees, `giang` stands at a checkpoint.
struct WardServer: Sendable {
  let live: LiveServer
  let city: SmallCity
  let sealer: Sealer
  private let tokens: TokenOffice

  static func serving(
    adopts: Bool = true, hasSealer: Bool = true, logger: Logger? = nil,
    settings change: (inout ServerSettings) -> Void = { _ in },
    _ body: @escaping @Sendable (WardServer) async throws -> Void
  ) async throws {
    let city = try SmallCity(schemas: [.registry, .surveillance, .cases, .quarantine, .areas])
    let ring = try KeyRing.open(city.database, masterKey: MasterKey(), actor: "an")
    try city.database.write { writing in
      for (name, role, area) in [
        ("hoa", Role.healthOfficer, AreaLimit.districts(["q0"])), ("lan", .healthOfficer, .districts(["q1"])),
        ("binh", .publisher, .everything), ("giang", .checkpoint, .everything), ("minh", .auditor, .everything),
      ] { try Officers.add(name, role: role, area: area, by: city.access, writing) }
    }
    if adopts { try adopt(city) }
    let tokens = try TokenOffice(city)
    var settings = tokens.settings
    change(&settings)
    try await LiveServer.serving(
      city, settings: settings, logger: logger,
      permits: hasSealer ? PermitResources(sealer: ring.sealer) : nil
    ) { try await body(WardServer(live: $0, city: city, sealer: ring.sealer, tokens: tokens)) }
  }

  private static func adopt(_ city: SmallCity) throws {
    let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("geodata/criteria")
    let publisher = try city.database.read {
      try Access(name: "binh", purpose: .caseInvestigation, at: city.clock.now, $0)
    }
    func text(_ path: String) throws -> String {
      try String(contentsOf: rules.appendingPathComponent(path), encoding: .utf8)
    }
    let (cases, quarantine, areas) = (
      try text("cases/vietnam.yaml"), try text("quarantine/vn-covid-2021.yaml"),
      try text("areas/hanoi-areas-2021.yaml")
    )
    try city.database.write { writing in
      _ = try AdoptedDefinitions.adopt(cases, file: "vietnam.yaml", by: publisher, writing)
      _ = try AdoptedQuarantinePolicy.adopt(quarantine, file: "vn-covid-2021.yaml", by: publisher, writing)
      _ = try AdoptedAreaPolicy.adopt(areas, file: "hanoi-areas-2021.yaml", by: publisher, writing)
    }
  }

  private static let roles: [String: Role] = [
    "hoa": .healthOfficer, "lan": .healthOfficer, "binh": .publisher, "giang": .checkpoint, "minh": .auditor,
  ]

  private func headers(_ officer: String?) throws -> [String: String] {
    guard let officer else { return [:] }
    let now = city.clock.now.milliseconds / 1000
    let token = try tokens.token(officer, Self.roles[officer] ?? .auditor, claims: ["iat": now, "exp": now + 3600])
    return ["Authorization": "Bearer \(token)"]
  }

  func get(_ path: String, as officer: String? = "hoa") async throws -> LiveServer.Answer {
    try await live.ask(path, headers: try headers(officer))
  }

  /// Sends a body, or nothing at all.
  func post(
    _ path: String, _ body: [String: Any]? = nil, as officer: String? = "hoa", headers more: [String: String] = [:]
  ) async throws -> LiveServer.Answer {
    let type = body == nil ? [:] : ["Content-Type": "application/json"]
    return try await live.ask(
      path, method: "POST", headers: try headers(officer).merging(type) { $1 }.merging(more) { $1 },
      body: try body.map { try JSONSerialization.data(withJSONObject: $0) })
  }

  // MARK: Forms

  static let identifier = "001190000777"
  static let name = "Trần Thị Bích Ngọc"
  /// What must stand nowhere but in bodies and sealed columns.
  static let secrets = [identifier, "1190000777", "Bích Ngọc", "0912345678", "Ngõ Thử 24"]

  static func person(_ last: Int = 777, name: String = name) -> [String: Any] {
    ["identifier": "001190000\(last)", "name": name, "phone": "0912345678", "address": "Số 5 Ngõ Thử 24"]
  }

  /// Enters a person with a positive PCR.
  func enterCase(_ last: Int = 777, ward: String = "00001", as officer: String = "hoa") async throws -> Int {
    let entered = try await post(
      "/cases",
      [
        "person": Self.person(last), "ward": ward, "report_day": "2021-09-05", "onset": "2021-09-03",
        "symptoms": ["fever", "cough"],
      ], as: officer)
    let number = entered.object["case"] as? Int ?? 0
    _ = try await post(
      "/cases/\(number)/tests",
      [
        "kind": "pcr", "result": "positive", "sampled_at": "2021-09-05T08:00", "resulted_at": "2021-09-05T20:00",
        "ct": 24.5,
      ],
      as: officer)
    return number
  }

  /// Orders quarantine of an F1, seven days ago exposed.
  func order(_ more: [String: Any] = [:], as officer: String = "hoa") async throws -> LiveServer.Answer {
    var form: [String: Any] = [
      "person": ["identifier": Self.identifier, "name": Self.name, "phone": "0912345678"] as [String: Any],
      "kind": "f1", "exposure": "2021-09-01", "ward": "00001", "place": "centralised", "address": "Số 5 Ngõ Thử 24",
      "longitude": 105.015, "latitude": 21.005, "start": "2021-09-02", "authority": "Ủy ban nhân dân phường 1",
      "act": "12/QĐ-UBND",
    ]
    for (name, value) in more { form[name] = value }
    return try await post("/quarantine/orders", form, as: officer)
  }

  /// Kinds and subjects in the decision log.
  func log() throws -> [(kind: String, subject: String, actor: String)] {
    try city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 10_000, reading).map { ($0.act.kind, $0.act.subject, $0.act.actor) }
    }
  }
}
