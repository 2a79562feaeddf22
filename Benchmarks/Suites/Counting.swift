import Benchmark
import Criteria
import Epidemiology
import Foundation
import Quantities
import SyntheticWards
import Zones

// Counting: from rows to a tally, and from a tally to the levels of all wards.
//
// Classifying is what a correction or a what-if costs when the rows are already counted, so it is measured alone, in wall
// time, by wards: 1,024 and 10,609 over four weeks. The tally is measured by rows. No geometry, hence no GEOS; the rival counts
// strings in a dictionary and compares one rate with three limits, with no reasons and no exact fractions.
func countingSuite() {
  let criteria = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("geodata/criteria/cdc-transmission.yaml").path
  let day = Day(year: 2021, month: 9, day: 28)!

  for count in [1_024, 10_609] {
    let files = Lazy { SyntheticFiles(country: SyntheticCountry(wards: count, pieces: 4)) }
    let rows = 28 * count
    let evidence = Lazy { try? Evidence(counting: rows, of: files.value) }

    Benchmark("Counting, classify \(count) wards, zonal") { benchmark in
      guard let evidence = evidence.value else { return benchmark.error("the rows cannot be counted") }
      let edition = try CriteriaSet.load(path: criteria).edition(on: day)
      let wards = files.value.country.wards
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(Classifier(edition: edition, evidence: evidence, wards: wards).statuses(on: day, margins: false))
      }
    }
    Benchmark("Counting, classify \(count) wards, dictionary") { benchmark in
      guard let evidence = evidence.value else { return benchmark.error("the rows cannot be counted") }
      var cases: [[Int]: Int] = [:]
      for entry in evidence.tally.entries {
        cases[[Int(entry.place), Int(entry.day.number)], default: 0] += Int(entry.count)
      }
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(
          (0..<count).map { ward in
            let sum = (0..<7).reduce(0) { $0 + (cases[[ward, Int(day.number) - $1]] ?? 0) }
            let rate = Double(sum) * 100_000 / 12_000
            return rate < 10 ? 0 : rate < 50 ? 1 : rate < 100 ? 2 : 3
          })
      }
    }
    Benchmark("Counting, tally \(rows / 1000)k rows, zonal") { benchmark in
      let path = try files.value.cases(rows, byCode: true)
      let index = WardIndex(wards: files.value.country.wards)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let intake = ReportIntake(wards: index, options: IntakeOptions(), sink: try FindingSink(path: nil))
        try intake.read(path, kind: .cases)
        blackHole(intake.tally())
      }
    }
    Benchmark("Counting, tally \(rows / 1000)k rows, dictionary") { benchmark in
      let text = try String(contentsOfFile: try files.value.cases(rows, byCode: true), encoding: .utf8)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        var counts: [Substring: Int] = [:]
        for line in text.split(separator: "\n").dropFirst() {
          let end = line.firstIndex(of: ",").flatMap { line[line.index(after: $0)...].firstIndex(of: ",") }
          counts[line[..<(end ?? line.endIndex)], default: 0] += 1
        }
        blackHole(counts)
      }
    }
  }
}

extension Evidence {
  /// The tally of generated rows, and 12,000 residents in each ward.
  init(counting rows: Int, of files: SyntheticFiles) throws {
    let index = WardIndex(wards: files.country.wards)
    let intake = ReportIntake(wards: index, options: IntakeOptions(), sink: try FindingSink(path: nil))
    try intake.read(try files.cases(rows, byCode: true), kind: .cases)
    let figures = index.wards.indices.map { Population.Figure(ward: $0, value: Fraction(12_000)) }
    self.init(
      tally: intake.tally(), population: Population(wards: index.wards.count, figures: figures), measures: Measures([]),
      hasDoses: false)
  }
}
