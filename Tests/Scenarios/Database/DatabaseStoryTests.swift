import Foundation
import Store
import Surveillance
import Testing

/// A city's database from its making to a tampered log, by the verbs that people use.
@Suite struct DatabaseStoryTests {
  @Test func `reports come in, maps are drafted, reviewed, approved and corrected, and the past stays as it was`()
    throws
  {
    let city = try CityDatabase.hanoi()
    let files = try TemporaryFolder()
    func take(_ extra: [String]) throws -> Zonal.Outcome {
      try city.run(
        ["import", "cases", "geodata/hanoi-2021/cases.csv", "--source", "CDC", "--findings", files.path("f.csv")]
          + extra)
    }
    // A dry run says what would be and writes nothing but findings.
    let dry = try take(["--dry-run"])
    #expect(
      dry.output == "cases.csv: 14281 rows, would be 14280 new, 0 corrected, 0 as they were; 4 in no ward, 1 rejected\n"
    )
    #expect(try city.number("SELECT count(*) FROM surveillance_reports") == 0)
    #expect(try files.table("f.csv").count == 5)
    #expect(try take(["--strict"]).status == 1)
    #expect(try city.number("SELECT count(*) FROM surveillance_reports") == 14_280)
    // Again: nothing new.
    #expect(try take([]).output.contains(" 0 new, 0 corrected, 14280 as they were"))
    try city.done(
      [
        "import", "cases", "geodata/hanoi-2021/cases-by-ward.csv", "geodata/hanoi-2021/cases-by-name.csv", "--source",
        "CDC",
      ])
    try city.done(["import", "doses", "geodata/hanoi-2021/doses.csv", "--source", "register"])
    for (kind, file) in [("doses", "doses.csv"), ("population", "population.csv"), ("measures", "measures.csv")] {
      let source = kind == "doses" ? ["--source", "register"] : []
      let outcome = try city.done(["import", kind, "geodata/hanoi-2021/\(file)", "--dry-run"] + source)
      #expect(outcome.contains("would be "))
    }
    #expect(
      try city.done(["import", "boundaries", "geodata/hanoi-2021/wards.geojson", "--dry-run"])
        == "579 wards; nothing was written\n")

    // Three officers, each with what is theirs.
    for (name, role) in [("lan", "epidemiologist"), ("minh", "epidemiologist"), ("binh", "publisher")] {
      try city.done(["officers", "add", name, "--role", role])
    }
    let zones = try TemporaryFolder()
    let draft = ["publish", "--on", "2022-01-21", "--criteria", "vn-4800"]
    #expect(try city.done(draft + ["--dry-run"], as: "lan").contains("nothing was kept"))
    #expect(try city.number("SELECT count(*) FROM surveillance_revisions") == 0)
    let drafted = try city.done(draft + ["--act", "Decision 4800", "--output", zones.path], as: "lan")
    #expect(drafted.contains("revision 1 of 2022-01-21, draft"))
    #expect(try city.refused(["history"]).contains("no map has been published yet"))
    #expect(
      try city.refused(["publish", "--revision", "1", "--approver", "binh"], as: "lan").contains("it must be reviewed"))
    #expect(
      try city.refused(["publish", "--revision", "1", "--reviewer", "minh", "--approver", "lan"], as: "lan").contains(
        "lan (epidemiologist) does not have the right"))
    let published = try city.done(["publish", "--revision", "1", "--approver", "binh"], as: "lan")
    #expect(published.contains("drafted by lan, reviewed by minh, approved by binh"))

    let (computed, _) = try HanoiTests.compute()
    for name in ["zones.geojson", "zones.csv"] { #expect(try zones.text(name) == computed.text(name), "\(name)") }

    // A correction of the reports changes the next map and not the one that was published.
    try files.write(
      "case_id,report_date,longitude,latitude,count\nHN100001,2021-10-01,105.856371,21.004432,0\n", "late.csv")
    #expect(
      try city.done(["import", "cases", files.path("late.csv"), "--source", "CDC"], as: "an").contains(
        "0 new, 1 corrected"))
    let corrected = try city.done(
      draft + ["--corrects", "1", "--reason", "one case too many", "--reviewer", "minh", "--approver", "binh"],
      as: "lan")
    #expect(corrected.contains("revision 2"))
    let again = try TemporaryFolder()
    try city.done(["history", "--revision", "1", "--output", again.path], as: nil)
    for name in ["zones.geojson", "zones.csv"] { #expect(try again.text(name) == computed.text(name), "\(name)") }
    #expect(try city.done(["history"], as: nil).split(separator: "\n").count == 2)
    #expect(try city.done(["history", "00067"], as: nil).contains("(revision "))

    // Twice is refused, and says what can be done.
    let twice = try city.refused(["publish", "--revision", "1", "--reviewer", "minh", "--approver", "binh"], as: "lan")
    #expect(twice.contains("never changed") && twice.contains("--corrects 1"))
  }

  @Test func `a backup is a whole database, and a log that was altered or rolled back is found out`() throws {
    let city = try CityDatabase.hanoi()
    let folder = try TemporaryFolder()
    let head = folder.path("head.txt")
    let key = ["--key-file", city.path + ".key"]
    try city.done(["backup", folder.path("early.zonal")])
    try city.done(["import", "cases", "geodata/hanoi-2021/cases-by-name.csv", "--source", "CDC"])
    #expect(try city.done(["verify-log", "--pages", "--save-head", head], as: nil).contains("intact"))
    try city.done(["import", "doses", "geodata/hanoi-2021/doses.csv", "--source", "CDC"])
    #expect(try city.done(["verify-log", "--head", head], as: nil).contains("intact"))
    // Neither takes the place of a file that is there.
    #expect(try city.refused(["backup", folder.path("early.zonal")]).contains("is there already"))
    #expect(try city.refused(["restore", folder.path("early.zonal")]).contains("is there already"))

    // The file of before, in place of today's.
    let old = try Zonal.run(["restore", folder.path("early.zonal"), "--database", folder.path("old.zonal")])
    #expect(old.status == 0, "\(old.errors)")
    let rolledBack = try Zonal.run(["verify-log", "--head", head, "--database", folder.path("old.zonal")])
    #expect(rolledBack.status == 1 && rolledBack.errors.contains("rolled back or cut off"), "\(rolledBack)")
    let alive = try Zonal.run(
      ["import", "cases", "geodata/hanoi-2021/cases-by-name.csv", "--source", "CDC", "--as", "an", "--database"]
        + [folder.path("old.zonal")] + key)
    #expect(alive.status == 0, "\(alive.errors)")

    // One letter of one entry.
    try city.look { file in
      try file.write { try $0.run("UPDATE store_log SET actor = 'am' WHERE number = 3") }
    }
    let altered = try city.run(["verify-log"], as: nil)
    #expect(altered.status == 1 && altered.errors.contains("entry 3 was altered"), "\(altered)")
    #expect(altered.output.contains("1 findings"), "\(altered.output)")
  }

  @Test func `a newer, a foreign and a damaged file is refused by every verb and left as it is`() throws {
    let city = try CityDatabase.hanoi()
    let folder = try TemporaryFolder()
    let text = try folder.write("id,name\n1,a\n", "list.csv")
    let newer = try CityDatabase(copyOf: city)
    // What a later version would leave behind.
    try newer.look {
      try $0.write { try $0.run("INSERT INTO grdb_migrations (identifier) VALUES ('surveillance-99')") }
    }
    let damaged = try CityDatabase(copyOf: city)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: damaged.path))
    for i in 100..<4096 { bytes[i] ^= 0x5A }
    try bytes.write(to: URL(fileURLWithPath: damaged.path))
    for (path, words) in [
      (text, "is no database of zonal"), (newer.path, "was made by a later version"), (damaged.path, "is damaged"),
      (folder.path("none.zonal"), "zonal init"), (folder.path, "is no database of zonal"),
    ] {
      let before = try? Data(contentsOf: URL(fileURLWithPath: path))
      for verb in [
        ["import", "cases", "geodata/hanoi-2021/cases.csv", "--source", "CDC"],
        ["import", "boundaries", "geodata/hanoi-2021/wards.geojson"],
        ["import", "population", "geodata/hanoi-2021/population.csv"],
        ["publish", "--criteria", "vn-4800"], ["history"], ["verify-log"], ["officers", "list"],
        ["officers", "add", "chi", "--role", "publisher"], ["backup", folder.path("b.zonal")],
      ] {
        let outcome = try Zonal.run(verb + ["--as", "an", "--database", path])
        #expect(outcome.status == 2 && outcome.errors.contains(words), "\(verb) \(path): \(outcome)")
        #expect(outcome.errors.contains(path) && !outcome.errors.contains("SQLite error"), "\(outcome.errors)")
      }
      let restored = try Zonal.run(["restore", path, "--database", folder.path("r.zonal")])
      #expect(restored.status == 2 && restored.errors.contains(words), "\(restored)")
      #expect(!FileManager.default.fileExists(atPath: folder.path("r.zonal")))
      #expect(!FileManager.default.fileExists(atPath: folder.path("b.zonal")))
      #expect((try? Data(contentsOf: URL(fileURLWithPath: path))) == before)
    }
  }

  @Test func `mistakes are told with the place and what to do`() throws {
    let city = try CityDatabase()
    let folder = try TemporaryFolder()
    let cases = ["import", "cases", "geodata/hanoi-2021/cases.csv", "--source", "CDC"]
    let publish = ["publish", "--on", "2022-01-21", "--criteria", "vn-4800"]
    #expect(try city.refused(cases).contains("zonal init"))
    try city.done(["init"])
    #expect(try city.refused(["init"]).contains("is there already"))
    #expect(try city.refused(cases).contains("zonal import boundaries"))
    try city.done(["import", "boundaries", "geodata/hanoi-2021/wards.geojson", "--vintage", "2021"])
    let vintage = try city.refused(cases + ["--vintage", "2025"])
    #expect(vintage.contains("no vintage '2025'") && vintage.contains("it has 2021"))
    #expect(try city.refused(publish).contains("zonal import population"))
    try city.done(["import", "population", "geodata/hanoi-2021/population.csv"])
    #expect(try city.refused(publish).contains("zonal import cases"))
    try city.done(cases)
    #expect(try city.refused(publish + ["--corrects", "7"]).contains("there is no revision 7"))
    let nobody = try city.refused(publish + ["--reviewer", "nobody", "--approver", "an"])
    #expect(nobody.contains("no officer 'nobody'") && nobody.contains("zonal officers add"))
    #expect(try city.number("SELECT count(*) FROM surveillance_revisions") == 0, "no draft is left")
    #expect(try city.refused(cases, as: "chi").contains("no officer 'chi'"))
    #expect(try city.refused(["officers", "end", "chi"]).contains("no officer 'chi'"))
    #expect(try city.refused(["officers", "end", "an"]).contains("last administrator"))

    let other = try CityDatabase()
    try other.done(["init"])
    #expect(
      try city.refused(cases + ["--key-file", other.path + ".key"]).contains("name the right file with --key-file"))
    #expect(try city.refused(cases + ["--key-file", folder.path("none.key")]).contains("--key-file"))
    try folder.write("not a key", "bad.key")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path("bad.key"))
    #expect(try city.refused(cases + ["--key-file", folder.path("bad.key")]).contains("chmod 600"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("bad.key"))
    #expect(try city.refused(cases + ["--key-file", folder.path("bad.key")]).contains("64 hexadecimal digits"))
    #expect(try city.refused(["backup", folder.path("none/copy.zonal")]).contains("check that its folder is there"))
    // Nothing of all this was done, and the log says what was refused.
    #expect(try city.number("SELECT count(*) FROM surveillance_imports") == 2)
    #expect(try city.done(["verify-log", "--pages"], as: nil).contains("intact"))
  }
}
