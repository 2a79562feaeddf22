/// Makes one area of several, without the borders between them.
public enum Dissolve {
  /// All ground of some areas; borders that two of them share are gone.
  ///
  /// - Parameter areas: valid; those without polygons add nothing.
  /// - Returns: wound as RFC 7946 asks; no polygons for no areas.
  /// - Throws: `GEOSError` when the overlay fails, which valid areas do not cause.
  public static func union(of areas: [MultiPolygon]) throws(GEOSError) -> MultiPolygon {
    if areas.count == 1 { return areas[0].rewound }
    let context = GEOSContext()
    let all = MultiPolygon(areas.flatMap(\.polygons))
    guard !all.polygons.isEmpty else { return all }
    return try context.area(of: try context.union(try context.shape(all))).rewound
  }
}
