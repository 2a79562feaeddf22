/// How many people live in some wards on a day, by age, by priority group and alone: numbers only, which are no personal data.
public struct Headcount: Hashable, Sendable {
  /// First ages of the bands, ascending, 0 first.
  public let ageBreaks: [Int]
  /// People in each band; the last place is of those whose birth is not known.
  public internal(set) var bands: [Int]
  /// The same of each priority group that anybody is in.
  public internal(set) var groups: [Int: [Int]] = [:]
  /// The same of those who are in any group of each union that was asked for.
  public internal(set) var unions: [[Int]] = []
  /// The same of those who are the only one of their household who lives there.
  public internal(set) var alone: [Int]
  /// Of how many nobody knows the household, so that they may live alone or not.
  public internal(set) var ofUnknownHousehold = 0

  init(ageBreaks: [Int]) {
    self.ageBreaks = Set(ageBreaks.filter { $0 > 0 }).union([0]).sorted()
    bands = [Int](repeating: 0, count: self.ageBreaks.count + 1)
    alone = bands
  }

  public var total: Int { bands.reduce(0, +) }
}
