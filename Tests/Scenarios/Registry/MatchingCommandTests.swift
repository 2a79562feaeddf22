import Foundation
import Store
import Testing

@Suite struct MatchingCommandTests {
  /// The header, one record that agrees wholly, one of which the year was typed wrong, and one without a name.
  private func records(_ city: RegisterCity) throws -> String {
    let people = city.rows.filter { $0["ward_code"] == "00001" }
    func row(_ name: String, _ person: [String: String], birth: String? = nil) -> String {
      [name, person["name"]!, birth ?? person["birth_date"]!, person["sex"]!, "00001"].joined(separator: ",")
    }
    let second = people[1]
    let typed = "19" + (second["birth_date"]!.hasPrefix("19") ? "01" : "99") + second["birth_date"]!.dropFirst(4)
    return try city.folder.write(
      [
        "record,name,birth_date,sex,ward_code", row("r1", people[0]), row("r2", second, birth: typed),
        "r3,,1990-01-01,M,00001",
      ]
      .joined(separator: "\n") + "\n", "records.csv")
  }

  @Test func `what agrees wholly is linked, the rest waits for the officer of the ward, and what was decided stays`()
    throws
  {
    let city = try RegisterCity()
    try city.load()
    let find = ["matches", "find", try records(city), "--source", "doses"]
    let tried = try city.done(find + ["--dry-run"])
    #expect(tried.contains("would be 1 linked, 2 for people"), "\(tried)")
    #expect(try city.done(find).contains("1 linked, 2 for people to decide, 0 decided before"))
    #expect(try city.done(find).contains("0 linked, 2 for people to decide, 1 decided before"))
    #expect(try city.done(["matches", "list"], as: "chi", for: "vaccination").split(separator: "\n").count == 2)
    let shown = try city.done(["matches", "show", "2"], as: "chi", for: "vaccination")
    #expect(shown.contains("doses r2, open"), "\(shown)")
    try city.done(["matches", "decide", "2", "--unmatched", "--reason", "a visitor"], as: "chi", for: "vaccination")
    let stranger = try city.run(
      ["matches", "decide", "3", "--link", "3000", "--reason", "none"], as: "chi", for: "vaccination")
    let nobody = try city.run(
      ["matches", "decide", "3", "--link", "9999", "--reason", "none"], as: "chi", for: "vaccination")
    #expect(stranger.status == 2)
    #expect(stranger.errors.replacingOccurrences(of: "3000", with: "9999") == nobody.errors)
    #expect(try city.done(find).contains("0 linked, 1 for people to decide, 2 decided before"))
    let acts = try RegisterLog.acts(city.path)
    #expect(acts.contains { $0.kind == "match.read" && $0.actor == "chi" })
    #expect(acts.contains { $0.kind == "match.decide" && $0.actor == "chi" && $0.facts["decision"] == "unmatched" })
  }

  @Test func `sources that contradict each other wait, and an officer decides only in the own ward`() throws {
    let city = try RegisterCity()
    try city.load()
    let own = try #require(city.citizen(in: "00001")["identifier"])
    let other = try #require(city.citizen(outside: "00001")["identifier"])
    let said = try city.folder.write("identifier,name\n\(own),Lê Văn Khác\n\(other),Lê Văn Khác\n", "said.csv")
    let counts = try city.done(["import", "citizens", said, "--source", "health"])
    #expect(counts.contains("2 contradict another source"), "\(counts)")
    let list = try city.done(["conflicts", "list"], as: "chi", for: "register-upkeep")
    #expect(list.contains("of another area"))
    #expect(list.components(separatedBy: "Lê Văn Khác").count == 2, "\(list)")
    let foreign = try city.run(
      ["conflicts", "decide", "2", "--take", "--reason", "seen"], as: "chi", for: "register-upkeep")
    let none = try city.run(
      ["conflicts", "decide", "9", "--take", "--reason", "seen"], as: "chi", for: "register-upkeep")
    #expect(foreign.status == 2)
    #expect(foreign.errors.replacingOccurrences(of: "conflict 2", with: "conflict 9") == none.errors)
    try city.done(
      ["conflicts", "decide", "1", "--merge", "name", "--reason", "seen"], as: "chi", for: "register-upkeep")
    let found = try city.done(["citizens", "find"], as: "chi", for: "register-upkeep", input: own + "\n")
    #expect(found.contains("Lê Văn Khác"))
    #expect(try city.done(["citizens", "history", "1"], as: "chi", for: "audit").contains("version 1"))
  }
}
