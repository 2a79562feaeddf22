import Criteria
import Epidemiology
import SpatialCore
import TestSupport
import Testing

@testable import Permits

/// Squares of a hundredth of a degree, four columns and three rows, numbered by rows from the south-west.
@Suite struct RouteFinderTests {
  static let wards = (0..<3).flatMap { y in
    (0..<4).map { x in
      let (west, south) = (105 + Double(x) * 0.01, 21 + Double(y) * 0.01)
      let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
        Coordinate(x: west + Double($0.0) * 0.01, y: south + Double($0.1) * 0.01)
      }
      let code = "0\(y)\(x)"
      return Ward(code: code, name: "Phường \(code)", area: MultiPolygon([Polygon(exterior: corners)]))
    }
  }
  let finder = RouteFinder(WardIndex(wards: Self.wards))

  private func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: 105 + x * 0.01, y: 21 + y * 0.01) }

  @Test func `wards stand in the order of travel, also backwards`() throws {
    let line = [at(0.5, 0.5), at(3.5, 0.5), at(3.5, 2.5)]
    #expect(try finder.wards(along: line) == FoundRoute(wards: [0, 1, 2, 3, 7, 11], findings: []))
    #expect(try finder.wards(along: line.reversed()).wards == [11, 7, 3, 2, 1, 0])
  }

  @Test func `a ward that is entered again stands there again`() throws {
    let line = [at(0.5, 0.5), at(1.5, 0.5), at(1.5, 1.5), at(0.5, 1.5), at(0.5, 0.5), at(1.5, 0.5)]
    #expect(try finder.wards(along: line).wards == [0, 1, 5, 4, 0, 1])
  }

  @Test func `a segment across many wards finds each`() throws {
    let route = try finder.wards(along: [at(0.1, 0.2), at(3.9, 2.9)])
    #expect(route.findings == [])
    #expect(route.wards.first == 0 && route.wards.last == 11)
    // Each is a neighbour of the one before.
    #expect(finder.wards(codes: route.wards.map { Self.wards[$0].code }).findings == [])
  }

  @Test func `along a border both sides count, and it is said`() throws {
    let route = try finder.wards(along: [at(0.2, 1), at(0.8, 1)])
    #expect(Set(route.wards) == [0, 4])
    #expect(route.findings.map(\.kind) == [.border])
    #expect(route.findings[0].wards == [0, 4])
    #expect(!route.isDoubtful)
    #expect(abs((route.findings[0].metres ?? 0) - 623) < 10)
  }

  @Test func `a corner that is only touched is not passed through`() throws {
    // Through the corner of four wards, from the first to the one across.
    let route = try finder.wards(along: [at(0.5, 0.5), at(1.5, 1.5)])
    #expect(route.wards == [0, 5])
    #expect(route.findings == [])
  }

  @Test func `what lies in no ward is said, with its length`() throws {
    let route = try finder.wards(along: [at(0.5, 0.5), at(0.5, -1), at(1.5, -1), at(1.5, 0.5), at(1.5, 4)])
    #expect(route.wards == [0, 1, 5, 9])
    #expect(route.findings.map(\.kind) == [.outside, .outside])
    #expect(route.isDoubtful)
    #expect(route.findings[0].words.english.contains("From 105.005000, 21.000000 on, 32"), "\(route.findings[0].words)")
  }

  @Test func `latitude before longitude is suspected`() throws {
    let route = try finder.wards(along: [at(0.5, 0.5), at(1.5, 0.5)].map { Coordinate(x: $0.y, y: $0.x) })
    #expect(route.wards == [])
    #expect(route.findings.map(\.kind).contains(.swapped))
  }

  @Test func `a line without length is the ward of its position`() throws {
    #expect(try finder.wards(along: [at(2.5, 1.5)]) == FoundRoute(wards: [6], findings: []))
    #expect(try finder.wards(along: [at(2.5, 1.5), at(2.5, 1.5)]).wards == [6])
    #expect(try finder.wards(along: [at(9, 9)]).findings.map(\.kind) == [.outside])
  }

  @Test(arguments: [
    [], [Coordinate(x: .nan, y: 21)], [Coordinate(x: 105, y: .infinity)], [Coordinate(x: 586513, y: 2326256)],
  ])
  func `what are no positions in degrees is refused`(_ line: [Coordinate]) throws {
    #expect(try finder.wards(along: line).findings.map(\.kind) == [.unusable])
  }

  @Test func `codes must follow each other by edges`() {
    #expect(finder.wards(codes: ["000", "001", "011", "021"]) == FoundRoute(wards: [0, 1, 5, 9], findings: []))
    let gap = finder.wards(codes: ["000", "011"])
    #expect(gap.findings.map(\.kind) == [.gap])
    #expect(gap.findings[0].wards == [0, 5])
    #expect(gap.isDoubtful)
    #expect(finder.wards(codes: ["000", "xxx", "001"]).findings.map(\.kind) == [.unknownWard])
    #expect(finder.wards(codes: []).wards == [])
  }

  @Test func `random lines cross the wards that many positions on them lie in`() throws {
    var random = SplitMix(seed: 20_210_906)
    for _ in 0..<300 {
      let line = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        at(Double.random(in: -0.5...4.5, using: &random), Double.random(in: -0.5...3.5, using: &random))
      }
      let route = try finder.wards(along: line)
      var seen: [Int] = []
      let index = WardIndex(wards: Self.wards)
      for (a, b) in zip(line, line.dropFirst()) {
        for step in 0...2000 {
          let share = Double(step) / 2000
          let position = Coordinate(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
          if let ward = index.locator.ward(at: position), seen.last != ward { seen.append(ward) }
        }
      }
      // Short corners may fall between the positions, so what the positions show must stand in the route in this order.
      var rest = route.wards[...]
      for ward in seen {
        guard let place = rest.firstIndex(of: ward) else {
          Issue.record("\(line): \(ward) of \(seen) is not in \(route.wards)")
          break
        }
        rest = rest[place...]
      }
      for ward in Set(route.wards).subtracting(seen) {
        let part = try LineOverlay(of: line, over: Self.wards.map(\.area)).parts.first { $0.area == ward }
        #expect((part?.length ?? 0) < 10, "\(line): \(ward) is not among the positions")
      }
    }
  }
}
