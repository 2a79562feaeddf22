public import Quantities

/// How many people live or stay in an area on a day: numbers only, for planning.
public struct AreaCount: Hashable, Sendable {
  public var day: Day
  /// First ages of the bands, ascending, 0 first.
  public var ageBreaks: [Int]
  /// People in each band; the last place is of those whose birth is not known.
  public var bands: [Int]
  /// By the id of the policy's vulnerable group, in the order of the policy; each person once a group.
  public var vulnerable: [Vulnerable]
  /// `nil` where the policy knows no age.
  public var elderly: Int?
  /// The only ones of their household in the area.
  public var alone: Int
  /// Of how many nobody knows the household.
  public var ofUnknownHousehold: Int
  /// People of wards that are in the area in part of whom nobody knows on which side they live: their address is missing, or no house is
  /// known for it. They are not in the other numbers.
  public var unlocated: Int

  public struct Vulnerable: Hashable, Sendable {
    public var id: String
    public var count: Int
    /// In the bands, as above.
    public var bands: [Int]
    /// Whether the register has a group of these codes; without one, 0 says nothing.
    public var isKnown: Bool
  }

  public var total: Int { bands.reduce(0, +) }
}
