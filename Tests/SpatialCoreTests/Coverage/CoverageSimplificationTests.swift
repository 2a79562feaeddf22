import Testing

@testable import SpatialCore

@Suite struct CoverageSimplificationTests {
  /// Regions that grow from random cells until they cover a lattice whose corners were moved a little: every border is crooked, and
  /// regions surround each other and fall into parts.
  static func coverage(side: Int, regions: Int, _ random: inout SplitMix64) throws -> [MultiPolygon] {
    var corners: [Coordinate] = []
    for y in 0...side {
      for x in 0...side {
        corners.append(
          Coordinate(
            x: (Double(x) + Double.random(in: -0.24...0.24, using: &random)) * 0.01,
            y: (Double(y) + Double.random(in: -0.24...0.24, using: &random)) * 0.01))
      }
    }
    var owner = [Int](repeating: -1, count: side * side)
    for region in 0..<regions { owner[Int.random(in: 0..<owner.count, using: &random)] = region }
    while owner.contains(-1) {
      for free in owner.indices.filter({ owner[$0] < 0 }).shuffled(using: &random) {
        let near = [(1, 0), (-1, 0), (0, 1), (0, -1)].compactMap { step -> Int? in
          let (x, y) = (free % side + step.0, free / side + step.1)
          guard (0..<side).contains(x), (0..<side).contains(y), owner[y * side + x] >= 0 else { return nil }
          return owner[y * side + x]
        }
        if let region = near.randomElement(using: &random), Bool.random(using: &random) { owner[free] = region }
      }
    }
    let context = GEOSContext()
    var areas: [MultiPolygon] = []
    for region in 0..<regions {
      let cells = owner.indices.filter { owner[$0] == region }.map { cell in
        let corner = cell / side * (side + 1) + cell % side
        let ring = [corner, corner + 1, corner + side + 2, corner + side + 1, corner].map { corners[$0] }
        return Polygon(exterior: ring)
      }
      if cells.isEmpty { continue }
      areas.append(try context.area(of: try context.union(try context.shape(MultiPolygon(cells)))))
    }
    return areas
  }

  /// Areas that a simplification leaves out at some scales, from little to everything that may go.
  static func scales(_ simplification: CoverageSimplification) -> [Double] {
    let sizes = simplification.sizes.filter(\.isFinite).sorted()
    return [0.1, 0.5, 0.8, 0.95, 1].compactMap { part in
      sizes.isEmpty ? nil : sizes[min(Int(part * Double(sizes.count)), sizes.count - 1)]
    }
  }

  static func area(_ areas: [MultiPolygon]) -> Double {
    areas.flatMap(\.polygons).flatMap(\.rings).reduce(0) { $0 + RingArea.signed($1) }
  }

  @Test func `without loss the wards are what they were`() throws {
    var random = SplitMix64(seed: 61)
    for _ in 0..<20 {
      let areas = try Self.coverage(side: 10, regions: 12, &random)
      let back = CoverageSimplification(CoverageArcs(of: areas)).areas(above: -1)
      #expect(back.map(\.vertexCount) == areas.map(\.vertexCount))
      for (a, b) in zip(areas, back) {
        #expect(a.polygons.map(\.rings.count) == b.polygons.map(\.rings.count))
        #expect(Set(a.polygons.flatMap(\.rings).joined()) == Set(b.polygons.flatMap(\.rings).joined()))
        #expect(abs(Self.area([a.rewound]) - Self.area([b])) < 1e-15)
      }
    }
  }

