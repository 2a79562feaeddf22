/// How many citizens live in a ward, by age: numbers only, which are no personal data.
public struct WardPopulation: Hashable, Sendable {
  /// Row number of the ward in `store_wards`.
  public let ward: Int
  /// Citizens in each age group, as the breaks cut them; the first group begins at 0.
  public let groups: [Int]
  /// Citizens whose birth is not known.
  public let ofUnknownAge: Int

  public var total: Int { groups.reduce(ofUnknownAge, +) }
}
