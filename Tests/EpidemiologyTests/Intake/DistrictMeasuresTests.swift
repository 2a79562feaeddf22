import Foundation
import Quantities
import SpatialCore
import Testing

@testable import Epidemiology

/// A figure of a district is lent to its wards under a name of its own.
@Suite struct DistrictMeasuresTests {
  private func measures(_ rows: String) throws -> (Measures, FindingSink) {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("zonal-\(UUID().uuidString).csv").path
    try Data(("area_code,date,measure,value\n" + rows).utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    let area = MultiPolygon([Polygon(exterior: ring)])
    let wards = [
      Ward(code: "00001", name: "A", district: "Ba Đình", districtCode: "001", area: area),
      Ward(code: "00002", name: "B", district: "Ba Đình", districtCode: "001", area: area),
      Ward(code: "00003", name: "C", district: "Hoàn Kiếm", districtCode: "002", area: area),
    ]
    let sink = try FindingSink(path: nil)
    let tables = TableIntake(wards: WardIndex(wards: wards), options: IntakeOptions(), sink: sink)
    return (try tables.measures([path]).measures, sink)
  }

  @Test func `All wards of the district have it, by code or by name, beside figures of their own`() throws {
    let day = try #require(Day("2021-09-08"))
    let (found, _) = try measures(
      "001,2021-09-08,beds,12.5\nHoàn Kiếm,2021-09-08,beds,3\n00001,2021-09-08,beds,7\n")
    let name = Measures.ofDistrict("beds")
    #expect(
      (0..<3).map { found.values(name, ward: $0, through: day, days: 1) } == [
        [Fraction(25, over: 2)], [Fraction(25, over: 2)], [3],
      ])
    #expect((0..<3).map { found.values("beds", ward: $0, through: day, days: 1) } == [[7], [], []])
  }

  @Test func `Figures that contradict each other hold in no ward of the district`() throws {
    let day = try #require(Day("2021-09-08"))
    let (found, sink) = try measures("001,2021-09-08,beds,12\nBa Đình,2021-09-08,beds,13\n002,2021-09-08,beds,5\n")
    let name = Measures.ofDistrict("beds")
    #expect((0..<3).map { found.values(name, ward: $0, through: day, days: 1) } == [[], [], [5]])
    #expect(sink.counts[.conflictingFigure] == 1)
  }

  @Test func `A code that is no ward and no district is a finding`() throws {
    let (_, sink) = try measures("003,2021-09-08,beds,12\n")
    #expect(sink.counts[.unknownWardCode] == 1)
  }
}
