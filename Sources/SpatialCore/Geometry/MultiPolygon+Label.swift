extension MultiPolygon {
  /// A position well inside the largest part, for a label; `nil` for an empty area.
  public var labelPosition: Coordinate? {
    guard let largest = polygons.max(by: { abs(RingArea.signed($0.exterior)) < abs(RingArea.signed($1.exterior)) })
    else {
      return nil
    }
    let context = GEOSContext()
    do throws(GEOSError) { return try context.positionInside(try context.shape(largest)) } catch {
      return largest.exterior.first
    }
  }
}
