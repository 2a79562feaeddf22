public import Criteria
public import Quantities

/// Two histories of the same wards and days under two sets of rules, side by side.
public struct WhatIf: Sendable {
  /// Days in a row on which a ward's levels differ, each being the same throughout.
  public struct Span: Hashable, Sendable {
    public var ward: Int
    public var from: Day
    public var through: Day
    public var first: Int
    public var second: Int
  }

  /// How much earlier the second rules reach a level than the first.
  public struct Warning: Hashable, Sendable {
    public var level: Int
    /// Wards that reach it, by the rules under which they do.
    public var both: Int
    public var firstOnly: Int
    public var secondOnly: Int
    /// Days gained of each ward that reaches it under both, ascending; negative where the second rules are later.
    public var daysGained: [Int]

    /// Of an even number the lower of the two in the middle; `nil` when no ward reaches the level under both.
    public var median: Int? { daysGained.isEmpty ? nil : daysGained[(daysGained.count - 1) / 2] }
  }

  public let differences: [Span]
  public let wardDays: Int
  public let differingWardDays: Int
  public let warnings: [Warning]

  /// - Parameters:
  ///   - place: for each class of the second set the class of the first that it is compared with: one of the same rank, or of
  ///     the same name.
  ///   - levelCount: levels of the first set.
  /// - Precondition: both histories have the same wards and days.
  public init(_ first: LevelHistory, _ second: LevelHistory, place: [Int], levelCount: Int) {
    precondition(first.wards == second.wards && first.days == second.days, "the same wards and days")
    var differences: [Span] = []
    var total = 0
    for ward in 0..<first.wards {
      var (i, j) = (0, 0)
      let (a, b) = (first.spans(ward), second.spans(ward))
      while i < a.count, j < b.count {
        let from = max(a[i].from, b[j].from)
        let through = min(a[i].through, b[j].through)
        if from <= through, a[i].classIndex != place[b[j].classIndex] {
          let days = through.days(since: from) + 1
          total += days
          differences.append(
            Span(ward: ward, from: from, through: through, first: a[i].classIndex, second: b[j].classIndex))
        }
        if a[i].through < b[j].through {
          i += 1
        } else if b[j].through < a[i].through {
          j += 1
        } else {
          (i, j) = (i + 1, j + 1)
        }
      }
    }
    self.differences = differences
    differingWardDays = total
    wardDays = first.wards * first.days.count
    warnings = (1..<max(levelCount, 1)).map { level in
      var warning = Warning(level: level, both: 0, firstOnly: 0, secondOnly: 0, daysGained: [])
      for ward in 0..<first.wards {
        let one = first.firstDay(ward, atLeast: level, levelCount: levelCount)
        let other = second.spans(ward).first { place[$0.classIndex] >= level && place[$0.classIndex] < levelCount }?
          .from
        switch (one, other) {
        case (let one?, let other?):
          warning.both += 1
          warning.daysGained.append(one.days(since: other))
        case (_?, nil): warning.firstOnly += 1
        case (nil, _?): warning.secondOnly += 1
        case (nil, nil): break
        }
      }
      warning.daysGained.sort()
      return warning
    }
  }
}

extension CriteriaSet {
  /// For each class of another set the class of this one that it is compared with: the level of the same rank (the highest for
  /// ranks beyond), an unranked class of the same name, else "no data".
  public func places(of other: CriteriaSet) -> [Int] {
    other.classes.map { level in
      if let rank = level.rank { return min(rank, levels.count - 1) }
      return classes.firstIndex { $0.rank == nil && $0.id == level.id } ?? classes.count - 1
    }
  }

  /// The same rules with a value changed from its first day on, for asking "what if".
  ///
  /// - Throws: `CriteriaError.malformed` when the set has no such value.
  public func changing(_ value: String, to number: Fraction) throws(CriteriaError) -> CriteriaSet {
    guard let position = values.firstIndex(where: { $0.id == value }) else {
      throw .malformed(
        file: file, line: 1,
        message: "'\(value)' is no value of \(id); it has \(values.map(\.id).joined(separator: ", "))")
    }
    var changed = self
    for entry in changed.values[position].entries.indices { changed.values[position].entries[entry].value = number }
    changed.version += " with \(value) = \(number)"
    return changed
  }
}
