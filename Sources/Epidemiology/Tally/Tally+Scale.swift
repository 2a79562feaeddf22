extension Tally {
  /// The most units that a report is divided into.
  public static let largestScale = 1_000_000

  /// The counts in other units, for adding.
  ///
  /// - Precondition: `scale` is a multiple of the tally's own.
  /// - Throws: `TallyMismatch.scales` when 64 bits do not hold a count.
  func entries(inUnitsOf scale: Int) throws(TallyMismatch) -> [Entry] {
    guard scale != self.scale else { return entries }
    let factor = Int64(scale / self.scale)
    var moved: [Entry] = []
    moved.reserveCapacity(entries.count)
    for entry in entries {
      let (count, overflow) = entry.count.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw .scales(self.scale, scale) }
      moved.append(Entry(key: entry.key, count: count))
    }
    return moved
  }

  /// The least scale in which the counts of both are whole.
  ///
  /// - Throws: `TallyMismatch.scales` when it is beyond `largestScale`.
  static func commonScale(_ a: Int, _ b: Int) throws(TallyMismatch) -> Int {
    // Both are at most 10⁶.
    let common = a / commonDivisor(a, b) * b
    guard common <= largestScale else { throw .scales(a, b) }
    return common
  }

  /// The greatest number that divides the scale and every count.
  static func commonDivisor(of entries: [Entry], and scale: Int) -> Int {
    var divisor = scale
    for entry in entries {
      // Found after a few entries, unless all counts are whole.
      if divisor == 1 { break }
      divisor = commonDivisor(divisor, Int(entry.count.magnitude % UInt64(divisor)))
    }
    return divisor
  }

  static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
