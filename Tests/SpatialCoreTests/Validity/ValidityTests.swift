import Testing

@testable import SpatialCore

@Suite struct ValidityTests {
  static let box = WardLocatorTests.ring
  static func polygon(_ rings: [Coordinate]...) -> MultiPolygon {
    MultiPolygon([Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))])
  }

  static func errors(_ area: MultiPolygon) -> [String] {
    Validity().defects(of: area).filter(\.isError).map(\.kind.rawValue)
  }

  static func isValidByGEOS(_ area: MultiPolygon) throws -> Bool {
    let context = GEOSContext()
    let shape = try context.shape(area)
    return context.invalidity(of: shape) == nil
  }

  static let bowTie = EdgeCrossingsTests.ring([(0, 0), (2, 2), (2, 0), (0, 2)])

  static let catalogue: [(name: String, area: MultiPolygon, errors: [String])] = [
    ("a square", polygon(box(0, 0, 10)), []),
    ("no part", MultiPolygon(), []),
    ("a hole", polygon(box(0, 0, 10), box(2, 2, 2)), []),
    (
      "a hole that touches the exterior", polygon(box(0, 0, 10), EdgeCrossingsTests.ring([(0, 5), (2, 4), (2, 6)])), []
    ),
    ("parts that touch at a corner", MultiPolygon([box(0, 0, 1), box(1, 1, 1)].map { Polygon(exterior: $0) }), []),
    ("a bow tie", polygon(bowTie), ["self-intersection"]),
    (
      "three crossings in one ring",
      polygon(EdgeCrossingsTests.ring([(0, 0), (1, 2), (3, -1), (5, 2), (7, -1), (9, 2), (9, 0)])),
      ["self-intersection", "self-intersection", "self-intersection", "self-intersection"]
    ),
    // A spike leaves the ring where it returns to it.
    (
      "a spike", polygon(EdgeCrossingsTests.ring([(0, 0), (4, 0), (9, 0), (4, 0), (4, 4)])),
      ["ring-self-intersection", "spike"]
    ),
    (
      "a ring that touches itself", polygon(EdgeCrossingsTests.ring([(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)])),
      ["ring-self-intersection"]
    ),
    (
      "two holes outside", polygon(box(0, 0, 10), box(20, 0, 1), box(30, 0, 1)),
      ["hole-outside-shell", "hole-outside-shell"]
    ),
    ("nested holes", polygon(box(0, 0, 10), box(2, 2, 5), box(3, 3, 1)), ["nested-holes"]),
    (
      "holes that cross, and one outside", polygon(box(0, 0, 10), box(2, 2, 3), box(4, 4, 3), box(20, 0, 1)),
      ["hole-outside-shell", "self-intersection", "self-intersection"]
    ),
    (
      "a hole across the exterior", polygon(box(0, 0, 10), box(8, 4, 4)), ["self-intersection", "self-intersection"]
    ),
    (
      "a hole that cuts the interior in two",
      polygon(box(0, 0, 10), EdgeCrossingsTests.ring([(0, 5), (5, 4), (10, 5), (5, 6)])), ["disconnected-interior"]
    ),
    (
      "a hole as large as the exterior", polygon(box(0, 0, 10), box(0, 0, 10)), ["self-intersection"]
    ),
    (
      "a broken part, an overlap and a nested part",
      MultiPolygon(
        [bowTie, box(10, 0, 4), box(12, 2, 4), box(20, 0, 9), box(22, 2, 2)].map { Polygon(exterior: $0) }),
      ["self-intersection", "overlapping-parts", "overlapping-parts", "nested-shells"]
    ),
    (
      "a broken exterior and a broken hole", polygon(bowTie.map { Coordinate(x: $0.x * 9, y: $0.y * 9) }, bowTie),
      ["self-intersection", "self-intersection"]
    ),
    ("too few positions", polygon(Array(box(0, 0, 1).prefix(3).dropLast())), ["too-few-points"]),
    ("one position four times", polygon([Coordinate](repeating: Coordinate(x: 1, y: 1), count: 4)), ["too-few-points"]),
    ("no number", polygon([Coordinate(x: .nan, y: 0)] + box(0, 0, 1)), ["non-finite"]),
    (
      "an endless number and a short hole",
      polygon([Coordinate(x: .infinity, y: 0)] + box(0, 0, 1), [Coordinate(x: 0, y: 0)]),
      ["non-finite", "too-few-points"]
    ),
    ("a hole without exterior", polygon([], box(0, 0, 1)), ["hole-outside-shell"]),
  ]

  @Test(arguments: catalogue.map(\.name)) func `every defect of an area is found`(_ name: String) throws {
    let example = try #require(Self.catalogue.first { $0.name == name })
    let errors = Self.errors(example.area)
    // One place of two rings upon each other is as good as another.
    if name == "a hole as large as the exterior" {
      #expect(!errors.isEmpty)
    } else {
      #expect(errors == example.errors)
    }
  }

  @Test func `remarks do not make an area invalid`() {
    let open = Array(Self.box(0, 0, 10).dropLast())
    let clockwise = Array(Self.box(200, 95, 1).reversed())
    let doubled = [Coordinate(x: 0, y: 0)] + Self.box(0, 0, 10)
    let kinds = { (area: MultiPolygon) in Validity().defects(of: area).map(\.kind) }
    #expect(kinds(Self.polygon(open)) == [.unclosedRing])
    #expect(kinds(Self.polygon(clockwise)) == [.latitudeOutOfRange, .winding])
    #expect(kinds(Self.polygon(doubled)) == [.repeatedPoint])
    #expect(kinds(Self.polygon(Self.box(0, 0, 10), [])) == [.emptyRing])
    #expect(kinds(Self.polygon(Self.box(500_000, 2_000_000, 10))).contains(.latitudeOutOfRange))
    #expect(Validity().defects(of: Self.polygon(Self.box(500_000, 2_000_000, 10)), isGeographic: false).isEmpty)
  }

  @Test func `a defect beside a hole without positions is not overlooked`() {
    #expect(Self.errors(Self.polygon(Self.box(0, 0, 10), [], Self.box(20, 0, 1))) == ["hole-outside-shell"])
  }

  @Test func `of all rings of four positions on nine the verdict is that of GEOS`() throws {
    let places = (0..<9).map { Coordinate(x: Double($0 % 3), y: Double($0 / 3)) }
    let validity = Validity()
    let context = GEOSContext()
    for code in 0..<(9 * 9 * 9 * 9) {
      var rest = code
      let ring = (0..<4).map { _ in
        defer { rest /= 9 }
        return places[rest % 9]
      }
      let area = Self.polygon(ring + ring.prefix(1))
      let shape = try context.shape(area)
      let valid = context.invalidity(of: shape) == nil
      #expect(validity.defects(of: area).contains(where: \.isError) == !valid, "\(ring)")
    }
  }

  @Test func `of random areas with holes and parts the verdict is that of GEOS and a repair ends all defects`() throws {
    var random = SplitMix64(seed: 21)
    let validity = Validity()
    let context = GEOSContext()
    var invalid = 0
    for round in 0..<2000 {
      let size = Int.random(in: 3...10, using: &random)
      func ring() -> [Coordinate] {
        EdgeCrossingsTests.ring(
          (0..<Int.random(in: 3...6, using: &random)).map { _ in
            (Int.random(in: 0...size, using: &random), Int.random(in: 0...size, using: &random))
          })
      }
      let area = MultiPolygon(
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          Polygon(
            exterior: Bool.random(using: &random) ? Self.box(0, 0, Double(size)) : ring(),
            holes: (0..<Int.random(in: 0...2, using: &random)).map { _ in ring() })
        })
      let shape = try context.shape(area)
      let valid = context.invalidity(of: shape) == nil
      let errors = validity.defects(of: area).filter(\.isError)
      #expect(errors.isEmpty == valid, "seed 21, round \(round): \(area)")
      invalid += valid ? 0 : 1
      let repair = try validity.repaired(area)
      #expect(try Self.isValidByGEOS(repair.area), "seed 21, round \(round): \(area)")
      let again = try validity.repaired(repair.area)
      #expect(again.area == repair.area && again.statement == "nothing to repair")
      if valid { #expect(repair.area == area && repair.statement == "nothing to repair") }
    }
    #expect(invalid > 200 && invalid < 1990, "\(invalid)")
  }

  @Test(.timeLimit(.minutes(10))) func `many thousand broken parts upon each other are judged in bounded time`() {
    let area = MultiPolygon((0..<5000).map { Polygon(exterior: Self.box(Double($0) / 10_000, 0, 10)) })
    let defects = Validity().defects(of: area)
    #expect(defects.count == Validity.crossingsPerRing)
    #expect(defects.last?.message.contains("there may be more") == true)
  }
}
