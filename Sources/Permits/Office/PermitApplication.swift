public import Quantities
public import Registry
import Store
public import Surveillance

/// An application as officers see it in lists: nothing in it says who it is of.
public struct PermitApplication: Sendable {
  public let number: Int
  public let state: ApplicationState
  public let outcome: PermitDecision.Outcome
  public let applicant: TravelRequest.Applicant
  public let purpose: String
  public let group: String?
  public let issuer: String?
  /// Rows of the wards in `store_wards`.
  public let origin: Int
  public let destination: Int
  public let employer: Int?
  public let batch: Int?
  /// What the register said of name and year of birth.
  public let register: Confirmation.Answer
  public let needsSecondOfficer: Bool
  public let approvedBy: String?
  public let from: Instant
  public let until: Instant
  public let policy: Int
  public let revision: Int?
  public let receivedAt: Instant
  public let decidedAt: Instant?
  let citizen: Int?
  let holder: [UInt8]
  let reasonsText: String
  let requestText: String
  let sealed: [UInt8]

  static let columns = """
    id, state, outcome, applicant, purpose, group_id, issuer, origin, destination, employer, batch, register, second,
    approved_by, from_at, until_at, policy, revision, received_at, decided_at, citizen, holder, reasons, request, sealed
    """

  /// - Throws: `PermitError.unreadable`.
  init(_ row: Statement) throws(PermitError) {
    guard let state = ApplicationState(rawValue: row.text(1)),
      let outcome = PermitDecision.Outcome(rawValue: row.text(2)),
      let applicant = TravelRequest.Applicant(rawValue: row.text(3)),
      let register = Confirmation.Answer(rawValue: row.text(11))
    else { throw .unreadable }
    number = row.int(0)
    self.state = state
    self.outcome = outcome
    self.applicant = applicant
    purpose = row.text(4)
    group = row.optionalText(5)
    issuer = row.optionalText(6)
    origin = row.int(7)
    destination = row.int(8)
    employer = row.optionalInt(9)
    batch = row.optionalInt(10)
    self.register = register
    needsSecondOfficer = row.int(12) == 1
    approvedBy = row.optionalText(13)
    from = Instant(milliseconds: Int64(row.int(14)))
    until = Instant(milliseconds: Int64(row.int(15)))
    policy = row.int(16)
    revision = row.optionalInt(17)
    receivedAt = Instant(milliseconds: Int64(row.int(18)))
    decidedAt = row.optionalInt(19).map { Instant(milliseconds: Int64($0)) }
    citizen = row.optionalInt(20)
    holder = row.bytes(21)
    reasonsText = row.text(22)
    requestText = row.text(23)
    sealed = row.bytes(24)
  }

  /// The wards whose officers it is for.
  var wards: [Int] { [origin, destination] }

  /// Why it stands where it stands; wards are numbers in the vintage given, where it has them.
  ///
  /// - Throws: `PermitError.unreadable`.
  public func reasons(_ vintage: BoundaryVintage) throws(PermitError) -> [PermitReason] {
    try StoredReason.reasons(reasonsText, vintage)
  }

  /// The journey that was asked for.
  ///
  /// - Throws: `PermitError.unreadable`, also where its wards are of another vintage.
  public func request(_ vintage: BoundaryVintage) throws(PermitError) -> TravelRequest {
    try StoredRequest.request(requestText, vintage)
  }
}
