/// What one policy says of one citizen, as far as the system knows without asking.
public struct SweepEntry: Hashable, Sendable {
  /// Row in the register.
  public var citizen: Int
  /// Row of the ward where the citizen dwells.
  public var ward: Int
  public var answer: SupportAnswer
}

/// People and money of one policy in one ward.
public struct SweepCount: Hashable, Sendable {
  public var entitled = 0
  /// Sum of the amounts of those who are entitled, whole đồng.
  public var amount = 0
  /// To whom something happened, and of whom an answer is still missing.
  public var open = 0

  static func += (a: inout SweepCount, b: SweepCount) {
    a.entitled += b.entitled
    a.amount += b.amount
    a.open += b.open
  }
}

/// People and money of all policies by ward: numbers only.
public struct SweepTotals: Hashable, Sendable {
  /// People who dwell in each ward, by its row.
  public internal(set) var people: [Int: Int] = [:]
  /// By policy, then by the row of the ward.
  public internal(set) var counts: [String: [Int: SweepCount]] = [:]

  /// People and money of a policy in all wards.
  public func total(_ policy: String) -> SweepCount {
    (counts[policy] ?? [:]).values.reduce(into: SweepCount()) { $0 += $1 }
  }

  mutating func add(_ entries: [SweepEntry]) {
    for entry in entries {
      var count = SweepCount()
      if entry.answer.verdict == .entitled {
        count.entitled = 1
        count.amount = entry.answer.amount ?? 0
      } else {
        count.open = 1
      }
      counts[entry.answer.policy, default: [:]][entry.ward, default: SweepCount()] += count
    }
  }

  mutating func add(_ other: SweepTotals) {
    people.merge(other.people, uniquingKeysWith: +)
    for (policy, wards) in other.counts {
      for (ward, count) in wards { counts[policy, default: [:]][ward, default: SweepCount()] += count }
    }
  }
}
