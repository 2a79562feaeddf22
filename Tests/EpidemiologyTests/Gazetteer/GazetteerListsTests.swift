import Epidemiology
import Testing

@Suite(.enabled(if: SharedData.isPresent, "needs ../shared/data"))
struct GazetteerListsTests {
  @Test(arguments: [("2020_579", 1_159), ("2019_584", 1_161), ("2025_526", 1_003)])
  func `of the strings that two systems wrote all that are in a list of Hanoi resolve and none wrongly`(
    _ list: String, _ right: Int
  ) throws {
    let units = try ListedUnits("hanoi-wards-before-2025/hanoi_units_\(list).csv")
    var resolved = 0
    for row in try SharedData.table("hanoi-addresses/hanoi_realworld_ward_strings.csv") {
      let ward = row["ward"] ?? ""
      let expected = (row["code_\(list)"] ?? "").split(separator: "/").map(String.init)
      let resolution = units.gazetteer.resolve(ward: ward, district: row["district"])
      let comment: Comment = "\(ward), \(row["district"] ?? "")"
      switch resolution {
      case .resolved(let index, _):
        resolved += 1
        let entry = units.entries[index]
        #expect(expected.contains(entry.code), comment)
        // The truth leaves both units called Yên Viên open; the kind that was written must be the entry's.
        if expected.count > 1 { #expect(entry.name.lowercased() == ward.lowercased(), comment) }
      case .ambiguous(let indices):
        #expect(indices.map { units.entries[$0].code }.sorted() == expected.sorted(), comment)
        #expect(expected.count > 1, comment)
      case .unknown: #expect(expected.isEmpty, comment)
      }
    }
    // All but the one "Yên Viên, Gia Lâm" that says no kind and so means two units.
    #expect(resolved == right)
  }

  @Test func `of the names in the counts of Ho Chi Minh City 289 resolve and those of other provinces do not`() throws {
    let units = try ListedUnits("hcmc-wards-2021/population.csv")
    var names: [Bool: Set<[String]>] = [:]
    var cases: [Bool: Int] = [:]
    for row in try SharedData.table("hcmc-wards-2021/cases.csv") {
      let ward = row["commune"] ?? ""
      let district = row["district"] ?? ""
      var found = ""
      if case .resolved(let index, _) = units.gazetteer.resolve(ward: ward, district: district) {
        found = units.entries[index].code
      }
      #expect(found == row["ward_code"], "\(ward), \(district)")
      names[!found.isEmpty, default: []].insert([district, ward])
      cases[!found.isEmpty, default: 0] += Int(row["cases"] ?? "") ?? 0
    }
    #expect(names[true]?.count == 289)
    #expect(names[false]?.count == 10)
    #expect(cases == [true: 14_397, false: 433])
  }

  @Test func `names of one city are unknown in the other`() throws {
    let hanoi = try ListedUnits("hanoi-wards-before-2025/hanoi_units_2020_579.csv")
    let city = try ListedUnits("hcmc-wards-2021/population.csv")
    for (list, others) in [(hanoi, city), (city, hanoi)] {
      for entry in others.entries {
        let resolution = list.gazetteer.resolve(ward: entry.name, district: entry.district)
        guard case .unknown = resolution else {
          Issue.record("\(entry.name), \(entry.district ?? ""): \(resolution)")
          continue
        }
      }
    }
  }
}
