import Quantities
import SpatialCore
import Testing
import Zones

@Suite struct InForceTests {
  static let day = Day(year: 2021, month: 9, day: 6)!
  static let six = Moment(day, second: 21_600)
  static let end = Moment(day + 15, second: 21_600)

  static func second(before moment: Moment) -> Moment { Moment(seconds: moment.seconds - 1) }
  static func second(after moment: Moment) -> Moment { Moment(seconds: moment.seconds + 1) }

  static func area(
    _ id: String, _ level: String, _ place: DecreedArea.Place = .wards(["w05"]), from: Moment = six,
    until: Moment? = end, authority: String = "", repeals: [String] = []
  ) -> DecreedArea {
    DecreedArea(id: id, place: place, level: level, authority: authority, from: from, until: until, repeals: repeals)
  }

  static func inForce(
    _ areas: [DecreedArea], _ precedence: DecreePrecedence = DecreePrecedence(levels: DecreeWorld.levels),
    maps: [ComputedLevels] = []
  ) throws -> InForce {
    try InForce(areas: areas, precedence: precedence, wards: DecreeWorld.wards, maps: maps)
  }

  @Test func `a decree holds from its first second to the last one before its end`() throws {
    let inForce = try Self.inForce([Self.area("a", "red")])
    func level(_ moment: Moment) -> String? { inForce.status(ofWard: "w05", on: moment)?.level }
    #expect(level(Self.second(before: Self.six)) == nil)
    #expect(level(Self.six) == "red")
    #expect(level(Self.second(after: Self.six)) == "red")
    #expect(level(Self.second(before: Self.end)) == "red")
    #expect(level(Self.end) == nil)
    #expect(inForce.status(ofWard: "w05", on: Self.six)?.until == Self.end)
    #expect(inForce.status(ofWard: "w05", on: Self.second(before: Self.six))?.until == Self.six)
    #expect(inForce.status(ofWard: "w05", on: Self.end)?.until == nil)
    #expect(inForce.status(ofWard: "nowhere", on: Self.six) == nil)
  }

  @Test func `the later start wins over the stricter, and says so`() throws {
    let inForce = try Self.inForce([Self.area("a", "red"), Self.area("b", "white", from: Self.six + 1)])
    let before = try #require(inForce.status(ofWard: "w05", on: Self.second(before: Self.six + 1)))
    #expect(before.decree == "a" && before.rule == "only one")
    let status = try #require(inForce.status(ofWard: "w05", on: Self.six + 1))
    #expect(status.decree == "b" && status.rule == "later_start" && status.level == "white")
    #expect(status.losers.map(\.reason) == ["later_start: it began at 2021-09-06T06:00, before 2021-09-06T07:00"])
  }

  @Test func `equal starts go to the stricter, equal levels to the lower id`() throws {
    let both = try Self.inForce([Self.area("a", "yellow"), Self.area("b", "red"), Self.area("c", "red")])
    let status = try #require(both.status(ofWard: "w05", on: Self.six))
    #expect(status.decree == "b" && status.rule == "lower_id")
    #expect(status.losers.map(\.layer) == [.decreed("a"), .decreed("c")])
    #expect(status.losers[0].reason == "stricter: yellow is below red")
    // Where the order of a level is not known, the rule cannot tell them apart and the next one decides.
    let unknown = try Self.inForce([Self.area("a", "amber"), Self.area("b", "red")])
    #expect(unknown.status(ofWard: "w05", on: Self.six)?.rule == "lower_id")
  }

  @Test func `authorities that are not listed come last`() throws {
    let precedence = DecreePrecedence(
      rules: [.authority], authorities: ["state", "region"], levels: DecreeWorld.levels)
    let inForce = try Self.inForce(
      [
        Self.area("a", "red", authority: "town"), Self.area("b", "white", authority: "region"),
        Self.area("c", "yellow", authority: "state"),
      ], precedence)
    #expect(inForce.status(ofWard: "w05", on: Self.six)?.decree == "c")
    let small = DecreedArea.Place.area(DecreeWorld.square(.init(x: 1...1.5, y: 1...1.5)))
    let sizes = try Self.inForce(
      [Self.area("a", "red", .districts(["d1"])), Self.area("b", "white", small)],
      DecreePrecedence(rules: [.smallerArea], levels: DecreeWorld.levels))
    #expect(sizes.status(at: Coordinate(x: 1.2, y: 1.2), on: Self.six).decree == "b")
    #expect(sizes.status(at: Coordinate(x: 1.7, y: 1.2), on: Self.six).decree == "a")
  }

