public import Quantities

/// Which citizens of a ward are asked for.
public struct CitizenFilter: Hashable, Sendable {
  /// The day on which they live there.
  public var day: Day
  /// In which sense they live there; `nil` for those who dwell there: by current residence, else temporary, else permanent.
  public var kind: ResidenceKind?
  /// Ages on the day, inclusive; whose birth is not known is then left out.
  public var ages: ClosedRange<Int>?
  /// Those in any of these groups; `nil` for all.
  public var groups: PriorityGroups?

  public init(on day: Day, kind: ResidenceKind? = nil, ages: ClosedRange<Int>? = nil, groups: PriorityGroups? = nil) {
    self.day = day
    self.kind = kind
    self.ages = ages
    self.groups = groups
  }

  /// In words, for the decision log.
  var words: String {
    var words = ["on \(day)", kind.map { "\($0)" } ?? "dwelling"]
    if let ages { words.append("ages \(ages.lowerBound) to \(ages.upperBound)") }
    if let groups { words.append("groups \(groups.list.map(String.init).joined(separator: ";"))") }
    return words.joined(separator: ", ")
  }

  /// The birth days of the ages: later than the first, up to the second.
  var births: (after: Day, through: Day)? {
    ages.map {
      (BirthDate.latest(forAge: $0.upperBound + 1, on: day), BirthDate.latest(forAge: $0.lowerBound, on: day))
    }
  }

  func holds(_ record: CitizenRecord) -> Bool {
    if let births {
      guard let birth = record.birth, birth.day > births.after, birth.day <= births.through else { return false }
    }
    return groups.map { record.groups.mask & $0.mask != 0 } ?? true
  }
}
