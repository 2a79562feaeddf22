import Quantities
import SpatialCore
import Testing

@testable import Epidemiology

/// Reports whose ward is not found, counted over the districts that their rows name.
@Suite struct UnlocatedTallyTests {
  private static func ward(_ code: String, _ name: String, _ district: String, _ x: Double) -> Ward {
    var ward = ReportIntakeTests.square(code, x)
    ward.districtCode = String(code.prefix(1))
    ward.name = name
    ward.district = district
    return ward
  }

  private static let wards = WardIndex(wards: [
    ward("101", "Phường Một", "Quận Ba Đình", 100), ward("102", "Phường Hai", "Quận Ba Đình", 101),
    ward("103", "Xã Hai", "Quận Ba Đình", 102), ward("201", "Phường Một", "Quận Tây Hồ", 103),
    ward("202", "Phường Ba", "Quận Tây Hồ", 104),
  ])

  private static func intake(_ text: String, earlier: EarlierWards? = nil, threads: Int = 1) throws -> ReportIntake {
    var options = IntakeOptions()
    options.threads = threads
    options.earlier = earlier
    let intake = ReportIntake(wards: wards, options: options, sink: try FindingSink(path: nil))
    let file = try TemporaryFile(text)
    try intake.read(file.path, kind: .cases)
    return intake
  }

  /// Counts by district, the last of those that name none.
  private static func counts(_ rows: String, earlier: EarlierWards? = nil) throws -> [Int64] {
    let header = "report_date,ward_code,longitude,latitude,district,ward,count\n"
    let found = try intake(header + rows + "\n", earlier: earlier).unlocatedTally()
    #expect(found.names == ["Quận Ba Đình", "Quận Tây Hồ"] && found.places == [0, 0, 0, 1, 1])
    return (0...2).map { place in
      found.tally.entries.filter { Int($0.place) == place }.reduce(0) { $0 + $1.count }
    }
  }

  @Test(
    arguments: [
      ("2021-09-06,101,,,,,2", [0, 0, 0]),
      // An unknown ward of a district that is named, as the district is written.
      ("2021-09-06,,,,Quận Tây Hồ,Phường Bốn,2", [0, 2, 0]), ("2021-09-06,,,,tay ho,Phường Bốn,2", [0, 2, 0]),
      ("2021-09-06,,,,Quận Một,Phường Bốn,2", [0, 0, 2]), ("2021-09-06,,,,,Phường Bốn,2", [0, 0, 2]),
      // A name that means several wards: of the district that was written, or of all of them.
      ("2021-09-06,,,,Quận Ba Đình,Hai,3", [3, 0, 0]), ("2021-09-06,,,,,Hai,3", [3, 0, 0]),
      ("2021-09-06,,,,,Phường Một,3", [0, 0, 3]),
      // A code that begins with a district; one that contradicts the district beside it says nothing.
      ("2021-09-06,199,,,,,4", [4, 0, 0]), ("2021-09-06,299,,,Q. Tây Hồ,,4", [0, 4, 0]),
      ("2021-09-06,199,,,Q. Tây Hồ,,4", [0, 0, 4]), ("2021-09-06,999,,,Q. Tây Hồ,,4", [0, 4, 0]),
      ("2021-09-06,999,,,,,4", [0, 0, 4]),
      // No place but a district; a position that is no position; one outside, which is in no district.
      ("2021-09-06,,,,Ba Đình,,5", [5, 0, 0]), ("2021-09-06,,x,10,Ba Đình,,5", [5, 0, 0]),
      ("2021-09-06,,50,10,Ba Đình,,5", [0, 0, 5]),
      // Corrections are taken back where they were counted.
      ("2021-09-06,,,,Ba Đình,,5\n2021-09-07,,,,Ba Đình,,-2", [3, 0, 0]),
    ] as [(String, [Int64])])
  func `a report is of the district that its row names and the list knows`(rows: String, counts: [Int64]) throws {
    #expect(try Self.counts(rows) == counts)
  }

  @Test func `before a reform a row names a district of that time, which is none of these`() throws {
    let earlier = EarlierWards(WardList(codes: ["101"]), reform: try #require(Day("2021-09-06")))
    let rows = "2021-09-05,199,,,Ba Đình,,1\n2021-09-05,,,,Ba Đình,Phường Bốn,1\n2021-09-06,199,,,Ba Đình,,1"
    #expect(try Self.counts(rows, earlier: earlier) == [1, 0, 2])
  }

  @Test(arguments: [1, 2, 5]) func `whatever they name, they are the reports that the tally has in no ward`(
    threads: Int
  ) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SplitMix64(seed: seed)
    var text = "report_date,ward_code,longitude,latitude,district,ward,count,classification\n"
    for _ in 0..<4_000 {
      let place = [
        "101,,,,", "199,,,,", "299,,,Tây Hồ,", "999,,,,", ",100.5,10.5,,", ",50,10,Ba Đình,", ",,,Ba Đình,Hai",
        ",,,,Hai",
        ",,,Quận Tây Hồ,Không", ",,,,", ",,,Ba Đình,",
      ].randomElement(using: &random)!
      let kind = ["confirmed", "probable", "suspected"].randomElement(using: &random)!
      text +=
        "2021-09-0\(Int.random(in: 1...9, using: &random)),\(place),\(Int.random(in: 1...3, using: &random)),\(kind)\n"
    }
    let intake = try Self.intake(text, threads: threads)
    let wards = Self.wards.wards.count
    func sums(_ tally: Tally, of isWanted: (Int) -> Bool) -> [String: Int64] {
      tally.entries.filter { isWanted(Int($0.place)) }.reduce(into: [:]) {
        $0["\($1.stratum.code) \($1.day)", default: 0] += $1.count
      }
    }
    let byDistrict = sums(intake.unlocatedTally().tally) { _ in true }
    #expect(byDistrict == sums(intake.tally()) { $0 == wards }, "seed \(seed)")
    #expect(byDistrict.count == 27, "seed \(seed)")
    let alone = try Self.intake(text).unlocatedTally()
    #expect(intake.unlocatedTally() == alone, "seed \(seed)")
  }
}
