import Crypto
public import Epidemiology
public import Quantities

/// A digest of the counts of each ward up to a day, so that a report more costs one ward's digest and not all.
public struct CountDigests: Sendable {
  public let through: Day
  /// Units of a report that the counts are in.
  public let scale: Int
  /// 32 bytes a ward in the order of their numbers, those of no ward behind them; zeros where there are no counts.
  private(set) var bytes: [UInt8]

  /// - Complexity: O(n + w) for n entries and w wards.
  public init(_ tally: Tally, through day: Day) {
    // What comes later must not decide in which units the counts up to the day are.
    let tally = tally.scale == 1 ? tally : tally.through(day)
    through = day
    scale = tally.scale
    bytes = [UInt8](repeating: 0, count: (tally.wards + 1) * 32)
    // Entries by ward, in each in the order of stratum and day.
    var starts = [Int](repeating: 0, count: tally.wards + 2)
    for entry in tally.entries where entry.day <= day { starts[Int(entry.place) + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var numbers = [UInt64](repeating: 0, count: starts[tally.wards + 1] * 3)
    for entry in tally.entries where entry.day <= day {
      let place = Int(entry.place)
      Self.put(entry, into: &numbers, at: next[place] * 3)
      next[place] += 1
    }
    numbers.withUnsafeBytes { numbers in
      for place in 0...tally.wards where starts[place] < starts[place + 1] {
        var hash = SHA256()
        hash.update(
          bufferPointer: UnsafeRawBufferPointer(rebasing: numbers[(starts[place] * 24)..<(starts[place + 1] * 24)]))
        set(hash, at: place)
      }
    }
  }

  /// Takes the counts of one ward anew.
  ///
  /// - Parameters:
  ///   - place: a ward's number, or the number of wards for those in none.
  ///   - entries: its entries in the order of a tally; those after the day are left out.
  /// - Precondition: counts are of whole reports.
  public mutating func replace(_ place: Int, by entries: some Collection<Tally.Entry>) {
    precondition(scale == 1, "counts in parts of reports are taken together")
    var numbers = [UInt64](repeating: 0, count: entries.count * 3)
    var count = 0
    for entry in entries where entry.day <= through {
      Self.put(entry, into: &numbers, at: count * 3)
      count += 1
    }
    guard count > 0 else {
      return bytes.replaceSubrange((place * 32)..<(place * 32 + 32), with: repeatElement(0, count: 32))
    }
    var hash = SHA256()
    numbers.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<(count * 24)])) }
    set(hash, at: place)
  }

  private static func put(_ entry: Tally.Entry, into numbers: inout [UInt64], at position: Int) {
    numbers[position] = UInt64(entry.stratum.code).littleEndian
    numbers[position + 1] = UInt64(bitPattern: Int64(entry.day.number)).littleEndian
    numbers[position + 2] = UInt64(bitPattern: entry.count).littleEndian
  }

  private mutating func set(_ hash: SHA256, at place: Int) {
    bytes.replaceSubrange((place * 32)..<(place * 32 + 32), with: Array(hash.finalize()))
  }
}
