import Foundation
import Store
import Testing

@Suite struct CitizenCommandTests {
  @Test func `a file that comes again changes nothing`() throws {
    let city = try RegisterCity()
    #expect(try city.load().contains("3000 rows, 3000 new, 0 changed, 0 as they were"))
    #expect(try city.load().contains("3000 rows, 0 new, 0 changed, 3000 as they were"))
    let count = try city.done(["citizens", "count", "--total", "--ages", "0,18"])
    #expect(count.contains(" 3000\n"), "\(count)")
  }

  @Test func `a dry run writes nobody`() throws {
    let city = try RegisterCity()
    let said = try city.done(["import", "citizens", city.citizens, "--source", "police", "--dry-run"])
    #expect(said.contains("would be 3000 new"), "\(said)")
    #expect(try city.load().contains("3000 new"))
  }

  @Test func `nothing that the import leaves behind names anybody`() throws {
    let city = try RegisterCity(citizens: 600)
    // Findings about half of the rows: a birth date that contradicts the identifier, a phone that is none.
    var text = try city.folder.text("citizens.csv")
    text = text.replacingOccurrences(of: ",M,", with: ",F,").replacingOccurrences(of: ",09", with: ",abc09")
    let spoiled = try city.folder.write(text, "spoiled.csv")
    let findings = city.folder.path("findings.csv")
    // Wards are named after people too.
    let empty = try city.bytes()
    let first = try city.run(["import", "citizens", city.citizens, "--source", "police"])
    let second = try city.run(
      ["import", "citizens", spoiled, "--source", "health", "--findings", findings, "--strict"])
    #expect(first.status == 0)
    #expect(second.status == 1, "rows were rejected")
    let words = [first.output, first.errors, second.output, second.errors, try city.folder.text("findings.csv")]
    #expect(words[4].split(separator: "\n").count > 100)
    let bytes = try city.bytes()
    #expect(bytes.count > empty.count)
    // What is searched for is found where it is written.
    let plain = Data(text.utf8)
    for row in city.rows {
      for column in ["identifier", "old_identifier", "name", "phone"] {
        guard let value = row[column], value.utf8.count > 5 else { continue }
        if column == "identifier" { #expect(plain.range(of: Data(value.utf8)) != nil) }
        if column == "name", empty.range(of: Data(value.utf8)) != nil { continue }
        #expect(bytes.range(of: Data(value.utf8)) == nil, "the file holds a \(column)")
        #expect(!words.contains { $0.contains(value) }, "what was said holds a \(column)")
      }
    }
  }

  @Test
  func `an officer of one ward sees nobody of another, hears the same of nobody at all, and all of it is in the log`()
    throws
  {
    let city = try RegisterCity()
    try city.load()
    let own = try #require(city.citizen(in: "00001")["identifier"])
    let other = try #require(city.citizen(outside: "00001")["identifier"])
    let purpose = "treatment"
    let found = try city.done(["citizens", "find"], as: "chi", for: purpose, input: own + "\n")
    #expect(found.contains(own))
    // Row numbers follow the file.
    let foreign = try city.run(["citizens", "find"], as: "chi", for: purpose, input: other + "\n")
    let nobody = try city.run(["citizens", "find"], as: "chi", for: purpose, input: "001098999999\n")
    let foreignHistory = try city.run(["citizens", "history", "3000"], as: "chi", for: purpose)
    let noHistory = try city.run(["citizens", "history", "9999"], as: "chi", for: purpose)
    for outcome in [foreign, nobody, foreignHistory, noHistory] {
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.errors == nobody.errors)
    }
    let list = try city.run(["citizens", "list", "--ward", "00004"], as: "chi", for: purpose)
    #expect(list.status == 2)
    #expect(list.output == "")
    let administrator = try city.run(["citizens", "find"], as: "an", for: purpose, input: own + "\n")
    #expect(administrator.status == 2, "who keeps the system reads nobody's data")
    #expect(administrator.output == "")
    #expect(try city.done(["citizens", "find"], as: "dung", for: purpose, input: other + "\n").contains(other))
    let inWard = try city.done(["citizens", "list", "--ward", "00001"], as: "chi", for: purpose)
    #expect(inWard.split(separator: "\n").count == 1 + city.rows.count { $0["ward_code"] == "00001" })

    let acts = try RegisterLog.acts(city.path)
    let looks = acts.filter { ["chi", "dung"].contains($0.actor) || ($0.actor == "an" && $0.kind.contains("refuse")) }
    #expect(looks.count { $0.kind == "citizen.read" && $0.actor == "chi" } == 2, "\(looks)")
    #expect(looks.count { $0.kind == "citizen.refuse" && $0.actor == "chi" } == 4, "\(looks)")
    #expect(looks.contains { $0.actor == "chi" && $0.kind.hasPrefix("access.") }, "the ward's refusal: \(looks)")
    #expect(looks.count { $0.kind == "citizen.read" && $0.actor == "dung" } == 1)
    #expect(try city.done(["verify-log"]).contains("intact"))
  }
}
