import ArgumentParser
import Dispatch
import Foundation
import SpatialCore

struct LocateTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locate", abstract: "Build the index of the wards and locate all points of a file.")

  @Option var boundaries: String
  @Option(help: "NumPy file of N rows: longitude, latitude.") var points: String
  @Option var threads = 1
  @Option(help: "File for the answers: 32-bit positions in the wards by code, -1 for none.") var ids: String?

  func run() throws {
    let areas = try BoundarySet.load(path: boundaries).wards.map(\.area)
    let (x, y) = { ($0.x, $0.y) }(try PointFile(path: points))
    let (locator, buildWall, buildCPU) = Stopwatch.measure { WardLocator(areas: areas) }
    let found = UnsafeMutableBufferPointer<Int32>.allocate(capacity: x.count)
    // Touched before the clock runs: pages that the system hands out are no part of locating.
    found.initialize(repeating: -1)
    let answers = Answers(buffer: found)
    let (_, wall, cpu) = Stopwatch.measure {
      let length = (x.count + threads - 1) / threads
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        let part = min(thread * length, x.count)..<min((thread + 1) * length, x.count)
        var span = MutableSpan(_unsafeElements: UnsafeMutableBufferPointer(rebasing: answers.buffer[part]))
        locator.locate(x: x.span.extracting(part), y: y.span.extracting(part), into: &span)
      }
    }
    if let ids { try Data(buffer: found).write(to: URL(fileURLWithPath: ids)) }
    report([
      "wall": wall, "cpu": cpu, "build_wall": buildWall, "build_cpu": buildCPU,
      "index_bytes": Double(locator.memoryFootprint), "matched": Double(found.count { $0 >= 0 }),
      "sum": found.reduce(0) { $1 >= 0 ? $0 + Double($1) : $0 },
    ])
  }

  /// Threads write disjoint parts.
  private struct Answers: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Int32>
  }
}