  @Test func `at every scale wards are valid and leave neither gap nor overlap`() throws {
    var random = SplitMix64(seed: 62)
    let validity = Validity()
    let context = GEOSContext()
    for round in 0..<60 {
      let regions = Int.random(in: 1...25, using: &random)
      let areas = try Self.coverage(side: Int.random(in: 3...16, using: &random), regions: regions, &random)
      let simplification = CoverageSimplification(CoverageArcs(of: areas))
      for scale in Self.scales(simplification) {
        let simple = simplification.areas(above: scale)
        let name = "seed 62, round \(round), above \(scale)"
        #expect(
          simple.map { $0.polygons.map(\.rings.count) } == areas.map { $0.polygons.map(\.rings.count) }, "\(name)")
        for area in simple {
          #expect(validity.defects(of: area).filter(\.isError).isEmpty, "\(name)")
          let isWound = area.polygons.allSatisfy(\.isWoundByRFC7946)
          #expect(isWound, "\(name)")
        }
        let check = try CoverageCheck(of: simple, tolerance: 1e-6)
        #expect(check.gaps.isEmpty && check.overlaps.isEmpty, "\(name)")
        let union = try context.area(
          of: try context.union(try context.shape(MultiPolygon(simple.flatMap(\.polygons)))))
        #expect(abs(Self.area([union.rewound]) - Self.area(simple)) < 1e-12, "\(name)")
      }
    }
  }

  @Test func `neighbours stay neighbours, and no others become some`() throws {
    var random = SplitMix64(seed: 63)
    for _ in 0..<20 {
      let areas = try Self.coverage(side: 9, regions: 9, &random)
      // A metre is a thousandth of a cell.
      let before = Adjacency(of: areas, contiguity: .rook)
      let simple = CoverageSimplification(CoverageArcs(of: areas)).areas(above: .greatestFiniteMagnitude)
      #expect(Adjacency(of: simple, contiguity: .rook) == before)
    }
  }

  @Test func `most positions of crooked borders go, and every ward keeps three at least`() throws {
    var random = SplitMix64(seed: 64)
    let areas = try Self.coverage(side: 30, regions: 12, &random)
    let simple = CoverageSimplification(CoverageArcs(of: areas)).areas(above: .greatestFiniteMagnitude)
    let (before, after) = (areas.reduce(0) { $0 + $1.vertexCount }, simple.reduce(0) { $0 + $1.vertexCount })
    #expect(after * 3 < before, "\(after) of \(before)")
    for ring in simple.flatMap(\.polygons).flatMap(\.rings) { #expect(Set(ring).count >= 3) }
  }

  @Test func `each border is one arc with both its wards`() {
    let cells = [WardLocatorTests.square(0, 0, 1), WardLocatorTests.square(1, 0, 1)]
    let arcs = CoverageArcs(of: cells)
    #expect(arcs.count == 3)
    #expect(arcs.sides.filter { $0.left != nil && $0.right != nil }.count == 1)
    #expect(arcs.wards.map { $0.map { $0.map(\.count) } } == [[[2]], [[2]]])
    let island = CoverageArcs(of: [
      WardLocatorTests.square(0, 0, 6, holes: [WardLocatorTests.ring(2, 2, 2)]), WardLocatorTests.square(2, 2, 2),
    ])
    #expect(island.count == 2)
    #expect(CoverageArcs(of: []).count == 0)
    #expect(CoverageArcs(of: [MultiPolygon()]).wards.map(\.count) == [0])
  }

  @Test(
    .enabled(if: SharedData.isPresent, "needs ../shared/data"),
    arguments: [
      "hanoi-wards-2025/hanoi_2025_wards.geojson", "hcmc-wards-2021/polygons.geojson",
      "austria-districts/polygons.geojson",
    ])
  func `real wards stay valid, and no gap or overlap comes that was not there`(file: String) throws {
    let areas = try BoundarySet.load(path: SharedData.path(file)).wards.map(\.area)
    let before = try CoverageCheck(of: areas, tolerance: 1)
    let simplification = CoverageSimplification(CoverageArcs(of: areas))
    let validity = Validity()
    for metres in [10.0, 100, 1000] {
      let simple = simplification.areas(above: (metres / 111_195) * (metres / 111_195) / 2)
      for (ward, area) in simple.enumerated() {
        #expect(validity.defects(of: area).filter(\.isError).isEmpty, "\(file), \(metres) m, ward \(ward)")
      }
      let after = try CoverageCheck(of: simple, tolerance: 1)
      #expect(after.gaps.count <= before.gaps.count, "\(file), \(metres) m")
      #expect(after.overlaps.count <= before.overlaps.count, "\(file), \(metres) m")
    }
  }
}
