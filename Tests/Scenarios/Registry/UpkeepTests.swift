import Foundation
import Testing

@Suite struct UpkeepTests {
  @Test func `everything is under a new key and a new master key, and only these open it`() throws {
    let city = try RegisterCity(citizens: 600)
    try city.load()
    let person = try #require(city.citizen(in: "00001")["identifier"])
    let refused = try city.run(["keys", "renew"], as: "chi")
    #expect(refused.status == 2)
    let renewed = try city.done(["keys", "renew"])
    #expect(renewed.contains("600 values are sealed by key 2"), "\(renewed)")
    #expect(try city.done(["keys", "renew", "--resume"]).contains("600 values are sealed by key 2"))
    let key = city.folder.path("new.key")
    try city.done(["keys", "rewrap", "--new-key-file", key])
    let before = try city.run(["citizens", "find"], as: "dung", for: "audit", input: person)
    #expect(before.status == 2)
    #expect(before.errors.contains("this is not the key"), "\(before.errors)")
    let after = try city.done(["citizens", "find", "--key-file", key], as: "dung", for: "audit", input: person)
    #expect(after.contains(person))
  }

  @Test func `who moved away is forgotten when the time has come, and who stays is not`() throws {
    let city = try RegisterCity(citizens: 600)
    try city.load()
    let person = try #require(city.citizen(in: "00001")["identifier"])
    let moved = try city.folder.write("identifier,moved_on\n\(person),2020-01-01\n", "moved.csv")
    try city.done(["import", "citizens", moved, "--source", "police"])
    #expect(try city.done(["retention", "run"]).contains("everything is kept"))
    try city.done(["retention", "set", "citizen.moved", "--days", "30"])
    let listed = try city.done(["retention", "list"]).split(separator: "\n").map { $0.split(separator: " ") }
    #expect(listed.contains(["citizen.moved", "30", "days"]))
    #expect(try city.done(["retention", "run", "--dry-run"]).contains("would be 1 deleted"))
    #expect(try city.done(["retention", "run"]).contains("citizen.moved: 1 deleted"))
    #expect(try city.run(["citizens", "find"], as: "dung", for: "audit", input: person).status == 2)
    let stays = try #require(city.citizen(outside: "00001")["identifier"])
    #expect(try city.done(["citizens", "find"], as: "dung", for: "audit", input: stays).contains(stays))
    #expect(try city.run(["retention", "set", "nothing", "--days", "1"]).errors.contains("no records of the kind"))
  }
}
