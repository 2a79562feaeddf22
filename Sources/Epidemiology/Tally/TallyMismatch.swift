/// Why two tallies cannot be added.
public enum TallyMismatch: Error, Equatable, Sendable {
  case wardLists(WardList, WardList)
  /// The first ages of the bands of both.
  case ageBands([Int], [Int])
  /// The tally cannot be cut to these first ages, since it has no band that begins at `missing`.
  case tooCoarse(has: [Int], missing: [Int])
  /// Units of a report that have no common one of a size that is kept.
  case scales(Int, Int)
}

extension TallyMismatch: CustomStringConvertible {
  public var description: String {
    switch self {
    case .wardLists(let a, let b):
      "the counts refer to different wards: \(a) and \(b)\(Self.difference(a, b)). "
        + "Count the rows anew with the boundaries of the other."
    case .ageBands(let a, let b):
      "the counts have different bands of ages: they begin at \(Self.list(a)) and at \(Self.list(b)). "
        + "Count both with the same --criteria or --age-breaks."
    case .tooCoarse(let has, let missing):
      "the bands of ages begin at \(Self.list(has)), and none begins at \(Self.list(missing)), which the question needs. "
        + "Count the rows anew with --age-breaks \(Self.list(Array(Set(has + missing)).sorted().filter { $0 > 0 }, ",")), "
        + "or with --criteria."
    case .scales(let a, let b):
      "the counts are in units of 1/\(a) and 1/\(b) of a report, which have no common unit that fits; "
        + "translate both with one crosswalk, or with shares that have fewer decimals."
    }
  }

  static func list(_ ages: [Int], _ separator: String = ", ") -> String {
    ages.map(String.init).joined(separator: separator)
  }

  /// A ward that only one of two whole lists has.
  private static func difference(_ a: WardList, _ b: WardList) -> String {
    guard a.codes.count == a.total, b.codes.count == b.total else { return "" }
    let (first, second) = (Set(a.codes), Set(b.codes))
    if let code = a.codes.first(where: { !second.contains($0) }) { return "; '\(code)' is only in the first" }
    if let code = b.codes.first(where: { !first.contains($0) }) { return "; '\(code)' is only in the second" }
    return ""
  }
}
