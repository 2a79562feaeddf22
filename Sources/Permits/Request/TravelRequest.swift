public import Quantities

/// What the rules look at of a journey that somebody asks a permit for: nobody's name stands in it.
///
/// Wards are numbers in the vintage that the zone map is of; times are those of the city's clocks.
public struct TravelRequest: Hashable, Sendable {
  /// Who asks.
  public enum Applicant: String, CaseIterable, Sendable {
    case person, household, employer
  }

  /// Id of the policy's group; `nil` to be found by the purpose.
  public var group: String?
  /// Id of the policy's purpose.
  public var purpose: String
  public var applicant: Applicant
  public var origin: Int
  public var destination: Int
  /// The wards that the journey goes through, in the order of travel, without origin and destination.
  public var route: [Int]
  public var from: Moment
  /// The first moment at which the permit would hold no more.
  public var until: Moment
  public var hours: ClockSpan
  /// ISO 8601: 1 for Monday to 7 for Sunday.
  public var weekdays: Set<Int>
  /// Id of the policy's kind of vehicle; `nil` for none.
  public var vehicle: String?
  /// Ids of the policy's documents that were shown.
  public var documents: Set<String>

  public init(
    group: String? = nil, purpose: String, applicant: Applicant, origin: Int, destination: Int, route: [Int] = [],
    from: Moment, until: Moment, hours: ClockSpan = .wholeDay, weekdays: Set<Int> = Set(1...7), vehicle: String? = nil,
    documents: Set<String> = []
  ) {
    self.group = group
    self.purpose = purpose
    self.applicant = applicant
    self.origin = origin
    self.destination = destination
    self.route = route
    self.from = from
    self.until = until
    self.hours = hours
    self.weekdays = weekdays
    self.vehicle = vehicle
    self.documents = documents
  }
}
