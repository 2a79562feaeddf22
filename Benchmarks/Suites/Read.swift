import Benchmark
import Epidemiology
import Foundation
import SyntheticWards

// Read: rows of delimited text to counts.
//
// Throughput of whole rows, since a row is read, checked, located and counted in one go and no column is ever made. Rows with
// a ward code show the reading alone, rows with positions add the locator. Up to 1M rows (10M when asked), where the file is
// many times larger than the caches. Peak memory must not grow with the size. The rival splits lines and fields into strings
// and counts in a dictionary; it checks nothing and locates nothing.
func readSuite() {
  let files = SyntheticFiles(country: SyntheticCountry(wards: 576))
  let index = Lazy { WardIndex(wards: files.country.wards) }

  for byCode in [true, false] {
    for size in Sizes.upTo(10_000_000) {
      Benchmark("Read, \(Sizes.name(size)) rows by \(byCode ? "code" : "position"), zonal") { benchmark in
        let path = try files.cases(size, byCode: byCode)
        let wards = index.value
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          let intake = ReportIntake(wards: wards, options: IntakeOptions(), sink: try FindingSink(path: nil))
          blackHole(try intake.read(path, kind: .cases))
        }
      }
    }
  }
  for size in Sizes.upTo(100_000) {
    Benchmark("Read, \(Sizes.name(size)) rows by code, String.split") { benchmark in
      let path = try files.cases(size, byCode: true)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        var counts: [String: Int] = [:]
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for line in text.split(separator: "\n").dropFirst() {
          let fields = line.split(separator: ",", omittingEmptySubsequences: false)
          counts["\(fields[0]) \(fields[1]) \(fields[3])", default: 0] += 1
        }
        blackHole(counts)
      }
    }
  }
}
