/// An application as it comes in: who, and which journey.
public struct PermitForm: Sendable {
  public var holder: HolderDetails
  public var request: TravelRequest
  /// Row of the employer who asks; `nil` for persons and households.
  public var employer: Int?
  /// The list of staff that it came with.
  var batch: Int?

  public init(holder: HolderDetails, request: TravelRequest, employer: Int? = nil) {
    self.holder = holder
    self.request = request
    self.employer = employer
  }
}

/// What an applicant gets back.
public struct Receipt: Sendable {
  /// The application's number.
  public var number: Int
  /// By which its state can be asked for: ten characters, which only the applicant has.
  public var reference: String
  public var state: ApplicationState
  public var decision: PermitDecision
}
