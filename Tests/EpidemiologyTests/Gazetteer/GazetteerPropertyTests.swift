import Epidemiology
import Foundation
import Testing

@Suite(.enabled(if: SharedData.isPresent, "needs ../shared/data"))
struct GazetteerPropertyTests {
  @Test(arguments: ListedUnits.names)
  func `every ward finds itself in any spelling`(_ list: String) throws {
    let units = try ListedUnits(list)
    for (index, entry) in units.entries.enumerated() {
      let district = entry.district ?? ""
      let (kind, proper) = ListedUnits.parted(entry.name)
      let (_, properDistrict) = ListedUnits.parted(district)
      let short = ["Phường": "P.", "Xã": "X.", "Thị trấn": "TT."][kind] ?? kind
      var spellings = [
        (entry.name, district), (entry.name, properDistrict), ("\(short)\(proper)", district),
        (entry.name.decomposedStringWithCanonicalMapping, district.decomposedStringWithCanonicalMapping),
        (entry.name.uppercased(), district.uppercased()), (entry.name.lowercased(), district.lowercased()),
        (" \(entry.name.replacing(" ", with: " \u{a0}\t"))\n", district.replacing(" ", with: "\u{2003}")),
        (ListedUnits.withoutDiacritics(entry.name), ListedUnits.withoutDiacritics(district)),
        (entry.name, entry.districtCode ?? ""),
      ]
      spellings += ListedUnits.tonePlacements(entry.name).map { ($0, district) }
      spellings += ListedUnits.tonePlacements(district).map { (entry.name, $0) }
      for (ward, place) in spellings {
        guard case .resolved(let found, _) = units.gazetteer.resolve(ward: ward, district: place) else {
          Issue.record("\(ward), \(place)")
          continue
        }
        #expect(found == index, "\(ward), \(place)")
      }
    }
  }

  @Test(arguments: ListedUnits.names)
  func `without its kind a ward resolves exactly where no other of the district has its name`(_ list: String) throws {
    let units = try ListedUnits(list)
    let bySpelling = units.bySpelling
    for entry in units.entries {
      let (_, proper) = ListedUnits.parted(entry.name)
      let everywhere = Set(ListedUnits.spellings(proper).flatMap { bySpelling[$0] ?? [] }).sorted()
      let inside = everywhere.filter { units.entries[$0].district == entry.district }
      for (district, namesakes) in [(entry.district, inside), (nil, everywhere)] {
        let resolution = units.gazetteer.resolve(ward: proper, district: district)
        let expected: Gazetteer.Resolution =
          namesakes.count == 1 ? .resolved(namesakes[0], how: .withoutKind) : .ambiguous(namesakes)
        #expect(resolution == expected, "\(proper), \(district ?? "")")
      }
    }
  }

  /// Brute force: the wards of the district of which the written name is a spelling that differs in tone placement only.
  @Test(arguments: ListedUnits.names, [UInt64(1), 2, 3])
  func `a name with changed letters or tones never resolves to another ward`(_ list: String, _ seed: UInt64) throws {
    let units = try ListedUnits(list)
    var random = SplitMix64(seed: seed)
    let letters = Array("aăâeêioôơuưyàáảãạầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵdđnth")
    let bySpelling = units.bySpelling
    var resolved = 0
    for _ in 0..<1_500 {
      let entry = units.entries.indices.randomElement(using: &random) ?? 0
      var name = Array(ListedUnits.parted(units.entries[entry].name).proper.lowercased())
      let place = name.indices.randomElement(using: &random) ?? 0
      guard name[place].isLetter, let letter = letters.randomElement(using: &random) else { continue }
      name[place] = letter
      let written = String(name)
      guard written != ListedUnits.withoutDiacritics(written) else { continue }
      let district = units.entries[entry].district
      let expected = Set(ListedUnits.spellings(written).flatMap { bySpelling[$0] ?? [] })
        .filter { units.entries[$0].district == district }.sorted()
      let found: [Int]
      switch units.gazetteer.resolve(ward: written, district: district) {
      case .resolved(let index, _): found = [index]
      case .ambiguous(let indices): found = indices
      case .unknown: found = []
      }
      resolved += found.count
      #expect(found == expected, "\(written), \(district ?? ""), seed \(seed)")
    }
    #expect(resolved > 0, "seed \(seed)")
  }
}
