package import Criteria
package import Epidemiology
import Foundation
package import Quantities
package import SpatialCore
package import Store
package import Zones

package import Surveillance

/// A city of square wards with a database, and files of reports for it.
package final class SmallCity: Sendable {
  package static let criteria = CriteriaLibrary(
    folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("geodata/criteria").path)

  package let folder = TemporaryFolder()
  package let wards: [Ward]
  package let index: WardIndex
  package let population: Population
  package let database: DatabaseFile
  package let vintage: BoundaryVintage
  package let clock: TestClock
  /// Of the only officer.
  package let access: Access

  package init(columns: Int = 4, rows: Int = 3, schemas: [Schema] = [.surveillance]) throws {
    wards = (0..<rows).flatMap { y in
      (0..<columns).map { x in
        let (west, south) = (105 + Double(x) * 0.01, 21 + Double(y) * 0.01)
        let corners = [
          Coordinate(x: west, y: south), Coordinate(x: west + 0.01, y: south),
          Coordinate(x: west + 0.01, y: south + 0.01), Coordinate(x: west, y: south + 0.01),
          Coordinate(x: west, y: south),
        ]
        let number = y * columns + x
        return Ward(
          code: String(format: "%05d", number), name: "Phường \(number)", district: "Quận \(y)", districtCode: "q\(y)",
          area: MultiPolygon([Polygon(exterior: corners)]))
      }
    }
    index = WardIndex(wards: wards)
    population = Population(
      wards: wards.count,
      figures: wards.indices.flatMap { ward in
        [
          Population.Figure(ward: ward, value: Fraction(900 + 37 * ward)),
          Population.Figure(ward: ward, ageFrom: 0, ageTo: 17, value: Fraction(200)),
          Population.Figure(ward: ward, ageFrom: 18, ageTo: 64, value: Fraction(600 + 37 * ward)),
          Population.Figure(ward: ward, ageFrom: 65, value: Fraction(100)),
        ]
      })
    let clock = TestClock()
    self.clock = clock
    database = try DatabaseFile.create(folder.path("city.zonal"), schemas: schemas) { clock.now }
    let (wards, population) = (wards, population)
    let access = try database.write { writing in
      try Access(Officers.makeFirst("an", writing), purpose: .administration, at: writing.instant, writing)
    }
    self.access = access
    vintage = try database.write { writing in
      try City(ageBands: AgeBands(breaks: [5, 12, 18, 50, 65])).keep(writing)
      let vintage = try BoundaryVintage.keep(wards, name: nil, from: nil, through: nil, by: access, writing)
      try FigureTables.keep(population, file: "p.csv", source: "census", vintage: vintage, by: access, writing)
      return vintage
    }
  }

  /// Writes a file and says where it is.
  package func file(_ name: String, _ header: String, _ rows: [String]) throws -> String {
    let path = folder.path(name)
    try Data(([header] + rows).joined(separator: "\n").appending("\n").utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @discardableResult
  package func take(_ path: String, _ kind: RowKind, source: String, dryRun: Bool = false, batch: Int = 100_000) throws
    -> ImportSummary
  {
    var job = ReportImport(kind: kind, source: source, access: access)
    job.isDryRun = dryRun
    job.keepsChanges = true
    job.batch = batch
    return try job.run(
      path, into: database, vintage: vintage, index: index, options: IntakeOptions(), sink: FindingSink(path: nil))
  }

  /// The zone map that `zonal compute` makes of files.
  package func computed(
    cases: [String], doses: [String], on day: Day, from first: Day? = nil, _ set: CriteriaSet
  ) throws -> [UInt8] {
    var options = IntakeOptions()
    options.through = day
    let edition = try set.edition(on: day)
    options.ageBands = AgeBands(
      breaks: set.hasHistoryRules ? try set.ageBreaks() : IndicatorEvaluator.ageBreaks(edition))
    let intake = ReportIntake(wards: index, options: options, sink: try FindingSink(path: nil))
    for path in cases { try intake.read(path, kind: .cases) }
    for path in doses { try intake.read(path, kind: .doses) }
    let evidence = Evidence(
      tally: intake.tally(), population: population, measures: Measures([]), hasDoses: !doses.isEmpty)
    var series = ZoneSeries(set, evidence: evidence, wards: wards, from: first ?? day, through: day)
    var map: ZoneMap?
    while let step = try series.next() {
      if step.day.on == day { map = step.map(evidence, wards: wards, isFirstShown: first == nil) }
    }
    return map!.geoJSON
  }
}

extension ZoneMap {
  package var geoJSON: [UInt8] {
    var bytes: [UInt8] = []
    writeGeoJSON { bytes += $0 }
    return bytes
  }
}

extension SmallCity {
  /// Takes the map of a day all the way into force.
  ///
  /// - Parameter drafter: who drafts it, and who reviews and publishes it; the only officer without them.
  /// - Returns: the number of its revision.
  @discardableResult
  package func publish(
    _ criteria: String, on day: Day, corrects: Int? = nil, as drafter: Access? = nil, and publisher: Access? = nil
  ) throws -> Int {
    let (drafter, publisher) = (drafter ?? access, publisher ?? access)
    let set = try Self.criteria.set(criteria)
    let text = try Self.criteria.text(criteria)
    var living = try database.read { try LivingMap(vintage, $0) }
    let (map, replayed) = try living.map(on: day, set)
    let number = try database.write { writing in
      try Publication.draft(
        Publication.Draft(
          map: map, day: replayed, criteriaText: text, knownAt: writing.instant,
          act: "Act", reason: "weekly", corrects: corrects), vintage: vintage, by: drafter, writing
      ).revision
    }
    try database.write { try Publication.review(number, by: publisher, $0) }
    try database.write { try Publication.publish(number, by: publisher, $0) }
    return number
  }
}
