public import Criteria
public import Quantities

/// A group that is vaccinated before others.
public struct VaccinationGroup: Hashable, Sendable {
  /// As the register's code of priority groups (`registry_groups`).
  public var id: String
  public var name: Localized
  /// The age from which one belongs to it without being named; `nil` where age makes nobody belong.
  public var ageFrom: Int?
  var line = 0
}

/// The order in which groups are vaccinated from a day on, by the act that set it.
public struct PriorityPlan: Sendable {
  public var id: String
  public var from: Day
  public var citation: String
  public var confidence: Confidence
  /// Ids of groups, the first to be vaccinated first.
  public var order: [String]
  var line = 0
}
