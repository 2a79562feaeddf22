public import Quantities
public import Registry

/// Somebody who lives or stays in an area, for the officers of the ward.
public struct AreaResident: Sendable {
  /// Row number in the register.
  public var citizen: Int
  /// Row of the ward.
  public var ward: Int
  public var record: CitizenRecord
  /// How many of the household live in the area, this one counted; `nil` where the household is not known.
  public var householdSize: Int?
  /// Completed years on the day; `nil` where the birth is not known.
  public var age: Int?
  /// Ids of the policy's vulnerable groups.
  public var vulnerable: [String]
  /// Whether nobody knows on which side of the border they live.
  public var isUnlocated: Bool
  /// Ids of what was noted as needed and not brought, for this person or the household.
  public var openNeeds: [String]

  public var isAlone: Bool { householdSize == 1 }
}

/// Which residents of an area are asked for.
public struct AreaResidentFilter: Hashable, Sendable {
  public var day: Day
  /// Ages on the day; who has no known birth is then left out.
  public var ages: ClosedRange<Int>?
  /// In any of these vulnerable groups.
  public var vulnerable: Set<String> = []
  public var aloneOnly = false
  /// Only those with something open.
  public var withNeeds = false
  /// Those whose side of the border is not known, in place of those inside.
  public var unlocated = false
  /// Only citizens after this one, for the next page.
  public var after = 0
  public var limit = 200

  public init(on day: Day) { self.day = day }
}
