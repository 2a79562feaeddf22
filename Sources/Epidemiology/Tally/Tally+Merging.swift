extension Tally {
  /// The counts of both together. Addition in any order and any grouping gives the same value; what adds up to zero vanishes.
  ///
  /// - Precondition: no count leaves 64 bits.
  /// - Complexity: O(n + m) for the entries of both.
  /// - Throws: `TallyMismatch.wardLists`, `.ageBands`, `.scales`.
  public func merging(_ other: Tally) throws(TallyMismatch) -> Tally {
    try checkSummable(other)
    guard wardList.codes == other.wardList.codes else {
      // Parts of one list, read without the boundaries.
      let codes = Array(Set(wardList.codes).union(other.wardList.codes)).sorted()
      let union = WardList(codes: codes, of: wardList.total, digest: wardList.digest)
      return try respread(over: union).merging(other.respread(over: union))
    }
    if other.entries.isEmpty { return self }
    if entries.isEmpty { return other }
    let scale = try Self.commonScale(scale, other.scale)
    let sum = Self.sum(try entries(inUnitsOf: scale), try other.entries(inUnitsOf: scale))
    return Tally(wardList: wardList, ageBands: ageBands, entries: sum, scale: scale)
  }

  /// The counts of all together.
  ///
  /// - Precondition: there is at least one, and no count leaves 64 bits.
  /// - Complexity: O(n log k) for n entries in k tallies.
  /// - Throws: `TallyMismatch.wardLists`, `.ageBands`, `.scales`.
  public static func merged(_ tallies: some Collection<Tally>) throws(TallyMismatch) -> Tally {
    precondition(!tallies.isEmpty, "a sum of no tallies has no ward list")
    // Neighbours first, so that every entry is copied only log k times.
    var rest = Array(tallies)
    while rest.count > 1 {
      var sums: [Tally] = []
      sums.reserveCapacity((rest.count + 1) / 2)
      for i in stride(from: 0, to: rest.count - 1, by: 2) { sums.append(try rest[i].merging(rest[i + 1])) }
      if rest.count % 2 == 1 { sums.append(rest[rest.count - 1]) }
      rest = sums
    }
    return rest[0]
  }

  func checkSummable(_ other: Tally) throws(TallyMismatch) {
    guard wardList.isSameList(as: other.wardList) else { throw .wardLists(wardList, other.wardList) }
    guard ageBands == other.ageBands else { throw .ageBands(ageBands.starts, other.ageBands.starts) }
  }

  /// The same counts with places of another list, which has all codes of this one.
  func respread(over list: WardList) -> Tally {
    guard list.codes != wardList.codes else { return self }
    var places: [UInt32] = []
    var next = 0
    for code in wardList.codes {
      // Both lists ascend.
      while list.codes[next] != code { next += 1 }
      places.append(UInt32(next))
    }
    places.append(UInt32(list.codes.count))
    let moved = entries.map {
      Entry(key: $0.key & ~0xFFFF_FFFF | UInt64(places[Int($0.place)]), count: $0.count)
    }
    return Tally(wardList: list, ageBands: ageBands, entries: moved, scale: scale)
  }

  /// Adds two sorted lists of counts; the pointers save a check of bounds for each of millions of entries.
  private static func sum(_ a: [Entry], _ b: [Entry]) -> [Entry] {
    [Entry](unsafeUninitializedCapacity: a.count + b.count) { buffer, count in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          var (i, j, k) = (0, 0, 0)
          while i < a.count, j < b.count {
            let (left, right) = (a[i], b[j])
            if left.key == right.key {
              let total = left.count + right.count
              buffer.initializeElement(at: k, to: Entry(key: left.key, count: total))
              k += total == 0 ? 0 : 1
              i += 1
              j += 1
            } else {
              let isLeft = left.key < right.key
              buffer.initializeElement(at: k, to: isLeft ? left : right)
              k += 1
              i += isLeft ? 1 : 0
              j += isLeft ? 0 : 1
            }
          }
          while i < a.count {
            buffer.initializeElement(at: k, to: a[i])
            (i, k) = (i + 1, k + 1)
          }
          while j < b.count {
            buffer.initializeElement(at: k, to: b[j])
            (j, k) = (j + 1, k + 1)
          }
          count = k
        }
      }
    }
  }

  /// Sorted entries without zeros, from entries in any order of which several may be of one key.
  package static func normalized(_ entries: [Entry]) -> [Entry] {
    var sums: [Entry] = []
    sums.reserveCapacity(entries.count)
    for entry in entries.sorted(by: { $0.key < $1.key }) {
      if let last = sums.last, last.key == entry.key {
        sums[sums.count - 1] = Entry(key: last.key, count: last.count + entry.count)
      } else {
        sums.append(entry)
      }
    }
    sums.removeAll { $0.count == 0 }
    return sums
  }
}
