import Foundation
import Testing

/// Rules, sites, sessions and keys of vaccination on the command line.
@Suite struct VaccinationSessionCommandTests {
  /// The bundled Hanoi with the rules and officers: `binh` publishes, `chi` is the health officer of a ward, `dung` of another.
  private func city() throws -> CityDatabase {
    let city = try CityDatabase.hanoi()
    try city.done(["officers", "add", "binh", "--role", "publisher"])
    try city.done(["officers", "add", "chi", "--role", "health-officer", "--area", "wards 00067"])
    try city.done(["officers", "add", "dung", "--role", "health-officer", "--area", "wards 00004"])
    return city
  }

  @Test func `the rules are checked beside the criteria sets and adopted by who may`() throws {
    let outcome = try Zonal.run(["criteria", "check", "vietnam-2021"])
    #expect(outcome.status == 0 && outcome.output.contains("vietnam-2021: sound, "), "\(outcome.errors)")
    let city = try city()
    #expect(try city.refused(["vaccination", "rules"], as: "chi").contains("no rules of vaccination are in force"))
    #expect(try city.refused(["vaccination", "rules", "vietnam-2021"], as: "chi").contains("chi"))
    #expect(try city.refused(["vaccination", "rules", "vn-2099"], as: "binh").contains("vietnam-2021"))
    let shown = try city.done(["vaccination", "rules", "vietnam-2021"], as: "binh")
    #expect(shown.contains("vietnam-2021 2:") && shown.contains("abdala"), "\(shown)")
    #expect(try city.done(["vaccination", "rules", "--format", "json"], as: "chi").contains("\"janssen\""))
  }

  @Test func `a session is opened at a site of one's own ward, and nobody is invited without a published map`() throws {
    let city = try city()
    try city.done(["vaccination", "rules", "vietnam-2021"], as: "binh")
    let sites = try city.done(["vaccination", "site", "TYT-1", "--name", "Trạm y tế", "--ward", "00067"], as: "chi")
    #expect(sites.contains("TYT-1") && sites.contains("00067"))
    let other = try city.refused(["vaccination", "site", "TYT-2", "--name", "x", "--ward", "00067"], as: "dung")
    #expect(other.contains("is not in the area of dung"), "\(other)")
    let session = [
      "vaccination", "session", "--site", "TYT-1", "--day", "2098-09-20", "--from", "08:00", "--until", "11:30",
      "--product", "Pfizer", "--capacity", "20",
    ]
    #expect(try city.done(session, as: "chi").contains("session 1: comirnaty on 2098-09-20 for 20 people"))
    #expect(try city.refused(session, as: "dung").contains("is not in the area of dung"))
    #expect(try city.done(["vaccination", "session", "--format", "json"], as: "dung").contains("\"free\":20"))
    #expect(try city.refused(["vaccination", "invite", "1"], as: "chi").contains("no zone map was published"))
    let cancelled = try city.done(["vaccination", "session", "--cancel", "1"], as: "chi")
    #expect(cancelled.contains("0 invitations are withdrawn"))
    let again = try city.refused(["vaccination", "session", "--cancel", "1"], as: "chi")
    #expect(again.contains("the session is cancelled"), "\(again)")
  }

  @Test func `keys are added and listed, and what is no certificate is refused with exit code 1`() throws {
    let city = try city()
    let folder = try TemporaryFolder()
    #expect(try Zonal.run(["vaccination", "keys", "make", "--output", folder.path("issuer.json")]).status == 0)
    let added = try city.done(["vaccination", "keys", "add", folder.path("issuer.json")])
    #expect(added.contains("signs vaccination certificates"))
    let keys = try city.done(["vaccination", "keys", "list", "--jwks"], as: nil)
    #expect(keys.hasPrefix("{\"keys\":[{") && !keys.contains("\"d\":"))
    try folder.write(keys, "keys.json")
    let listed = try city.done(
      ["vaccination", "revoke", "--list", folder.path("revoked.cose"), "--key", folder.path("issuer.json")])
    #expect(listed.contains("0 revoked certificates"))
    let outcome = try Zonal.run(
      ["vaccination", "verify", "--keys", folder.path("keys.json"), "--revoked", folder.path("revoked.cose")],
      input: "HC1:NOTHING\n")
    #expect(outcome.status == 1 && outcome.output.contains("refused: it is no certificate"), "\(outcome.errors)")
    // A list that was changed on the way is not believed.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("revoked.cose")))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(fileURLWithPath: folder.path("revoked.cose")))
    let forged = try Zonal.run(
      ["vaccination", "verify", "--keys", folder.path("keys.json"), "--revoked", folder.path("revoked.cose")],
      input: "HC1:NOTHING\n")
    #expect(forged.status == 2 && forged.errors.contains("nobody who is trusted signed this list"), "\(forged.errors)")
  }
}
