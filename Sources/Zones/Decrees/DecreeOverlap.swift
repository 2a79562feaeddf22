public import Quantities
public import SpatialCore

/// Two decreed areas with different levels that are in force at one place and time.
public struct DecreeOverlap: Hashable, Sendable {
  /// Number of the area that comes first in the files.
  public var first: Int
  public var second: Int
  public var from: Moment
  /// The first moment at which one of them is no longer in force; `nil` when neither has a known end.
  public var until: Moment?
}

extension InForce {
  /// All overlaps of areas with different levels, in the order of the areas.
  ///
  /// Two shapes overlap where they share more than a millionth of the smaller one's ground; codes where they name one ward,
  /// or one word when there are no wards; a shape and codes where the shape covers a named ward whole or in part.
  ///
  /// - Throws: `GEOSError` when two shapes cannot be cut.
  /// - Complexity: O(n log n) and the pairs that meet by their boxes, a ward or a name, whatever their time; of these the ones
  ///   of shapes that meet in time are cut.
  public func overlaps() throws(GEOSError) -> [DecreeOverlap] {
    var touched = areas.map { _ in Set<Int>() }
    var inWard = wards.map { _ in [Int]() }
    for ward in wards.indices {
      inWard[ward] = whole[ward] + partial[ward]
      for area in inWard[ward] { touched[area].insert(ward) }
    }
    var named: [DecreedArea.Place: [Int]] = [:]
    for (number, area) in areas.enumerated() {
      for name in Self.names(area.place) { named[name, default: []].append(number) }
    }
    var found: [DecreeOverlap] = []
    for a in areas.indices {
      var near = Set(touched[a].flatMap { inWard[$0] })
      for name in Self.names(areas[a].place) { near.formUnion(named[name] ?? []) }
      if case .area(let shape) = areas[a].place { near.formUnion(shapes.meeting(shape.boundingBox)) }
      var ground: SharedGround?
      for b in near.sorted() where b > a && areas[a].level != areas[b].level {
        let from = max(areas[a].from, areas[b].from)
        let until = [ends[a], ends[b]].compactMap { $0 }.min()
        if let until, until <= from { continue }
        // All but two shapes meet by what brought them here.
        if case .area(let x) = areas[a].place, case .area(let y) = areas[b].place {
          guard x.boundingBox.intersects(y.boundingBox) else { continue }
          if ground == nil { ground = try SharedGround(x) }
          guard let share = try ground?.shares(with: y), max(share.ofOther, share.ofOwn) > Self.sliver else { continue }
        }
        found.append(DecreeOverlap(first: a, second: b, from: from, until: until))
      }
    }
    return found
  }

  /// Each name of a place by itself; none of a shape.
  private static func names(_ place: DecreedArea.Place) -> [DecreedArea.Place] {
    switch place {
    case .area: []
    case .wards(let codes): Set(codes).map { .wards([$0]) }
    case .districts(let names): Set(names).map { .districts([$0]) }
    }
  }

  /// Places to ask for when there are no boundaries: one for each name of a shape, and one for each code and district named.
  ///
  /// Of shapes with one name, the first one counts; the name is the code of the place.
  public static func places(of areas: [DecreedArea]) -> [Ward] {
    var seen: Set<String> = []
    var places: [Ward] = []
    for area in areas {
      switch area.place {
      case .area(let shape):
        if seen.insert(area.name).inserted { places.append(Ward(code: area.name, name: area.name, area: shape)) }
      case .wards(let codes):
        for code in codes where seen.insert(code).inserted {
          places.append(Ward(code: code, name: code, area: MultiPolygon()))
        }
      case .districts(let names):
        for name in names where seen.insert(name).inserted {
          places.append(Ward(code: name, name: name, district: name, area: MultiPolygon()))
        }
      }
    }
    return places.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }
}

extension InForce {
  /// Which of the two areas of an overlap holds where they meet, and by which rule.
  public func winner(of overlap: DecreeOverlap) -> StatusInForce {
    contest.decide(among: [overlap.first, overlap.second], computed: nil)
  }
}
