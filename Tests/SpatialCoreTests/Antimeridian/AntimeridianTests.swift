import Testing

@testable import SpatialCore

/// Expected outputs of the test set of github.com/gadomski/antimeridian, compared as geometries.
@Suite struct AntimeridianTests {
  /// Outputs that need an option or differ for a reason.
  static let special: [String: String] = [
    "both-poles": "a ring that is clockwise on purpose: needs fixWinding off",
    "extra-crossing": "a ring that is clockwise on purpose: needs fixWinding off",
    "cw-only-no-fix": "tested by its own option",
    "cw-split-no-fix": "tested by its own option",
    "force-north-pole": "asks for a pole that the ring does not enclose",
    "issues-171": "drops one of two equal holes, which would lose ground",
    "issues-124":
      "an invalid ring twice around the world, which is extended over the pole that its winding leaves outside",
    "issues-164": "an invalid ring around the pole, cut into other pieces of the same crossing lines",
    "overlap": "asks for a pole that the ring does not enclose",
  ]

  static let names = SharedData.files("tough/antimeridian/tests/data/output/flat").map { String($0.dropLast(5)) }

  static func geometry(_ path: String) throws -> Geometry {
    let document = try GeoJSON.read(path: SharedData.path("tough/antimeridian/tests/data/\(path).json"))
    return try #require(document.features.first?.geometry)
  }

  @Test(.enabled(if: SharedData.isPresent, "needs ../shared/data/tough"), arguments: names)
  func `a crossing geometry is cut as expected`(_ name: String) throws {
    guard Self.special[name] == nil, SharedData.files("tough/antimeridian/tests/data/input").contains("\(name).json")
    else {
      return
    }
    let cut = Antimeridian.cut(try Self.geometry("input/\(name)"))
    #expect(Self.agree(cut, try Self.geometry("output/flat/\(name)")), "\(cut)")
  }

  @Test(
    .enabled(if: SharedData.isPresent, "needs ../shared/data/tough"),
    arguments: [("cw-split", "cw-split-no-fix"), ("both-poles", "both-poles"), ("extra-crossing", "extra-crossing")])
  func `without fixing the winding a clockwise ring encloses the rest of the world`(_ names: (String, String)) throws {
    let cut = Antimeridian.cut(try Self.geometry("input/\(names.0)"), fixWinding: false)
    #expect(Self.agree(cut, try Self.geometry("output/flat/\(names.1)")), "\(cut)")
  }

  @Test(.enabled(if: SharedData.isPresent, "needs ../shared/data/tough"), arguments: names)
  func `along great circles a crossing geometry is cut as expected`(_ name: String) throws {
    // Where both ways agree the set holds the name of the other file instead of a geometry.
    guard Self.special[name] == nil, SharedData.files("tough/antimeridian/tests/data/input").contains("\(name).json"),
      let expected = try? Self.geometry("output/spherical/\(name)")
    else { return }
    let cut = Antimeridian.cut(try Self.geometry("input/\(name)"), greatCircle: true)
    #expect(Self.agree(cut, expected), "\(cut)")
  }

  /// Same parts in any order, same rings from any start, positions within 1e-6 degrees.
  static func agree(_ a: Geometry, _ b: Geometry) -> Bool {
    if let x = a.area, let y = b.area {
      return match(x.polygons, y.polygons) { p, q in
        sameRing(p.exterior, q.exterior) && match(p.holes, q.holes, sameRing)
      }
    }
    func lines(_ geometry: Geometry) -> [[Coordinate]] {
      switch geometry {
      case .lineString(let line): [line]
      case .multiLineString(let lines): lines
      default: []
      }
    }
    return match(lines(a), lines(b)) { p, q in p.count == q.count && zip(p, q).allSatisfy(near) }
  }

  static func match<T>(_ a: [T], _ b: [T], _ same: (T, T) -> Bool) -> Bool {
    a.count == b.count && a.allSatisfy { x in b.contains { same(x, $0) } }
  }

  static func near(_ a: Coordinate, _ b: Coordinate) -> Bool { abs(a.x - b.x) < 1e-6 && abs(a.y - b.y) < 1e-6 }

  static func sameRing(_ a: [Coordinate], _ b: [Coordinate]) -> Bool {
    let p = Array(a.dropLast())
    let q = Array(b.dropLast())
    guard p.count == q.count else { return false }
    return q.indices.contains { start in
      p.indices.allSatisfy { near(p[$0], q[(start + $0) % q.count]) }
        || p.indices.allSatisfy { near(p[$0], q[(start - $0 + 2 * q.count) % q.count]) }
    }
  }
}
