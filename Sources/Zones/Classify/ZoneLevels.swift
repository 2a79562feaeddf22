public import Quantities

/// The levels of wards on a day and the values that they rest on, without the reasons: what a replay needs of every day.
public struct ZoneLevels: Sendable {
  public let on: Day
  /// The wards, by their numbers, in the order in which they were asked for.
  public let wards: [Int]
  /// Class of each of these wards: an index into the classes of the criteria set.
  public let classIndices: [Int]
  /// The highest level that each may keep, where the set has a rule for that; `nil` where it has none.
  public let exitIndices: [Int]?
  let columns: [ExactColumn]
  /// Signature of what more cases would not change, for each ward; empty where margins cannot be looked up.
  let fixed: [UInt64]

  /// The exact value of an indicator at the i-th of the wards; `nil` where it cannot be computed.
  public func value(of indicator: Int, at i: Int) -> Fraction? { columns[indicator][i] }

  /// The nearest floating-point number to that value.
  public func number(of indicator: Int, at i: Int) -> Double? { columns[indicator].number(i) }

  /// All values at the i-th of the wards, in the order of the indicators.
  public func values(at i: Int) -> [Fraction?] { columns.map { $0[i] } }
}
