import SpatialCore

/// Which decreed areas cover which wards, whole or in part.
struct Placing {
  private(set) var whole: [[Int]]
  private(set) var partial: [[Int]]
  private(set) var unplaced: [(id: String, names: [String])] = []
  /// Wards that each area names, by codes or districts; empty for shapes.
  private(set) var named: [[Int]]
  private let wards: [Ward]

  /// - Parameter chosen: wards that shapes are compared with; `nil` for all. Names are placed in all.
  init(areas: [DecreedArea], wards: [Ward], chosen: [Int]? = nil) throws(GEOSError) {
    self.wards = wards
    whole = wards.map { _ in [] }
    partial = whole
    named = areas.map { _ in [] }
    var byCode: [String: [Int]] = [:]
    var byDistrict: [String: [Int]] = [:]
    for (number, ward) in wards.enumerated() {
      byCode[ward.code, default: []].append(number)
      for name in Set([ward.district, ward.districtCode].compactMap { $0 }) {
        byDistrict[name, default: []].append(number)
      }
    }
    let chosen = chosen ?? Array(wards.indices)
    let boxes = BoxTree(chosen.map { wards[$0].area.boundingBox })
    var covers: [MultiPolygon: Cover] = [:]
    for (number, area) in areas.enumerated() {
      switch area.place {
      case .wards(let codes): place(number, area, codes, byCode)
      case .districts(let names): place(number, area, names, byDistrict)
      case .area(let shape):
        // Acts name the same regions again and again, each time with their whole outline.
        let cover: Cover
        if let known = covers[shape] {
          cover = known
        } else {
          cover = try Self.cover(shape, boxes.meeting(shape.boundingBox).map { chosen[$0] }, wards)
          covers[shape] = cover
        }
        for ward in cover.whole { whole[ward].append(number) }
        for ward in cover.partial { partial[ward].append(number) }
      }
    }
  }

  /// Wards that a shape covers.
  private struct Cover {
    var whole: [Int] = []
    var partial: [Int] = []
  }

  private static func cover(_ shape: MultiPolygon, _ near: [Int], _ wards: [Ward]) throws(GEOSError) -> Cover {
    var cover = Cover()
    if near.isEmpty { return cover }
    let edges = ShapeEdges(shape)
    var ground: SharedGround?
    for ward in near {
      if let isInside = edges.holdWhole(wards[ward].area.boundingBox) {
        if isInside { cover.whole.append(ward) }
        continue
      }
      let cut: SharedGround
      if let made = ground { cut = made } else { cut = try SharedGround(shape) }
      ground = cut
      let share = try cut.shares(with: wards[ward].area)
      if share.ofOther >= 1 - InForce.sliver {
        cover.whole.append(ward)
      } else if max(share.ofOther, share.ofOwn) > InForce.sliver {
        // A lane may be less than a millionth of a large commune, but what is left of two borders is little of both.
        cover.partial.append(ward)
      }
    }
    return cover
  }

  /// Square metres of the wards that an area names; `nil` when it names none that is known.
  func size(of area: Int) -> Double? {
    named[area].isEmpty ? nil : named[area].reduce(0) { $0 + Geodesic.area(of: wards[$1].area) }
  }

  private mutating func place(_ number: Int, _ area: DecreedArea, _ names: [String], _ index: [String: [Int]]) {
    let found = Set(names.flatMap { index[$0] ?? [] }).sorted()
    named[number] = found
    for ward in found { whole[ward].append(number) }
    let missing = names.filter { index[$0] == nil }
    if !missing.isEmpty { unplaced.append((area.id, missing)) }
  }
}
