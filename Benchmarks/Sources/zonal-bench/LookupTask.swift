import ArgumentParser
import SpatialCore

struct LookupTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup", abstract: "Single lookups, each with a clock of its own: percentiles.")

  @Option var boundaries: String
  @Option(help: "NumPy file of N rows: longitude, latitude.") var points: String
  @Option(help: "How many of the points.") var count = 200_000

  func run() throws {
    let locator = WardLocator(areas: try BoundarySet.load(path: boundaries).wards.map(\.area))
    let file = try PointFile(path: points)
    let positions = (0..<min(count, file.x.count)).map { Coordinate(x: file.x[$0], y: file.y[$0]) }
    var matched = 0
    var nanoseconds: [Double] = []
    nanoseconds.reserveCapacity(positions.count)
    for position in positions {
      // The clock's own 20 to 60 ns are in the figure.
      let start = ContinuousClock.now
      let ward = locator.ward(at: position)
      nanoseconds.append(Double((ContinuousClock.now - start).components.attoseconds) * 1e-9)
      matched += ward == nil ? 0 : 1
    }
    let (again, wall, cpu) = Stopwatch.measure { positions.count { locator.ward(at: $0) != nil } }
    precondition(again == matched, "a lookup gave two answers")
    nanoseconds.sort()
    let last = nanoseconds.count - 1
    report([
      "p50": nanoseconds[last / 2] * 1e-9, "p99": nanoseconds[last * 99 / 100] * 1e-9,
      "mean": wall / Double(positions.count), "cpu": cpu, "matched": Double(matched),
    ])
  }
}
