import Quantities

/// Counts while rows are being read: one accumulator a thread, added up at the end.
///
/// Numbers lie in blocks of 32 days for all wards, made when first touched, so a wrong year costs one block and the usual
/// case is two reads and an addition. A number has 32 bits, so that twice as many fit the caches; what goes beyond is kept
/// aside.
final class TallyAccumulator {
  /// Days that a report may have: 1900-01-01 to 2099-12-31.
  static let firstDayNumber: Int32 = -25_567
  static let lastDayNumber: Int32 = 47_481
  static var firstDay: Day { Day(number: firstDayNumber) }
  static var lastDay: Day { Day(number: lastDayNumber) }
  static let daysPerBlock = 32
  private static let blocks = 2284

  typealias Block = UnsafeMutablePointer<Int32>

  /// Wards and, behind the last one, the reports that are in none.
  let places: Int
  private let tables: UnsafeMutablePointer<UnsafeMutablePointer<Block?>?>
  /// What numbers had reached when 32 bits no longer held them, by stratum, block and place in the block.
  private var beyond: [Int: Int64] = [:]

  init(wards: Int) {
    places = wards + 1
    tables = .allocate(capacity: Stratum.count)
    tables.initialize(repeating: nil, count: Stratum.count)
  }

  deinit {
    for stratum in 0..<Stratum.count {
      guard let table = tables[stratum] else { continue }
      for block in 0..<Self.blocks { table[block]?.deallocate() }
      table.deallocate()
    }
    tables.deallocate()
  }

  /// Adds `count` reports.
  ///
  /// - Precondition: the day lies between `firstDay` and `lastDay`; `place` is a ward or `places - 1`.
  @inline(__always)
  func add(_ count: Int, stratum: Int, day: Int32, place: Int) {
    let offset = Int(day &- Self.firstDayNumber)
    let block = offset >> 5
    let index = (offset & 31) * places + place
    let counts: Block
    if let table = tables[stratum], let existing = table[block] {
      counts = existing
    } else {
      counts = makeBlock(stratum, block)
    }
    let small = Int32(truncatingIfNeeded: count)
    let (sum, overflow) = counts[index].addingReportingOverflow(small)
    if overflow || Int(small) != count {
      carry(Int64(count), counts + index, Self.key(stratum, block, index))
    } else {
      counts[index] = sum
    }
  }

  private static func key(_ stratum: Int, _ block: Int, _ index: Int) -> Int { (stratum << 12 | block) << 32 | index }

  /// Puts a number aside, with what is to be added to it.
  @inline(never)
  private func carry(_ count: Int64, _ number: UnsafeMutablePointer<Int32>, _ key: Int) {
    beyond[key, default: 0] += Int64(number.pointee) + count
    number.pointee = 0
  }

  @inline(never)
  private func makeBlock(_ stratum: Int, _ block: Int) -> Block {
    let table = tables[stratum] ?? makeTable(stratum)
    if let existing = table[block] { return existing }
    let counts = Block.allocate(capacity: Self.daysPerBlock * places)
    counts.initialize(repeating: 0, count: Self.daysPerBlock * places)
    table[block] = counts
    return counts
  }

  @discardableResult
  private func makeTable(_ stratum: Int) -> UnsafeMutablePointer<Block?> {
    let table = UnsafeMutablePointer<Block?>.allocate(capacity: Self.blocks)
    table.initialize(repeating: nil, count: Self.blocks)
    tables[stratum] = table
    return table
  }

  /// Moves all counts of the other accumulator to this one; the order of such additions makes no difference.
  func merge(_ other: TallyAccumulator) {
    precondition(places == other.places, "accumulators of different ward lists")
    other.forEachBlock { stratum, block, theirs in
      if tables[stratum]?[block] == nil {
        // Taken over as it is: memory for the sum is not needed twice.
        if tables[stratum] == nil { makeTable(stratum) }
        tables[stratum]![block] = theirs
        other.tables[stratum]![block] = nil
        return
      }
      let ours = makeBlock(stratum, block)
      for i in 0..<(Self.daysPerBlock * places) {
        let (sum, overflow) = ours[i].addingReportingOverflow(theirs[i])
        if overflow { carry(Int64(theirs[i]), ours + i, Self.key(stratum, block, i)) } else { ours[i] = sum }
      }
    }
    beyond.merge(other.beyond, uniquingKeysWith: +)
    other.beyond = [:]
  }

  private func forEachBlock(_ body: (_ stratum: Int, _ block: Int, Block) -> Void) {
    for stratum in 0..<Stratum.count {
      guard let table = tables[stratum] else { continue }
      for block in 0..<Self.blocks {
        if let counts = table[block] { body(stratum, block, counts) }
      }
    }
  }

  /// The counts as an immutable tally, in the order of stratum, day and ward; zeros are left out.
  ///
  /// - Parameter wardList: the wards that places stand for; without it they are called by their numbers.
  func finish(ageBands: AgeBands, wardList: WardList? = nil) -> Tally {
    precondition(wardList.map { $0.codes.count == places - 1 } ?? true, "a list of other wards")
    var entries: [Tally.Entry] = []
    forEachBlock { stratum, block, counts in
      for day in 0..<Self.daysPerBlock {
        for place in 0..<places {
          let index = day * places + place
          var count = Int64(counts[index])
          if !beyond.isEmpty { count += beyond[Self.key(stratum, block, index)] ?? 0 }
          guard count != 0 else { continue }
          entries.append(
            Tally.Entry(
              stratum: Stratum(code: stratum), day: Self.firstDay + (block * Self.daysPerBlock + day),
              place: Int32(place), count: count))
        }
      }
    }
    return Tally(
      wardList: wardList ?? WardList(numbered: places - 1), ageBands: ageBands, entries: entries)
  }
}
