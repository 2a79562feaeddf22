import Foundation
import Quantities
import Store
import Surveillance
import TestSupport

@testable import Server

/// Issues tokens of every kind, good and bad, for the officers of a small city.
struct TokenOffice: Sendable {
  let key: TokenSigningKey
  let keyFile: String
  /// What the clock of the city says when the tests begin, in seconds.
  let now: Int64

  /// A key whose public part lies in the city's folder.
  init(_ city: SmallCity, _ algorithm: TokenAlgorithm = .edDSA) throws {
    key = TokenSigningKey(algorithm)
    keyFile = city.folder.path("keys-\(algorithm.rawValue).json")
    try Data(key.keySet(joining: keyFile).utf8).write(to: URL(fileURLWithPath: keyFile))
    now = city.clock.now.milliseconds / 1000
  }

  var settings: ServerSettings {
    var settings = ServerSettings()
    settings.access.tokenKeys = keyFile
    return settings
  }

  /// A token for an officer, with some claims or parts of the header otherwise; `nil` leaves one out.
  func token(
    _ name: String, _ role: Role = .epidemiologist, area: String? = "everything", claims: [String: Any?] = [:],
    header: [String: Any?] = [:], key other: TokenSigningKey? = nil
  ) throws -> String {
    let signing = other ?? key
    var all: [String: Any] = [
      "iss": "zonal", "aud": "zonal", "sub": name, "role": role.rawValue, "iat": now, "exp": now + 3600,
    ]
    if let area { all["area"] = area }
    var head: [String: Any] = ["alg": signing.algorithm.rawValue, "kid": key.id, "typ": "JWT"]
    for (name, value) in claims { all[name] = value }
    for (name, value) in header { head[name] = value }
    return try signing.token(
      header: JSONSerialization.data(withJSONObject: head), claims: JSONSerialization.data(withJSONObject: all))
  }
}

extension SmallCity {
  /// A published city with officers: `epi`, `ward` (health officer of ward 00003), `district` (of district q1) and `left`, who has.
  static func staffed() throws -> SmallCity {
    let city = try SmallCity.published()
    try city.database.write { writing in
      for (name, role, area) in [
        ("epi", Role.epidemiologist, AreaLimit.everything), ("ward", .healthOfficer, .wards(["00003"])),
        ("district", .healthOfficer, .districts(["q1"])), ("left", .auditor, .everything),
      ] { try Officers.add(name, role: role, area: area, by: city.access, writing) }
    }
    try city.database.write { try Officers.end("left", by: city.access, $0) }
    return city
  }
}

extension LiveServer {
  func ask(_ path: String, token: String, method: String = "GET") async throws -> Answer {
    try await ask(path, method: method, headers: ["Authorization": "Bearer \(token)"])
  }
}
