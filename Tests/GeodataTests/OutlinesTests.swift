import Testing

@testable import geodata_generator

/// Wards that tile the city: no gap, no overlap, every vertex shared.
@Suite struct OutlinesTests {
  static let wards = Geodata.outlines.wards
  static let rings = wards.joined().joined()

  @Test func `outer rings run counter-clockwise, holes clockwise, and none touches itself`() {
    #expect(Self.wards.count == 579)
    for (fact, parts) in zip(Geodata.facts, Self.wards) {
      #expect(!parts.isEmpty, "\(fact.code)")
      for rings in parts {
        for (n, ring) in rings.enumerated() {
          #expect(Plane.isSimple(ring), "ring \(n) of \(fact.code)")
          #expect((Plane.twiceArea(ring) > 0) == (n == 0), "ring \(n) of \(fact.code)")
        }
      }
    }
  }

  /// Edges that cancel, and one border left over, leave every place inside in exactly one ward, since rings are simple.
  @Test func `every edge is shared by two wards or part of the one border of the city`() {
    var open = Set<Plane.Edge>()
    for edge in Self.rings.flatMap(Plane.edges) {
      if open.remove(edge.turned) == nil { #expect(open.insert(edge).inserted, "twice in one direction: \(edge)") }
    }
    let borders = Outlines.chained(open.map { [$0.from, $0.to] }.sorted { ($0[0].x, $0[0].y) < ($1[0].x, $1[0].y) })
    #expect(borders.count == 1)
    let border = borders.first ?? []
    #expect(border.count == open.count + 1)
    #expect(Plane.isSimple(border))
    #expect(Plane.twiceArea(border) == Self.rings.reduce(0) { $0 + Plane.twiceArea($1) })
  }

  @Test func `the city is about as large as Hanoi`() {
    // A square degree at 21° north, by the lengths of a degree on WGS 84: 103.97 km by 110.74 km.
    let area = Double(Self.rings.reduce(0) { $0 + Plane.twiceArea($1) }) / 2 * 1e-12 * 103.97 * 110.74
    #expect(abs(area - 3359) < 30, "\(area) km²")
  }

  @Test func `one ward surrounds another and one has two parts`() throws {
    let codes = Geodata.facts.map(\.code)
    let around = try #require(codes.firstIndex(of: "00418"))
    let town = try #require(codes.firstIndex(of: "00376"))
    #expect(Self.wards[around].map(\.count) == [2])
    #expect(Set(Self.wards[around][0][1]) == Set(Self.wards[town][0][0]), "the hole is the town")
    let island = try #require(codes.firstIndex(of: "09661"))
    #expect(Self.wards[island].map(\.count) == [1, 1])
    for ward in Self.wards.indices where ward != around && ward != island {
      #expect(Self.wards[ward].map(\.count) == [1], "\(codes[ward])")
    }
  }

  @Test func `the centre of a ward and the places of its cases lie in it`() {
    let seed = 579
    #expect(Self.wards.count == 579)
    var random = Random(seed)
    for (ward, fact) in Geodata.facts.enumerated() {
      let centre = Position(
        x: Int((fact.longitude * 1_000_000).rounded()), y: Int((fact.latitude * 1_000_000).rounded()))
      #expect(Plane.contains(Self.wards[ward], centre), "\(fact.code)")
      for _ in 0..<20 {
        let place = Geodata.outlines.placeInside(ward, &random)
        #expect(Plane.contains(Self.wards[ward], place), "\(fact.code) \(place), seed \(seed)")
      }
    }
  }

  // MARK: Rings from lines

  static func square(_ x: Int, _ y: Int, _ size: Int) -> [Position] {
    [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)].map { Position(x: $0.0, y: $0.1) }
  }

  @Test func `lines in any order become the ring that they make`() {
    let ring = Self.square(0, 0, 4)
    let lines = Plane.edges(ring).map { [$0.from, $0.to] }
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
      let made = Outlines.chained(order.map { lines[$0] })
      #expect(made.count == 1)
      #expect(Set(made.first ?? []) == Set(ring))
      #expect(Plane.isSimple(made.first ?? []))
    }
    let point = [Position(x: 0, y: 0), Position(x: 0, y: 0)]
    #expect(Outlines.chained([point] + lines).count == 1, "a line without length changes nothing")
  }

  @Test func `a clockwise ring is a hole of the ring around it`() {
    let hole = Array(Self.square(11, 1, 2).reversed())
    let polygons = Outlines.polygons([hole, Self.square(0, 0, 4), Self.square(10, 0, 4)])
    #expect(polygons == [[Self.square(0, 0, 4)], [Self.square(10, 0, 4), hole]])
  }
}
