import Foundation
import Testing

@testable import SpatialCore

@Suite struct WardOverlayTests {
  /// Cells of a lattice of hundredths of a degree, each of them in one ward.
  private struct Lattice {
    static let size = 6
    /// Ward of each cell, row by row from the south.
    let owner: [Int]
    let wards: Int

    /// Rows of cells are cut into pieces, and pieces given to wards: a ward may have several parts.
    init(wards: Int, _ random: inout SplitMix64) {
      self.wards = wards
      owner = (0..<Self.size).flatMap { _ in
        var ward = Int.random(in: 0..<wards, using: &random)
        return (0..<Self.size).map { _ in
          if Bool.random(using: &random) { ward = Int.random(in: 0..<wards, using: &random) }
          return ward
        }
      }
    }

    /// Each ward as the strips of its cells that lie side by side; strips of one row never touch one another.
    func areas() -> [MultiPolygon] {
      (0..<wards).map { ward in
        var strips: [Polygon] = []
        for row in stride(from: 0, to: Self.size, by: 1) {
          var column = 0
          while column < Self.size {
            var end = column
            while end < Self.size, owner[row * Self.size + end] == ward { end += 1 }
            if end > column { strips.append(Self.strip(row, column, end)) }
            column = max(end, column) + 1
          }
        }
        return MultiPolygon(strips)
      }
    }

    /// A hair of ground lies between rows, since parts of one area must not share an edge.
    private static func strip(_ row: Int, _ west: Int, _ east: Int) -> Polygon {
      let (south, north) = (Double(row) * 0.01, Double(row) * 0.01 + 0.009)
      let (left, right) = (105 + Double(west) * 0.01, 105 + Double(east) * 0.01)
      return Polygon(exterior: [
        Coordinate(x: left, y: south), Coordinate(x: right, y: south), Coordinate(x: right, y: north),
        Coordinate(x: left, y: north), Coordinate(x: left, y: south),
      ])
    }
  }

  @Test(arguments: 1...40) func `ground in common is that of the cells in common`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (earlier, later) = (Lattice(wards: 5, &random), Lattice(wards: 4, &random))
    let overlay = try WardOverlay(of: earlier.areas(), over: later.areas(), tolerance: 0)
    var cells: [[Int]: Int] = [:]
    for (a, b) in zip(earlier.owner, later.owner) { cells[[a, b], default: 0] += 1 }
    #expect(overlay.parts.map { [$0.earlier, $0.later] } == cells.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
    // Near the equator all cells are of one size, to one part in ten thousand.
    let cell = overlay.earlierAreas.reduce(0, +) / Double(Lattice.size * Lattice.size)
    for part in overlay.parts {
      let expected = Double(cells[[part.earlier, part.later]] ?? 0) * cell
      #expect(abs(part.area - expected) < expected * 1e-4, "seed \(seed)")
    }
    #expect(overlay.slivers.isEmpty)
    #expect((overlay.uncovered + overlay.added).allSatisfy { $0 < 0.01 }, "seed \(seed)")
    let threaded = try WardOverlay(of: earlier.areas(), over: later.areas(), tolerance: 0, threads: 3)
    #expect(threaded.parts == overlay.parts)
  }

  private static func box(_ west: Double, _ east: Double) -> MultiPolygon {
    MultiPolygon([
      Polygon(exterior: [
        Coordinate(x: west, y: 0), Coordinate(x: east, y: 0), Coordinate(x: east, y: 0.01),
        Coordinate(x: west, y: 0.01),
        Coordinate(x: west, y: 0),
      ])
    ])
  }

  @Test func `a part is a sliver when it is small beside both of its wards`() throws {
    // A border moved by 0.4 %, just under the tolerance; and by 0.6 %, just over it.
    for (moved, slivers) in [(0.00996, 1), (0.00994, 0)] {
      let overlay = try WardOverlay(
        of: [Self.box(0, 0.01), Self.box(0.01, 0.02)], over: [Self.box(0, moved), Self.box(moved, 0.02)])
      #expect(overlay.slivers.count == slivers, "\(moved)")
      #expect(overlay.parts.count == 3 - slivers)
    }
    // A new ward taken out of a large one is no sliver, however small.
    let carved = try WardOverlay(of: [Self.box(0, 1)], over: [Self.box(0, 0.999), Self.box(0.999, 1)])
    #expect(carved.slivers.isEmpty && carved.parts.count == 2)
  }

  @Test func `ground that one side only has is measured on its side`() throws {
    let overlay = try WardOverlay(
      of: [Self.box(0, 0.02), MultiPolygon()], over: [Self.box(0.01, 0.03), Self.box(0.05, 0.06)])
    let half = Geodesic.area(of: Self.box(0, 0.01))
    #expect(overlay.parts.map { [$0.earlier, $0.later] } == [[0, 0]])
    #expect(abs(overlay.uncovered[0] - half) < 1)
    #expect(overlay.uncovered[1] == 0)
    #expect(abs(overlay.added[0] - half) < 1)
    #expect(abs(overlay.added[1] - half) < 1)
  }

  @Test(.enabled(if: SharedData.isPresent, "the shared data is not here"))
  func `the wards of Hanoi over themselves are themselves`() throws {
    let wards = try BoundarySet.load(path: SharedData.path("hanoi-wards-2025/hanoi_2025_wards.geojson")).wards
    let areas = wards.map(\.area)
    let overlay = try WardOverlay(of: areas, over: areas, threads: 2)
    #expect(overlay.parts.count == 126)
    #expect(overlay.parts.allSatisfy { $0.earlier == $0.later && $0.area == overlay.earlierAreas[$0.earlier] })
    #expect((overlay.uncovered + overlay.added).allSatisfy { $0 == 0 })
    // The two wards of this file that overlap by 0.29 m².
    #expect(overlay.slivers.count == 2)
    #expect(overlay.slivers.allSatisfy { abs($0.area - 0.29) < 0.01 })
  }
}
