public import Quantities

/// Residents of each ward, by age group and by the days that a figure holds.
///
/// Rows without ages are totals; rows with ages are groups. A question about some ages is the sum of the groups inside them,
/// and has no answer when a group lies across the limit. Of several vintages the latest that has begun holds. Figures may
/// be decimals (estimates) and are kept exactly.
public struct Population: Sendable {
  public struct Figure: Hashable, Sendable {
    public var ward: Int
    /// `nil` for a total.
    public var ageFrom: Int?
    /// Last age of the group; `nil` when it is open or a total.
    public var ageTo: Int?
    /// First day on which the figure holds; `nil` for always.
    public var from: Day?
    public var value: Fraction

    public init(ward: Int, ageFrom: Int? = nil, ageTo: Int? = nil, from: Day? = nil, value: Fraction) {
      self.ward = ward
      self.ageFrom = ageFrom
      self.ageTo = ageTo
      self.from = from
      self.value = value
    }

    var isTotal: Bool { ageFrom == nil && ageTo == nil }
  }

  /// Sorted by ward, day, and age.
  public let figures: [Figure]
  private let ranges: [Range<Int>]

  public init(wards: Int, figures: [Figure]) {
    let sorted = figures.sorted { Self.key($0) < Self.key($1) }
    var ranges: [Range<Int>] = []
    var next = 0
    for ward in 0..<wards {
      let start = next
      while next < sorted.count, sorted[next].ward == ward { next += 1 }
      ranges.append(start..<next)
    }
    self.figures = sorted
    self.ranges = ranges
  }

  private static func key(_ figure: Figure) -> (Int, Int, Int, Int) {
    (figure.ward, figure.from.map { Int($0.number) } ?? Int.min, figure.ageFrom ?? -1, figure.ageTo ?? Int.max)
  }

  /// The figures of some wards, which are numbered anew in the order given.
  ///
  /// - Complexity: O(f log f) for f figures of these wards.
  public func of(_ wards: [Int]) -> Population {
    Population(
      wards: wards.count,
      figures: wards.enumerated().flatMap { number, ward in
        figures[ranges[ward]].map { figure in
          var figure = figure
          figure.ward = number
          return figure
        }
      })
  }

  /// Ages at which groups begin, for bands of a tally.
  public var ageBreaks: [Int] { figures.compactMap(\.ageFrom) }

  /// Residents of a ward on a day; `nil` when no figure answers, or its value is zero or less.
  ///
  /// - Parameters:
  ///   - from: first age, inclusive; `nil` for no lower limit.
  ///   - to: last age, inclusive; `nil` for no upper limit.
  public func residents(ward: Int, from: Int? = nil, to: Int? = nil, on day: Day) -> Fraction? {
    // Figures are sorted by day, so those that hold come first; nothing is copied, since maps ask for every ward.
    let all = ranges[ward]
    var holding = all.lowerBound
    while holding < all.upperBound, figures[holding].from.map({ $0 <= day }) ?? true { holding += 1 }
    let figuresInForce = figures[all.lowerBound..<holding]
    var value: Fraction?
    if from ?? 0 == 0, to == nil, let total = figuresInForce.last(where: \.isTotal) {
      value = total.value
    } else {
      let vintage = figuresInForce.last { !$0.isTotal }?.from ?? figuresInForce.first { !$0.isTotal }?.from
      value = Self.sum(figuresInForce, vintage, from ?? 0, to)
    }
    return value.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Days from which other figures hold, ascending: between two of them no answer changes.
  public var changes: [Day] { Set(figures.compactMap(\.from)).sorted() }

  /// Sum of the groups of a vintage inside the ages; `nil` when one lies across a limit, or some age in between has no group.
  private static func sum(_ figures: ArraySlice<Figure>, _ vintage: Day?, _ from: Int, _ to: Int?) -> Fraction? {
    var sum: Fraction = 0
    var covered = from
    for group in figures where !group.isTotal && group.from == vintage {
      let first = group.ageFrom ?? 0
      if let last = group.ageTo, last < from { continue }
      if let to, first > to { break }
      // The group must begin where the last one ended, and end within the limit.
      guard first == covered else { return nil }
      sum = sum + group.value
      guard let last = group.ageTo else { return to == nil ? sum : nil }
      if let to, last > to { return nil }
      covered = last + 1
    }
    // A last group that says where it ends (80 to 120) is taken as open from 100 on.
    if let to { return covered == to + 1 ? sum : nil }
    return covered > 100 ? sum : nil
  }
}
