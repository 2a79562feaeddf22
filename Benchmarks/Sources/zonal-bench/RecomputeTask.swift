import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Zones

struct RecomputeTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recompute", abstract: "Classify every ward anew from counts that are already there.")

  @Option var boundaries: String
  @Option(help: "Population: ward_code, population.") var population: String
  @Option(help: "Cases of four weeks: report_date, ward_code, count.") var cases: String
  @Option(help: "A criteria file.") var criteria: String
  @Option var on: String
  @Option(help: "How often; the median is printed.") var repeats = 15
  @Option var threads = 1

  func run() throws {
    guard let day = Day(on) else { throw ValidationError("'\(on)' is no day") }
    let wards = try BoundarySet.load(path: boundaries).wards
    let digest = ZoneMap.digest(ofBoundaries: wards)
    let index = WardIndex(wards: wards)
    let sink = try FindingSink(path: nil)
    let intake = ReportIntake(wards: index, options: IntakeOptions(), sink: sink)
    let rows = try intake.read(cases, kind: .cases)
    let (residents, _) = try TableIntake(wards: index, options: IntakeOptions(), sink: sink).population([population])
    let evidence = Evidence(
      tally: intake.tally(), population: residents, measures: Measures([]), hasDoses: false)
    let edition = try CriteriaSet.load(path: criteria).edition(on: day)
    func median(_ body: () -> some Any) -> (wall: Double, cpu: Double) {
      let runs = (0..<max(repeats, 1)).map { _ in
        let (_, wall, cpu) = Stopwatch.measure(body)
        return (wall, cpu)
      }
      return (runs.map(\.0).sorted()[runs.count / 2], runs.map(\.1).sorted()[runs.count / 2])
    }
    func map(margins: Bool) -> ZoneMap {
      ZoneMap(
        classifier: Classifier(edition: edition, evidence: evidence, wards: wards), edition: edition,
        evidence: evidence, wards: wards, on: day, boundariesDigest: digest, margins: margins, threads: threads)
    }
    let levels = median { Classifier(edition: edition, evidence: evidence, wards: wards).levels(on: day) }
    let plain = median { map(margins: false) }
    let full = median { map(margins: true) }
    report([
      "levels_wall": levels.wall, "levels_cpu": levels.cpu, "wall": plain.wall, "cpu": plain.cpu,
      "margins_wall": full.wall, "margins_cpu": full.cpu,
      "wards": Double(wards.count), "rows": Double(rows.counted), "entries": Double(evidence.tally.entries.count),
    ])
  }
}
