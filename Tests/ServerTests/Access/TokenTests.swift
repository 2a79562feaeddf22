import Foundation
import Quantities
import Store
import TestSupport
import Testing

@testable import Server

@Suite struct TokenTests {
  @Test(arguments: TokenAlgorithm.allCases)
  func `a token of either algorithm says who asks, and what they may do until when`(_ algorithm: TokenAlgorithm)
    async throws
  {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city, algorithm)
    try await LiveServer.serving(city, settings: office.settings) { server in
      let anyone = try await server.ask("/session")
      #expect(anyone.status == 200)
      #expect(anyone.object["authenticated"] as? Bool == false)
      #expect(anyone.object["area"] as? String == "nothing")
      #expect(anyone.object["rights"] as? [String] == ["zones.read"])
      let answer = try await server.ask("/session", token: try office.token("epi"))
      #expect(answer.status == 200)
      #expect(answer.object["name"] as? String == "epi")
      #expect(answer.object["role"] as? String == "epidemiologist")
      #expect(answer.object["area"] as? String == "everything")
      #expect((answer.object["rights"] as? [String])?.contains("statistics.read") == true)
      #expect(answer.object["expires"] as? String == Self.instant(office.now + 3600))
      #expect(answer.headers["cache-control"] == "no-store")
    }
  }

  private static func instant(_ seconds: Int64) -> String { Instant(milliseconds: seconds * 1000).description }

  /// A token that must be refused: what is wrong with it.
  private struct Bad: Sendable {
    var what: String
    var token: String
    var words: String

    init(_ what: String, _ token: String, _ words: String) {
      self.what = what
      self.token = token
      self.words = words
    }
  }

  private static func bad(_ office: TokenOffice) throws -> [Bad] {
    let good = try office.token("epi")
    let parts = good.split(separator: ".").map(String.init)
    let none = Base64URL.text(#"{"alg":"none","typ":"JWT"}"#.utf8)
    let now = office.now
    var flipped = Array(parts[2])
    flipped[5] = flipped[5] == "A" ? "B" : "A"
    let admin = try office.token("an", .administrator).split(separator: ".")[1]
    return [
      Bad("alg none", "\(none).\(parts[1]).", "EdDSA or ES256"),
      Bad("alg none with the signature", "\(none).\(parts[1]).\(parts[2])", "EdDSA or ES256"),
      Bad("HS256 with the public key as secret", try confused(office), "EdDSA or ES256"),
      Bad("ES256 said of an Ed25519 key", try office.token("epi", header: ["alg": "ES256"]), "EdDSA or ES256"),
      Bad("another key", try office.token("epi", key: TokenSigningKey(.edDSA)), "signature"),
      Bad("a key id that nobody knows", try office.token("epi", header: ["kid": "x"]), "not known here"),
      Bad("another signature", "\(parts[0]).\(parts[1]).\(String(flipped))", "signature"),
      Bad("claims of another token", "\(parts[0]).\(admin).\(parts[2])", "signature"),
      Bad("no signature", "\(parts[0]).\(parts[1]).", "signature"),
      Bad(
        "a critical extension", try office.token("epi", header: ["crit": ["b64"], "b64": false]), "no JSON Web Token"),
      Bad("expired", try office.token("epi", claims: ["exp": now - 60]), "expired"),
      Bad("without an end", try office.token("epi", claims: ["exp": nil]), "(exp)"),
      Bad("an end that is a text", try office.token("epi", claims: ["exp": "\(now + 60)"]), "no JSON Web Token"),
      Bad("an end beyond all numbers", try office.token("epi", claims: ["exp": 1e300]), "(exp)"),
      Bad("not yet", try office.token("epi", claims: ["nbf": now + 3000]), "(nbf)"),
      Bad("issued in the future", try office.token("epi", claims: ["iat": now + 3000]), "(iat)"),
      Bad("another issuer", try office.token("epi", claims: ["iss": "elsewhere"]), "(iss)"),
      Bad("no issuer", try office.token("epi", claims: ["iss": nil]), "(iss)"),
      Bad("another audience", try office.token("epi", claims: ["aud": "elsewhere"]), "(aud)"),
      Bad("no audience at all", try office.token("epi", claims: ["aud": [String]()]), "(aud)"),
      Bad("nobody", try office.token("epi", claims: ["sub": nil]), "(sub)"),
      Bad("a name with a line break", try office.token("epi\nadmin"), "(sub)"),
      Bad("anyone by name", try office.token("public", .anyone), "(sub)"),
      Bad("a stranger", try office.token("stranger"), "no officer"),
      Bad("a role that is not theirs", try office.token("epi", .administrator), "role"),
      Bad("a role that is none", try office.token("epi", claims: ["role": "king"]), "role"),
      Bad("an area that is none", try office.token("epi", area: "the whole world"), "area"),
      Bad("an officer who left", try office.token("left", .auditor), "no longer"),
      Bad("four parts", good + ".x", "no JSON Web Token"),
      Bad("padding", "\(parts[0]).\(parts[1]).\(parts[2])==", "no JSON Web Token"),
      Bad("not JSON", "AAAA.AAAA.AAAA", "no JSON Web Token"),
      Bad("nothing much", "x", "no JSON Web Token"),
      Bad("endless", String(repeating: "A", count: 9000), "no JSON Web Token"),
    ]
  }

  /// HMAC over the public key's text, as a server would check it that believes the token's own algorithm.
  private static func confused(_ office: TokenOffice) throws -> String {
    let good = try office.token("epi", header: ["alg": "HS256"])
    return good.split(separator: ".").dropLast().joined(separator: ".") + "."
      + Base64URL.text([UInt8](repeating: 7, count: 32))
  }

  @Test func `every bad token is refused on public addresses too, in words that hold nothing of it`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let bad = try Self.bad(office)
    try await LiveServer.serving(city, settings: office.settings) { server in
      for token in bad {
        for path in ["/zones/00011", "/session"] {
          let answer = try await server.ask(path, token: token.token)
          #expect(answer.status == 401, "\(token.what)")
          let challenge = answer.headers["www-authenticate"] ?? ""
          #expect(challenge.contains(#"error="invalid_token""#), "\(token.what)")
          #expect(challenge.contains("error_description="), "\(token.what)")
          #expect(answer.text.contains(token.words), "\(token.what): \(answer.text)")
          #expect(!answer.text.contains(token.token))
          #expect(answer.headers["content-type"] == "application/problem+json")
        }
      }
      #expect(try await server.ask("/zones/00011", headers: ["Authorization": "Basic YTpi"]).status == 401)
      #expect(try await server.ask("/zones/00011", token: try office.token("epi")).status == 200)
    }
  }

  @Test func `a token only narrows what the database gives its officer`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    try await LiveServer.serving(city, settings: office.settings) { server in
      let cases: [(String, String?, String)] = [
        ("ward", "everything", "wards 00003"), ("ward", "wards 00003 00004", "wards 00003"),
        ("ward", "wards 00004", "nothing"), ("ward", nil, "nothing"),
        ("district", "wards 00003 00004 00005", "wards 00004 00005"),
        ("district", "prefixes 0000", "wards 00004 00005 00006 00007"),
      ]
      for (name, claimed, expected) in cases {
        let answer = try await server.ask("/session", token: try office.token(name, .healthOfficer, area: claimed))
        #expect(answer.object["area"] as? String == expected, "\(name) asking for \(claimed ?? "nothing")")
      }
    }
  }

  @Test func `a token for another area is refused where an area is asked for`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    try await LiveServer.serving(city, settings: office.settings) { server in
      let token = try office.token("district", .healthOfficer)
      #expect(try await server.ask("/session?ward=00004", token: token).status == 200)
      let other = try await server.ask("/session?ward=00003", token: token)
      #expect(other.status == 403)
      #expect(other.text.contains("districts q1"))
      #expect(try await server.ask("/session?ward=00004").status == 401)
      #expect(try await server.ask("/session?ward=99999", token: token).status == 404)
    }
  }

  @Test func `who has left is refused with the token that they had`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let clock = city.clock
    let authenticator = Authenticator(
      city.database, settings: office.settings.access, keys: try await KeyRegister.of(office.settings.access),
      lookUpPeriod: .zero
    ) { clock.now }
    let token = try office.token("epi")
    #expect(try await authenticator.identity(of: token).officer.name == "epi")
    try city.database.write { try Officers.end("epi", by: city.access, $0) }
    await #expect(throws: TokenRefusal.ended) { try await authenticator.identity(of: token) }
  }

  @Test func `a token that was believed is not when it has ended`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let clock = city.clock
    let authenticator = Authenticator(
      city.database, settings: office.settings.access, keys: try await KeyRegister.of(office.settings.access)
    ) { clock.now }
    let token = try office.token("epi")
    #expect(try await authenticator.identity(of: token).seesExactCounts)
    city.clock.set(Instant(milliseconds: (office.now + 3600) * 1000))
    #expect(authenticator.remembered(token) == nil)
    await #expect(throws: TokenRefusal.expired) { try await authenticator.identity(of: token) }
  }

  @Test func `a hundred logins at once with bad tokens hinder nobody`() async throws {
    let city = try SmallCity.staffed()
    let office = try TokenOffice(city)
    let strangers = TokenSigningKey(.edDSA)
    try await LiveServer.serving(city, settings: office.settings) { server in
      let refused = try await withThrowingTaskGroup(of: Int.self) { group in
        for i in 0..<100 {
          let token = try office.token("epi", claims: ["iat": office.now - Int64(i)], key: strangers)
          group.addTask { try await server.ask("/session", token: token).status }
        }
        #expect(try await server.ask("/zones/00011").status == 200)
        #expect(try await server.ask("/session", token: try office.token("epi")).status == 200)
        return try await group.reduce(0) { $0 + ($1 == 401 ? 1 : 0) }
      }
      #expect(refused == 100)
    }
  }
}
