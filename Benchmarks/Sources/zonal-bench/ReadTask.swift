import ArgumentParser
import Epidemiology
import SpatialCore

struct ReadTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract:
      "Read, check and count every row of a file, all of it in one square ward, so that hardly anything is located.")

  @Option(help: "Cases: report_date, longitude, latitude and what else there is.") var cases: String
  @Option var threads = 1

  func run() throws {
    let world = [(-180.0, -90.0), (180, -90), (180, 90), (-180, 90), (-180, -90)].map { Coordinate(x: $0, y: $1) }
    let ward = Ward(code: "W", name: "World", area: MultiPolygon([Polygon(exterior: world)]))
    var options = IntakeOptions()
    options.threads = threads
    let intake = ReportIntake(wards: WardIndex(wards: [ward]), options: options, sink: try FindingSink(path: nil))
    let (counts, wall, cpu) = try Stopwatch.measure { try intake.read(cases, kind: .cases) }
    report(["wall": wall, "cpu": cpu, "rows": Double(counts.rows), "counted": Double(counts.counted)])
  }
}
