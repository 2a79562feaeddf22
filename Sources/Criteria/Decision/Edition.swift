public import Quantities

/// A criteria set as it stands on one day: every dated value resolved, every name turned into a place in a list.
///
/// Immutable; safe to share between threads.
public struct Edition: Sendable {
  public let set: CriteriaSet
  /// The day whose values hold; not the day of the map when the set is applied outside its time.
  public let day: Day
  /// What must be measured, in the order in which `classify` takes values.
  public let indicators: [IndicatorDeclaration]

  struct Bound: Hashable, Sendable {
    let comparison: Condition.Comparison
    let threshold: Fraction

    func holds(_ value: Fraction) -> Bool { comparison.holds(value, threshold) }
  }

  struct Bands: Hashable, Sendable {
    let indicator: Int
    /// Bounds of each band; all must hold.
    let bounds: [[Bound]]
    /// Class of each band, where bands stand for levels.
    let classes: [Int]
  }

  enum Test: Hashable, Sendable {
    case indicator(Int, [Bound])
    case level(Int)
    case missing(Int)
  }

  /// Band sets of which the highest counts; `leaveOutUnknown` runs along with them.
  struct Highest: Hashable, Sendable {
    let sets: [Int]
    let leaveOutUnknown: [Bool]
  }

  indirect enum Axis: Hashable, Sendable {
    case bands(Int)
    case highest(Highest, bands: Int)
    case table(InnerTable)
  }

  /// A table that gives a band of an axis of another one.
  struct InnerTable: Hashable, Sendable {
    let axes: [Axis]
    /// Band of each combination, and the number of its cell; index is mixed radix, the last axis running fastest.
    let results: [Int]
    let cells: [Int]
    let bands: Int
    /// Position among the combined bands of the set.
    let source: Int
  }

  struct Rule: Hashable, Sendable {
    let anyOf: [[Test]]
    let result: Int
  }

  enum Decision: Hashable, Sendable {
    /// Class of each combination; index is mixed radix over the bands of the axes, the last axis running fastest.
    case table(axes: [Axis], classes: [Int], cells: [Int])
    case highestOf(Highest)
    case firstMatch([Rule])
  }

  enum Effect: Hashable, Sendable {
    case raise(Int), hold, cap, floor(Int), ceiling(Int)
  }

  struct Adjustment: Hashable, Sendable {
    let effect: Effect
    let when: [Test]
    let unless: [Test]
    let whenUnknown: AdjustmentSource.WhenUnknown
  }

  let bandSets: [Bands]
  let decision: Decision
  let adjustments: [Adjustment]
  /// The rule for leaving a level, over the same indicators; none or one.
  let exits: [Edition]
  /// When levels may change; `nil` where each day stands by itself.
  public let timing: Timing?
  public let neighbours: NeighbourRules?
  /// Each after the one whose areas are its units.
  public let rollUps: [RollUp]
  /// Index of "no data" among the classes; the last.
  public let noDataClass: Int
  public let levelCount: Int

  /// All classes: levels, unranked classes, no data.
  public var classes: [Level] { self.set.classes }

  /// The rule for leaving a level; `nil` where it is the one for entering it.
  public var exit: Edition? { exits.first }

  /// Whether a level may depend on the days before: on rules on time, or on holding.
  public var looksBack: Bool {
    timing != nil || exit != nil || adjustments.contains { $0.effect == .hold || $0.effect == .cap }
  }
}

extension CriteriaSet {
  /// The rules as in force on a day.
  ///
  /// - Parameter asIf: take the values of this day instead, to apply the rules outside their time.
  /// - Throws: `CriteriaError.notInForce`, `.incomplete`, `.malformed` where a name refers to nothing.
  public func edition(on day: Day, asIf: Day? = nil) throws(CriteriaError) -> Edition {
    guard missing.isEmpty else { throw .incomplete(id: id, missing: missing) }
    let effective = asIf ?? day
    guard isInForce(on: effective) else {
      throw .notInForce(id: id, day: effective, periods: periods)
    }
    return try EditionBuilder(set: self, day: effective).edition()
  }
}
