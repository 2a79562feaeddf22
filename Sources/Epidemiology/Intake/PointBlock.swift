import SpatialCore

/// A few hundred positions that wait to be located together.
struct PointBlock: ~Copyable {
  static let capacity = 512
  let longitudes = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
  let latitudes = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
  let days = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  let strata = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  let counts = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
  let rows = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  let found = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  var count = 0

  deinit {
    longitudes.deallocate()
    latitudes.deallocate()
    days.deallocate()
    strata.deallocate()
    counts.deallocate()
    rows.deallocate()
    found.deallocate()
  }

  var isFull: Bool { count == Self.capacity }

  @inline(__always)
  mutating func append(
    _ longitude: Double, _ latitude: Double, _ day: Int32, _ stratum: Int32, _ count: Int, _ row: Int32
  ) {
    longitudes[self.count] = longitude
    latitudes[self.count] = latitude
    days[self.count] = day
    strata[self.count] = stratum
    counts[self.count] = count
    rows[self.count] = row
    self.count += 1
  }

  /// Brings the positions to WGS 84.
  mutating func transform(_ transformation: Transformation) {
    var positions = (0..<count).map { Coordinate(x: longitudes[$0], y: latitudes[$0]) }
    transformation.applyLeniently(&positions)
    for (i, position) in positions.enumerated() {
      longitudes[i] = position.x
      latitudes[i] = position.y
    }
  }

  func locate(_ locator: WardLocator) { locator.locate(x: longitudes, y: latitudes, count: count, into: found) }
}
