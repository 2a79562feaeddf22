public import Quantities

/// A journey with the decision that must come out of it; the checker tries each.
public struct PolicyExample: Sendable {
  /// The level of a ward of the example.
  public struct Place: Hashable, Sendable {
    /// Id; that of the class without data for a ward that the map says nothing of.
    public var level: String
    /// Id of the level of a decree over a part of the ward.
    public var part: String?
    /// Id of the level that it is known to get.
    public var then: String?
    public var thenFrom: Moment?
  }

  public var name: String
  public var at: Moment
  public var group: String?
  public var purpose: String
  public var applicant: TravelRequest.Applicant
  public var origin: Place
  public var destination: Place
  public var through: [Place]
  public var hours: Int
  public var clock: ClockSpan
  public var weekdays: Set<Int>
  public var vehicle: String?
  public var documents: Set<String>
  /// Whether the person is under an order of quarantine.
  public var inQuarantine: Bool
  /// `nil` where what is asked is what becomes of a live permit.
  public var decision: PermitDecision.Outcome?
  /// Codes that must be among the reasons.
  public var reasons: [String]
  public var issuer: String?
  /// Hours for which the permit would hold.
  public var allowedHours: Int?
  /// What becomes of a live permit for the journey.
  public var change: PermitVerdict.Action?
  /// Id of the form of the live permit.
  public var form: String?
  var line = 0
}
