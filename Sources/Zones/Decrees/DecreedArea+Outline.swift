public import SpatialCore

extension DecreedArea {
  /// Numbers of the wards that it names, by code or by district, ascending; empty for a shape.
  public func named(among wards: [Ward]) -> [Int] {
    switch place {
    case .area: []
    case .wards(let codes):
      wards.indices.filter { codes.contains(wards[$0].code) }
    case .districts(let names):
      wards.indices.filter { number in
        [wards[number].district, wards[number].districtCode].contains { $0.map(names.contains) ?? false }
      }
    }
  }

  /// The ground on which it holds: its shape, or that of the wards that it names.
  ///
  /// - Returns: no polygons where it names none of the wards.
  /// - Throws: `GEOSError` when wards cannot be put together, which valid ones do not cause.
  public func outline(among wards: [Ward]) throws(GEOSError) -> MultiPolygon {
    if case .area(let shape) = place { return shape.rewound }
    return try Dissolve.union(of: named(among: wards).map { wards[$0].area })
  }
}
