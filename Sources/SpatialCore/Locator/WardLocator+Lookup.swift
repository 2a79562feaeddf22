extension WardLocator {
  /// The ward that owns the position, as an index into the areas given to `init`; `nil` outside every ward.
  public func ward(at position: Coordinate) -> Int? {
    let value = cell(position.x, position.y)
    if value >= 0 { return Int(value) }
    if value == Self.outside { return nil }
    let found = owner(from: Int(-2 - value), position.x, position.y)
    return found < 0 ? nil : Int(found)
  }

  /// The ward in whose inside the position lies, when it lies in no other and on no border; `nil` elsewhere.
  public func soleWard(at position: Coordinate) -> Int? {
    let value = cell(position.x, position.y)
    if value >= 0 { return Int(value) }
    if value == Self.outside { return nil }
    var found: Int?
    var i = Int(-2 - value)
    while true {
      let (ward, covers, isOnBorder, next) = test(i, position.x, position.y)
      if isOnBorder || (covers && found != nil) { return nil }
      if covers { found = Int(ward) }
      guard let next else { return found }
      i = next
    }
  }

  /// Every ward that covers the position, in order; more than one on a border or where wards overlap.
  public func wards(covering position: Coordinate) -> [Int] {
    let value = cell(position.x, position.y)
    if value == Self.outside { return [] }
    if value >= 0 { return [Int(value)] }
    var result: [Int] = []
    var i = Int(-2 - value)
    while true {
      let (ward, covers, _, next) = test(i, position.x, position.y)
      if covers { result.append(Int(ward)) }
      guard let next else { return result }
      i = next
    }
  }

  /// Locates many positions at once: `found[i]` becomes the ward of `(x[i], y[i])`, or −1 where there is none.
  ///
  /// - Precondition: the three have the same length.
  public func locate(x: Span<Double>, y: Span<Double>, into found: inout MutableSpan<Int32>) {
    precondition(x.count == y.count && x.count == found.count, "as many results as positions")
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        found.withUnsafeMutableBufferPointer { found in
          guard let start = x.baseAddress else { return }
          locate(x: start, y: y.baseAddress!, count: x.count, into: found.baseAddress!)
        }
      }
    }
  }

  /// The same on plain memory.
  package func locate(
    x: UnsafePointer<Double>, y: UnsafePointer<Double>, count: Int, into found: UnsafeMutablePointer<Int32>
  ) {
    let most = 512
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * most) { scratch in
      let (waiting, places) = (scratch.baseAddress!, scratch.baseAddress! + most)
      var start = 0
      while start < count {
        let length = min(most, count - start)
        locateBlock(x + start, y + start, length, found + start, waiting, places)
        start += length
      }
    }
  }

  /// Reads what all positions of a block need from one table before any goes on to the next, so that memory is waited for
  /// once a table and not once a position.
  @inline(__always)
  private func locateBlock(
    _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int, _ found: UnsafeMutablePointer<Int32>,
    _ waiting: UnsafeMutablePointer<Int32>, _ places: UnsafeMutablePointer<Int32>
  ) {
    let grid = grid
    let tiles = tiles.baseAddress!
    var mixed = 0
    for i in 0..<count {
      guard grid.contains(x[i], y[i]) else {
        found[i] = Self.outside
        continue
      }
      let (column, row) = (grid.column(x[i]), grid.row(y[i]))
      let value = tiles[grid.tile(column, row)]
      found[i] = value
      waiting[mixed] = Int32(truncatingIfNeeded: i)
      places[mixed] = grid.place(column, row)
      mixed &+= value < Self.outside ? 1 : 0
    }
    guard mixed > 0 else { return }
    let blocks = blocks.baseAddress!
    var border = 0
    for j in 0..<mixed {
      let i = Int(waiting[j])
      let value = blocks[Int(-2 &- found[i]) << 6 | Int(places[j])]
      found[i] = value
      waiting[border] = Int32(truncatingIfNeeded: i)
      border &+= value < Self.outside ? 1 : 0
    }
    guard border > 0 else { return }
    let candidates = candidates.baseAddress!
    let path = path.baseAddress!
    for j in 0..<border {
      places[j] = Int32(truncatingIfNeeded: candidates[Int(-2 &- found[Int(waiting[j])])].first)
    }
    var touched = 0.0
    for j in 0..<border { touched += path[Int(UInt32(bitPattern: places[j]))].y }
    for j in 0..<border {
      let i = Int(waiting[j])
      found[i] = owner(from: Int(-2 &- found[i]), x[i], y[i])
    }
    // The sum says nothing; without a use the reads before the tests would be left out.
    if touched == .infinity { found[0] = found[0] &+ 0 }
  }

  /// What the cell of a position says; `outside` off the grid and for what is not finite.
  @inline(__always)
  private func cell(_ x: Double, _ y: Double) -> Int32 {
    guard grid.contains(x, y) else { return Self.outside }
    let (column, row) = (grid.column(x), grid.row(y))
    let value = tiles.baseAddress![grid.tile(column, row)]
    if value >= Self.outside { return value }
    return blocks.baseAddress![Int(-2 &- value) << 6 | Int(grid.place(column, row))]
  }

  /// The first ward of a cell's candidates that covers the position; `outside` when none does.
  private func owner(from first: Int, _ x: Double, _ y: Double) -> Int32 {
    var i = first
    while true {
      let (ward, covers, _, next) = test(i, x, y)
      if covers { return ward }
      guard let next else { return Self.outside }
      i = next
    }
  }

  /// Whether the ward whose first candidate is `first` covers the position, by its border or not, and where the next ward begins.
  @inline(__always)
  private func test(
    _ first: Int, _ x: Double, _ y: Double
  ) -> (ward: Int32, covers: Bool, isOnBorder: Bool, next: Int?) {
    let candidates = candidates.baseAddress!
    var i = first
    var candidate = candidates[i]
    var inside = candidate.startsInside
    var isOnBorder = false
    while true {
      switch RayCrossing.count(x, y, path: path.baseAddress! + Int(candidate.first), count: candidate.count) {
      case .odd: inside.toggle()
      case .onPath: isOnBorder = true
      case .even: break
      }
      guard candidate.continues else { break }
      i &+= 1
      candidate = candidates[i]
    }
    return (candidate.ward, inside || isOnBorder, isOnBorder, candidate.isLast ? nil : i &+ 1)
  }
}
