import SpatialCore

/// Which decreed areas cover which wards, whole or in part.
struct Placing {
  private(set) var whole: [[Int]]
  private(set) var partial: [[Int]]
  private(set) var unplaced: [(id: String, names: [String])] = []
  /// Wards that each area names, by codes or districts; empty for shapes.
  private(set) var named: [[Int]]
  private let wards: [Ward]

  init(areas: [DecreedArea], wards: [Ward]) throws(GEOSError) {
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
    let boxes = BoxTree(wards.map(\.area.boundingBox))
    let ground = SharedGround()
    for (number, area) in areas.enumerated() {
      switch area.place {
      case .wards(let codes): place(number, area, codes, byCode)
      case .districts(let names): place(number, area, names, byDistrict)
      case .area(let shape):
        for ward in boxes.meeting(shape.boundingBox) {
          let share = try ground.share(of: wards[ward].area, in: shape)
          if share >= 1 - InForce.sliver {
            whole[ward].append(number)
          } else if share > 0 {
            // A lane is less than a millionth of a large commune, but none of its own ground is a sliver.
            let own = try ground.share(of: shape, in: wards[ward].area)
            if max(share, own) > InForce.sliver { partial[ward].append(number) }
          }
        }
      }
    }
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