  @Test func `an area ends when one that repeals it begins, and only then`() throws {
    let repeal = Self.six + 24
    let inForce = try Self.inForce([
      Self.area("a", "red", until: nil), Self.area("b", "white", from: repeal, until: repeal + 1, repeals: ["a"]),
    ])
    #expect(inForce.ends == [repeal, repeal + 1])
    #expect(inForce.status(ofWard: "w05", on: Self.second(before: repeal))?.decree == "a")
    #expect(inForce.status(ofWard: "w05", on: repeal)?.decree == "b")
    #expect(inForce.status(ofWard: "w05", on: repeal + 1)?.level == nil)
    // What was repealed before it began never holds and repeals nothing.
    let chain = try Self.inForce([
      Self.area("a", "red", until: nil), Self.area("b", "white", from: repeal + 2, repeals: ["a"]),
      Self.area("c", "yellow", .wards(["w00"]), from: repeal, repeals: ["b"]),
    ])
    #expect(chain.status(ofWard: "w05", on: repeal + 3)?.decree == "a")
  }

  @Test(
    arguments: [
      (DecreePrecedence.Layers.decreedOverComputed, "red", "white", false),
      (.stricterOfLayers, "red", "white", true), (.stricterOfLayers, "white", "red", false),
      (.stricterOfLayers, "red", "red", false), (.decreedSetsFloor, "red", "white", true),
      (.decreedSetsFloor, "red", "red", true), (.decreedSetsFloor, "white", "red", false),
      (.stricterOfLayers, "amber", "white", false), (.decreedSetsFloor, "amber", "white", false),
    ])
  func `the layers stand to each other as the precedence says`(
    _ example: (layers: DecreePrecedence.Layers, computed: String, decreed: String, computedHolds: Bool)
  ) throws {
    let map = ComputedLevels(on: Self.day, levels: ["w05": example.computed])
    let inForce = try Self.inForce(
      [Self.area("a", example.decreed)], DecreePrecedence(layers: example.layers, levels: DecreeWorld.levels),
      maps: [map])
    let status = try #require(inForce.status(ofWard: "w05", on: Self.six))
    #expect(status.layer == (example.computedHolds ? .computed(on: Self.day) : .decreed("a")))
    #expect(status.level == (example.computedHolds ? example.computed : example.decreed))
    #expect(status.rule == example.layers.rawValue && status.losers.count == 1)
  }

  @Test func `a map holds from the beginning of its day until that of the next one`() throws {
    let maps = [
      ComputedLevels(on: Self.day + 7, levels: ["w05": "red"]), ComputedLevels(on: Self.day, levels: ["w05": "white"]),
    ]
    let inForce = try Self.inForce([], maps: maps)
    #expect(inForce.status(ofWard: "w05", on: Self.second(before: Moment(Self.day)))?.level == nil)
    #expect(inForce.status(ofWard: "w05", on: Moment(Self.day))?.level == "white")
    #expect(inForce.status(ofWard: "w05", on: Moment(Self.day))?.until == Moment(Self.day + 7))
    #expect(inForce.status(ofWard: "w05", on: Moment(Self.day + 7))?.level == "red")
  }

  @Test func `a lane in a ward leaves the ward its level and lies inside it`() throws {
    let lane = DecreedArea.Place.area(DecreeWorld.square(.init(x: 1.2...1.2005, y: 1.2...1.2005)))
    let map = ComputedLevels(on: nil, levels: ["w05": "white"])
    let inForce = try Self.inForce([Self.area("lane", "red", lane)], maps: [map])
    let ward = try #require(inForce.status(ofWard: "w05", on: Self.six))
    #expect(ward.level == "white" && ward.inside == ["lane"])
    #expect(inForce.status(ofWard: "w06", on: Self.six)?.inside == [])
    // Corner, edge and just outside.
    #expect(inForce.status(at: Coordinate(x: 1.2, y: 1.2), on: Self.six).decree == "lane")
    #expect(inForce.status(at: Coordinate(x: 1.2005, y: 1.2003), on: Self.six).decree == "lane")
    let outside = inForce.status(at: Coordinate(x: 1.2005.nextUp, y: 1.2003), on: Self.six)
    #expect(outside.layer == .computed(on: nil) && outside.level == "white")
  }

  @Test func `names that no ward has are listed`() throws {
    let inForce = try Self.inForce([Self.area("a", "red", .districts(["d1", "d9"]))])
    #expect(inForce.unplaced.map(\.id) == ["a"])
    #expect(inForce.unplaced.first?.names == ["d9"])
    #expect(inForce.status(ofWard: "w05", on: Self.six)?.level == "red")
  }
}
