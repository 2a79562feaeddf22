import Foundation
import Quantities
import Store
import Surveillance
import Testing

/// Several programs at once on one database: writers take turns, readers never fail and always see a whole map.
@Suite struct ConcurrencyTests {
  @Test func `an import and publications at once both succeed, and readers beside them never fail`() throws {
    let city = try CityDatabase.hanoi()
    try city.done(["import", "cases", "geodata/hanoi-2021/cases.csv", "--source", "CDC"])
    try city.done(KilledCity.publish)
    let importing = try RunningProgram(
      [
        "import", "cases", "geodata/hanoi-2021/cases-by-ward.csv", "geodata/hanoi-2021/cases-by-name.csv", "--source",
        "CDC", "--batch", "250",
      ] + city.database + ["--as", "an"])
    var publishing = try RunningProgram(KilledCity.publish + city.database + ["--as", "an"])
    var publications = 1
    var reads = 0
    while importing.isRunning || publishing.isRunning {
      let seen = try city.run(["history", "--format", "json"], as: nil)
      #expect(seen.status == 0, "\(seen.errors)")
      #expect(seen.output.split(separator: "\n").count >= 1)
      reads += 1
      if !publishing.isRunning, publications < 3 {
        let outcome = try publishing.outcome()
        #expect(outcome.status == 0, "\(outcome.errors)")
        publishing = try RunningProgram(KilledCity.publish + city.database + ["--as", "an"])
        publications += 1
      }
    }
    for outcome in [try importing.outcome(), try publishing.outcome()] {
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(reads > 0)
    #expect(try city.number("SELECT count(*) FROM surveillance_reports") == 14_280 + 12_318 + 2044)
    try city.look { file in
      try file.checkPages()
      #expect(try LogVerification().run(file).findings == [])
      #expect(try file.read(Recount.differences) == 0)
    }
    // All is there now, so this map is that of the files.
    try city.done(["import", "doses", "geodata/hanoi-2021/doses.csv", "--source", "CDC"])
    let folder = try TemporaryFolder()
    try city.done(KilledCity.publish + ["--output", folder.path])
    let (computed, _) = try HanoiTests.compute()
    #expect(try folder.text("zones.geojson") == computed.text("zones.geojson"))
    #expect(try folder.text("zones.csv") == computed.text("zones.csv"))
  }

  @Test func `a reader that takes its time sees one state throughout, and no writer waits for it`() throws {
    let city = try CityDatabase.hanoi()
    let before = try city.number("SELECT count(*) FROM surveillance_reports")
    try city.look { file in
      try file.read { reading in
        func count() throws -> Int? {
          try reading.first("SELECT count(*) FROM surveillance_reports") { $0.int(0) }
        }
        #expect(try count() == before)
        try city.done(["import", "cases", "geodata/hanoi-2021/cases-by-name.csv", "--source", "CDC", "--batch", "100"])
        try city.done(KilledCity.publish)
        #expect(try count() == before)
      }
      #expect(try file.read { try $0.first("SELECT count(*) FROM surveillance_reports") { $0.int(0) } } == 2044)
    }
  }
}
