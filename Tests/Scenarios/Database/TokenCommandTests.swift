import Cases
import EpidemicAreas
import Foundation
import Permits
import Quantities
import Quarantine
import Registry
import Store
import Surveillance
import Testing

@testable import Server

/// Keys and tokens, made by the built program and believed by the server's own check.
@Suite struct TokenCommandTests {
  @Test func `a key pair is made once, the private file for its owner alone, and tokens of it are logged and believed`()
    async throws
  {
    let city = try CityDatabase()
    try city.done(["init"])
    try city.done(["officers", "add", "chi", "--role", "health-officer", "--area", "wards 00067 00070"])
    let keys = city.folder.path("keys.json")
    let privateKey = city.folder.path("keys.private.json")
    #expect(try Zonal.run(["token", "keys", "--output", keys]).status == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: privateKey)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let set = try String(contentsOfFile: keys, encoding: .utf8)
    #expect(!set.contains("\"d\""), "the public file has no private part")
    let again = try Zonal.run(["token", "keys", "--output", keys])
    #expect(again.status == 2 && again.errors.contains("is there already"))
    #expect(try String(contentsOfFile: keys, encoding: .utf8) == set)

    let outcome = try city.run(["token", "issue", "--for", "chi", "--key", privateKey, "--narrow-to", "wards 00067"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let token = try #require(outcome.output.split(separator: "\n").first.map(String.init))
    #expect(outcome.output == token + "\n", "the token stands alone")
    var settings = AccessSettings()
    settings.tokenKeys = keys
    let register = try await KeyRegister.of(settings)
    let file = try DatabaseFile.open(
      city.path, schemas: CityDatabase.schemas
    ) {
      Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
    let authenticator = Authenticator(file, settings: settings, keys: register) {
      Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
    let identity = try await authenticator.identity(of: token)
    #expect(identity.officer.name == "chi")
    #expect(identity.officer.area == .wards(["00067"]))
    try file.close()
    let acts = try city.number("SELECT count(*) FROM store_log WHERE kind = 'token.issue' AND subject = 'officer 2'")
    #expect(acts == 1)
    #expect(try city.run(["verify-log"], as: nil).status == 0)
  }

  @Test func `a second key joins the first, so that tokens of both hold`() async throws {
    let folder = try TemporaryFolder()
    let keys = folder.path("keys.json")
    for (name, algorithm) in [("a", "EdDSA"), ("b", "ES256")] {
      let outcome = try Zonal.run([
        "token", "keys", "--output", keys, "--private-key", folder.path(name), "--algorithm", algorithm,
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let read = try await TokenKey.keys(ofSet: Data(contentsOf: URL(fileURLWithPath: keys)), origin: .file)
    #expect(read.map(\.algorithm) == [.edDSA, .es256])
    #expect(
      read.map(\.id) == [
        try TokenSigningKey(contentsOf: folder.path("a")).id, try TokenSigningKey(contentsOf: folder.path("b")).id,
      ])
  }

  @Test func `who may not manage officers, names nobody, or asks for another area gets no token`() throws {
    let city = try CityDatabase()
    try city.done(["init"])
    try city.done(["officers", "add", "chi", "--role", "health-officer", "--area", "wards 00067"])
    let keys = city.folder.path("keys.json")
    let key = city.folder.path("keys.private.json")
    #expect(try Zonal.run(["token", "keys", "--output", keys]).status == 0)
    #expect(try city.refused(["token", "issue", "--for", "chi", "--key", key], as: "chi").contains("officers.manage"))
    #expect(try city.refused(["token", "issue", "--for", "nobody", "--key", key]).contains("no officer 'nobody'"))
    #expect(
      try city.refused(["token", "issue", "--for", "chi", "--key", key, "--narrow-to", "wards 00001"])
        .contains("nothing of --narrow-to"))
    #expect(try city.refused(["token", "issue", "--for", "chi", "--key", keys]).contains("no private key"))
    #expect(try city.refused(["token", "issue", "--for", "chi", "--key", keys + "x"]).contains("cannot read"))
    #expect(try city.run(["token", "issue", "--for", "chi", "--key", key, "--hours", "0"]).status == 64)
    #expect(try city.number("SELECT count(*) FROM store_log WHERE kind = 'token.issue'") == 0)
  }
}
