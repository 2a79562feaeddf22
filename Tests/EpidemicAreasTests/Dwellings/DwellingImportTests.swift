import SpatialCore
import Epidemiology
import Foundation
import SpatialCore
import Store
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct DwellingImportTests {
  @Test func `rows in are houses, houses said again, and findings that repeat no address`() throws {
    let city = try AreaCity()
    let path = try city.city.file(
      "houses.csv", "address,ward_code,latitude,longitude",
      [
        "Số 1 phố Huế,00000,21.005,105.005", "so 1 P. Hue,00000,21.006,105.005", "Số 1 phố Huế,00001,21.005,105.015",
        "Bí mật 7,00009x,21.005,105.005", "Bí mật 7,00001,21.005,105.005", "Bí mật 7,00000,x,105.005",
        ",00000,21.005,105.005",
        "Bí mật 7,00000,21.005",
      ])
    var findings: [Finding] = []
    let counts = try DwellingImport(
      city.city.database, sealer: city.ring.sealer, city.city.vintage, source: "survey"
    ).run(path, by: city.city.access) { findings.append($0) }
    #expect(counts == DwellingImport.Counts(rows: 8, added: 2, said: 1, refused: 5))
    #expect(findings.map(\.row) == [5, 6, 7, 8, 9])
    #expect(
      findings.map(\.code) == [.unknownWardCode, .outsideEveryWard, .invalidCoordinate, .invalidText, .fieldCount])
    #expect(findings.allSatisfy { !"\($0)".contains("Bí mật") })
    let kept = try city.city.database.read { try Dwelling.all(ofWard: city.row(0), $0) }
    #expect(kept.map(\.position.y) == [21.006])
    #expect(try city.acts("area.dwellings").map { $0.facts["added"] } == ["2"])
  }

  @Test func `a file without the columns, and whoever may not import people, are refused`() throws {
    let city = try AreaCity()
    let job = DwellingImport(city.city.database, sealer: city.ring.sealer, city.city.vintage, source: "survey")
    let path = try city.city.file("houses.csv", "address,ward_code", ["Số 1,00000"])
    #expect(throws: IntakeError.self) { try job.run(path, by: city.city.access) { _ in } }
    let sound = try city.city.file("sound.csv", "address,ward_code,longitude,latitude", ["Số 1,00000,105.005,21.005"])
    #expect(throws: AccessError.self) { try job.run(sound, by: city.access("hoa")) { _ in } }
  }
}
