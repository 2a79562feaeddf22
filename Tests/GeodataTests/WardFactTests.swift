import Foundation
import Testing

@testable import geodata_generator

/// The table of facts, and what is wrong with one that is not.
@Suite struct WardFactTests {
  static let data = ProcessInfo.processInfo.environment["ZONAL_SHARED_DATA"] ?? "\(Geodata.root)/../shared/data"
  static let list = "\(data)/hanoi-wards-before-2025/hanoi_units_2020_579.csv"

  @Test func `the table has 579 wards in 30 districts and everybody that the census counted`() {
    #expect(Geodata.facts.count == 579)
    #expect(Set(Geodata.facts.map(\.districtCode)).count == 30)
    #expect(Geodata.facts.reduce(0) { $0 + $1.population } == 8_053_663)
    #expect(Set(Geodata.facts.map { "\($0.longitude) \($0.latitude)" }).count == 579, "no two centres coincide")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: list), "needs the list of 579 wards in shared data"))
  func `codes, names and districts are those of the list of 2020`() throws {
    let listed = Geodata.records(try String(contentsOfFile: Self.list, encoding: .utf8)).map {
      "\($0["ward_code"] ?? ""),\($0["name"] ?? ""),\($0["district_code"] ?? ""),\($0["district"] ?? "")"
    }
    #expect(Set(listed) == Set(Geodata.facts.map { "\($0.code),\($0.name),\($0.districtCode),\($0.district)" }))
  }

  static let head = "ward_code,type,name,district_code,district,population_2019,longitude,latitude,centre\n"
  static let good = "00001,Phường,Phúc Xá,001,Quận Ba Đình,21946,105.848,21.047,geocoded\n"

  @Test(
    arguments: [
      ("00004,Phường,Trúc Bạch,001\n", "4 fields"),
      ("00004,Phường,Trúc Bạch,001,Quận Ba Đình,many,105.84,21.04,geocoded\n", "population 'many'"),
      ("00004,Phường,Trúc Bạch,001,Quận Ba Đình,0,105.84,21.04,geocoded\n", "population '0'"),
      ("00004,Phường,Trúc Bạch,001,Quận Ba Đình,7000,21.04,105.84,geocoded\n", "centre '21.04 105.84'"),
      ("00001,Phường,Trúc Bạch,001,Quận Ba Đình,7000,105.84,21.04,geocoded\n", "does not come after"),
    ])
  func `a wrong line is refused and named`(_ example: (line: String, words: String)) throws {
    #expect(try WardFact.table(Self.head + Self.good, path: "facts.csv").count == 1)
    let error = #expect(throws: FactsError.self) {
      try WardFact.table(Self.head + Self.good + example.line, path: "facts.csv")
    }
    #expect(error?.description.contains(example.words) == true)
    #expect(error?.description.contains("facts.csv, line 3") == true)
  }
}
