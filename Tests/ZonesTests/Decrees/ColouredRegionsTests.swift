import Quantities
import SpatialCore
import Testing
import Zones

@Suite struct ColouredRegionsTests {
  static let file = ColouredRegions()

  static func read(_ format: DecreeTime.Format) throws -> DecreeSet {
    var options = DecreeOptions()
    options.properties = [
      "id": "FID", "name": "nomeTesto", "from": "designIniz", "until": "designFine", "authority": "nomeAutCom",
      "act": "legNomeBre", "article": "legSpecRif", "level": "legSpecRif",
    ]
    options.levels = ColouredRegions.words
    options.knownLevels = Set(ColouredRegions.levels)
    options.format = format
    options.offset = 3600
    return try DecreeSet.read(try GeoJSON.read(text: file.json), file: "regions.json", options: options)
  }

  @Test func `409 designations are read with mixed dates and unknown ends once the format is named`() throws {
    let set = try Self.read(.dayFirst)
    #expect(set.areas.count == 409)
    #expect(set.findings.isEmpty)
    #expect(set.areas.filter { $0.until == nil }.count == Self.file.designations.filter { $0.until == nil }.count)
  }

  @Test func `without a format every date that could be exchanged is a finding, and none is lost`() throws {
    let set = try Self.read(.automatic)
    #expect(Self.file.ambiguous > 50)
    #expect(set.findings.count == Self.file.ambiguous)
    #expect(set.areas.count + set.findings.filter { $0.severity == .rejected }.count == 409)
    #expect(set.features == 409)
  }

  @Test func `every region has the right colour on every day`() throws {
    let set = try Self.read(.dayFirst)
    let precedence = DecreePrecedence(levels: ColouredRegions.levels)
    let inForce = try InForce(areas: set.areas, precedence: precedence, wards: InForce.places(of: set.areas))
    let middle = (0..<20).map { Coordinate(x: 7.5 + Double($0 % 5), y: 38.5 + Double($0 / 5)) }
    var coloured = 0
    for number in ColouredRegions.first.number...ColouredRegions.last.number {
      let day = Day(number: number)
      for region in 0..<20 {
        let expected = Self.file.holding(region, on: day)
        let point = inForce.status(at: middle[region], on: .end(of: day))
        #expect(point.decree == expected?.id, "region \(region) on \(day)")
        let ward = inForce.status(ofWard: "Regione \(region)", on: Moment(day))
        #expect(ward?.decree == expected?.id && ward?.level == expected?.level, "region \(region) on \(day)")
        coloured += expected == nil ? 0 : 1
      }
    }
    #expect(coloured > 5000)
  }

  @Test func `overlaps of differing colour are those that comparing all pairs finds`() throws {
    let set = try Self.read(.dayFirst)
    let inForce = try InForce(areas: set.areas, precedence: DecreePrecedence(levels: ColouredRegions.levels))
    var expected: Set<[Int]> = []
    let all = Self.file.designations
    for (a, x) in all.enumerated() {
      for (b, y) in all.enumerated() where b > a && x.level != y.level {
        guard x.region == nil || y.region == nil || x.region == y.region else { continue }
        if x.until.map({ $0 < y.from }) ?? false || y.until.map({ $0 < x.from }) ?? false { continue }
        expected.insert([a, b])
      }
    }
    #expect(expected.count > 100)
    #expect(Set(try inForce.overlaps().map { [$0.first, $0.second] }) == expected)
  }
}
