import SpatialCore
import Surveillance

/// A place with the wards that it lies in, found by cutting it with them.
struct PlacedArea {
  var place: AreaPlace
  var wards: [AreaWard]

  init(kept place: AreaPlace, wards: [AreaWard]) {
    self.place = place
    self.wards = wards
  }

  /// - Throws: `EpidemicAreaError.unusableShape`, `.outsideAllWards`, `.unusable`, `.unknown`; `GEOSError`.
  init(_ place: AreaPlace, kind: AreaKind, _ vintage: BoundaryVintage) throws {
    self.place = place
    switch place {
    case .wards(let rows):
      guard !rows.isEmpty else { throw EpidemicAreaError.unusable("the area names no ward; name one at least") }
      for row in rows where vintage.ward(row: row) == nil {
        throw EpidemicAreaError.unknown(what: "ward", name: "row \(row)", known: [])
      }
      self.place = .wards(Set(rows).sorted())
      wards = Set(rows).sorted().map { AreaWard(row: $0, isWhole: true) }
    case .addresses(let addresses):
      guard !addresses.isEmpty else {
        throw EpidemicAreaError.unusable("the area lists no address; list one at least")
      }
      for address in addresses {
        guard vintage.ward(row: address.ward) != nil else {
          throw EpidemicAreaError.unknown(what: "ward", name: "row \(address.ward)", known: [])
        }
        guard !AddressText.normalised(address.text).isEmpty else {
          throw EpidemicAreaError.unusable("an address of the list has neither letters nor numbers; correct the list")
        }
      }
      wards = Set(addresses.map(\.ward)).sorted().map { AreaWard(row: $0, isWhole: false) }
    case .shape(let shape):
      let defects = Validity().defects(of: shape)
      let isEmpty = shape.polygons.isEmpty
      let outside = defects.contains { $0.kind == .longitudeOutOfRange || $0.kind == .latitudeOutOfRange }
      guard !isEmpty, !outside, !defects.contains(where: \.isError) else {
        throw EpidemicAreaError.unusableShape(isEmpty ? ["it has no polygon"] : defects.map(\.description))
      }
      let closed = shape.closed
      self.place = .shape(closed)
      wards = try Self.wards(under: closed, vintage)
      guard !wards.isEmpty else { throw EpidemicAreaError.outsideAllWards }
    }
    if kind == .ward, wards.contains(where: { !$0.isWhole }) {
      throw EpidemicAreaError.unusable(
        "an area of the kind 'ward' is made of whole wards; call a part of one 'alley' or 'building'")
    }
  }

  /// The wards that an area lies in. Slivers of a neighbour, and of a ward's own border drawn otherwise, do not count.
  static func wards(under shape: MultiPolygon, _ vintage: BoundaryVintage) throws(GEOSError) -> [AreaWard] {
    let box = shape.boundingBox
    let near = vintage.wards.indices.filter { vintage.wards[$0].area.boundingBox.intersects(box) }
    let overlay = try WardOverlay(of: [shape], over: near.map { vintage.wards[$0].area })
    return overlay.parts.filter { $0.area > 1 }.map { part in
      let missing = overlay.added[part.later]
      return AreaWard(
        row: vintage.row(near[part.later]),
        isWhole: missing < WardOverlay.defaultTolerance * overlay.laterAreas[part.later])
    }.sorted { $0.row < $1.row }
  }
}
