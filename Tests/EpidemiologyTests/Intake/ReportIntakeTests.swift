import Quantities
import SpatialCore
import Testing

@testable import Epidemiology

@Suite struct ReportIntakeTests {
  static func square(_ code: String, _ x: Double) -> Ward {
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + $0.0, y: 10 + $0.1) }
    return Ward(code: code, name: "Ward \(code)", district: "District", area: MultiPolygon([Polygon(exterior: ring)]))
  }

  static let wards = WardIndex(wards: [square("00001", 100), square("00002", 101)])

  /// Reads a text as cases and gives the counts, the tally and the findings.
  static func read(
    _ text: String, threads: Int = 1, through: String? = nil, kind: RowKind = .cases
  ) throws -> (counts: RowCounts, tally: Tally, findings: [Finding]) {
    var options = IntakeOptions()
    options.threads = threads
    options.through = through.flatMap { Day($0) }
    options.ageBands = AgeBands(breaks: [18, 65])
    let sink = try FindingSink(path: nil)
    let file = try TemporaryFile(text)
    let intake = ReportIntake(wards: wards, options: options, sink: sink)
    let counts = try intake.read(file.path, kind: kind)
    return (counts, intake.tally(), sink.samples)
  }

  @Test func `rows in are rows counted and rows with a finding`() throws {
    let (counts, tally, findings) = try Self.read(
      """
      report_date,ward_code,longitude,latitude,district,ward,count,classification
      2021-09-06,00001,,,,,2,confirmed
      2021-09-06,,101.5,10.5,,,,suspected
      2021-09-06,,,,District,ward 00002,3,
      2021-09-06,99999,,,,,,confirmed
      2021-09-06,1,,,,,,confirmed
      2021-09-06,,110,10.5,,,,confirmed
      2021-09-06,,abc,10.5,,,,confirmed
      2021-09-06,,,,District,Nowhere,,confirmed
      2021-09-06,,,,,,,confirmed
      2021-02-30,00001,,,,,,confirmed
      ,00001,,,,,,confirmed
      2021-09-06,00001,,,,,x,confirmed
      2021-09-06,00001,,,,,,perhaps
      2021-09-06,00001,,,
      """)
    #expect(counts.rows == 14)
    #expect(counts.counted == 3)
    #expect(counts.unlocated == 6)
    #expect(counts.rejected == 5)
    #expect(counts.reports == 6)
    let rejected = findings.filter { $0.severity == .rejected }
    #expect(rejected.count == counts.unlocated + counts.rejected)
    #expect(Set(rejected.compactMap(\.row)) == Set(5...15))
    #expect(rejected.first { $0.row == 6 }?.message.contains("00001") == true)
    let confirmed = tally.daily(.cases(classifications: [.confirmed]))
    let day = try #require(Day("2021-09-06"))
    #expect(confirmed.sum(ward: 0, from: day, through: day) == 2)
    #expect(confirmed.sum(ward: 1, from: day, through: day) == 3)
    #expect(confirmed.sum(ward: 2, from: day, through: day) == 6)
  }

  @Test func `longitude and latitude exchanged are recognised and said`() throws {
    #expect {
      _ = try Self.read("report_date,longitude,latitude\n2021-09-06,10.5,100.5\n2021-09-07,10.2,101.1\n")
    } throws: { error in
      if case .swappedCoordinates(_, let swapped, let points)? = error as? IntakeError {
        return swapped == 2 && points == 2
      }
      return false
    }
  }

  @Test func `the result does not depend on threads or the order of rows`() throws {
    var random = SystemRandomNumberGenerator()
    var rows = (0..<30_000).map { i in
      "2021-09-\(10 + i % 20),\(100 + Double(i % 230) / 100),\(10 + Double(i % 97) / 90),\(i % 5 == 0 ? -1 : 1),\"note \(i)\""
    }
    let header = "report_date,longitude,latitude,count,remark\n"
    let one = try Self.read(header + rows.joined(separator: "\n"))
    let many = try Self.read(header + rows.joined(separator: "\n"), threads: 5)
    #expect(one.tally == many.tally)
    #expect(one.counts == many.counts)
    #expect(one.findings == many.findings)
    rows.shuffle(using: &random)
    #expect(try Self.read(header + rows.joined(separator: "\n"), threads: 3).tally == one.tally)
  }

  @Test func `rows after the day of the map are counted as such`() throws {
    let (counts, tally, findings) = try Self.read(
      "report_date,ward_code\n2021-09-06,00001\n2021-09-07,00001\n2021-09-09,00001\n", through: "2021-09-06")
    #expect(counts.later == 2)
    #expect(counts.counted == 1)
    #expect(tally.entries.count == 1)
    #expect(findings.contains { $0.code == .afterMapDay && $0.count == 2 })
  }

  @Test func `a column that can be day or month decides by its clear dates, or is refused`() throws {
    let (counts, tally, _) = try Self.read("report_date,ward_code\n03/04/2021,00001\n25/04/2021,00001\n")
    #expect(counts.counted == 2)
    #expect(tally.entries.map(\.day.description) == ["2021-04-03", "2021-04-25"])
    #expect(throws: IntakeError.self) { try Self.read("report_date,ward_code\n03/04/2021,00001\n") }
    #expect(throws: IntakeError.self) { try Self.read("report_date,ward_code\n03/04/2021,00001\n04/25/2021,00001\n") }
  }

  @Test func `doses are counted by number, age and completion`() throws {
    let (counts, tally, _) = try Self.read(
      "dose_date,ward_code,dose_number,age,series_complete,count\n2021-09-06,00001,1,17,false,5\n2021-09-06,00001,1,18,false,7\n"
        + "2021-09-07,00001,2,70,true,2\n2021-09-07,00001,0,70,true,2\n", kind: .doses)
    let day = try #require(Day("2021-09-30"))
    #expect(counts.rejected == 1)
    #expect(tally.daily(.doses(number: 1)).cumulative(ward: 0, through: day) == 12)
    #expect(tally.daily(.doses(number: 1, ageFrom: 18)).cumulative(ward: 0, through: day) == 7)
    #expect(tally.daily(.doses(completing: true, ageFrom: 65)).cumulative(ward: 0, through: day) == 2)
  }

  @Test func `a missing column is named with what the file has`() throws {
    #expect {
      _ = try Self.read("Date,ward_code\n2021-09-06,00001\n")
    } throws: { error in
      let text = "\(error)"
      return text.contains("report_date") && text.contains("Date") && text.contains("--map report_date=")
    }
    #expect { _ = try Self.read("report_date,x\n2021-09-06,1\n") } throws: { "\($0)".contains("longitude") }
  }

  @Test func `positions in another reference system are brought to WGS 84`() throws {
    var options = IntakeOptions()
    options.referenceSystem = try ReferenceSystem("EPSG:32647")
    let ring = [(98.9, 10.0), (99.1, 10.0), (99.1, 10.2), (98.9, 10.2), (98.9, 10.0)].map {
      Coordinate(x: $0.0, y: $0.1)
    }
    let wards = WardIndex(wards: [Ward(code: "A", name: "A", area: MultiPolygon([Polygon(exterior: ring)]))])
    // 99° E is the zone's middle meridian: easting 500,000 m; latitude 10.1° is near 1,116,500 m.
    let file = try TemporaryFile(
      "report_date,longitude,latitude\n2021-09-06,500000,1116500\n2021-09-06,900000,1116500\n2021-09-06,1e30,1\n")
    let counts = try ReportIntake(wards: wards, options: options, sink: try FindingSink(path: nil)).read(
      file.path, kind: .cases)
    #expect(counts.counted == 1)
    #expect(counts.unlocated == 2)
  }

  @Test func `a case that stands twice is said, without naming it`() throws {
    let (counts, _, findings) = try Self.read(
      "case_id,report_date,ward_code,count\nX1,2021-09-06,00001,1\nX2,2021-09-06,00001,1\nX1,2021-09-07,00001,1\nX2,2021-09-07,00001,-1\n"
    )
    #expect(counts.counted == 4)
    let finding = try #require(findings.first { $0.code == .duplicateCaseID })
    #expect(finding.row == 4)
    #expect(finding.count == 1)
    #expect(finding.message.contains("row 2"))
    #expect(!finding.record.contains("X1"))
  }
}
