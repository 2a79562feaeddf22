import Epidemiology

/// Counts how often rows that are written alike have come in one delivery, 8 bytes a row.
struct Occurrences {
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 12)
  private var used = 0
  /// How often beyond the first, for the few that come again.
  private var further: [UInt64: Int] = [:]

  /// How many rows of this text came before.
  mutating func next(_ high: UInt64, _ low: UInt64) -> Int {
    // Zero stands for an empty slot.
    let hash = max(high ^ low &* 0x9E37_79B9_7F4A_7C15, 1)
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      if slots[place] == hash {
        let before = further[hash, default: 0] + 1
        further[hash] = before
        return before
      }
      place = (place + 1) & mask
    }
    slots[place] = hash
    used += 1
    if used * 4 > slots.count * 3 { grow() }
    return 0
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for hash in slots where hash != 0 {
      var place = Int(truncatingIfNeeded: hash) & mask
      while larger[place] != 0 { place = (place + 1) & mask }
      larger[place] = hash
    }
    slots = larger
  }
}
