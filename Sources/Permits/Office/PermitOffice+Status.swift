import Credentials
public import Quantities
import Store
public import Surveillance

/// What an applicant is told by the reference: where the application stands, why, and what to do; nobody's name.
public struct ApplicationStatus: Sendable {
  /// One step of its way.
  public struct Step: Sendable {
    public var state: ApplicationState
    public var reasons: [PermitReason]
    public var revision: Int?
    public var at: Instant
  }

  public var number: Int
  public var state: ApplicationState
  /// The permit that was issued, and how it stands.
  public var permit: IssuedPermit?
  public var issuer: String?
  public var steps: [Step]
  /// Of the permit: what happened to it, with reasons, and what is announced.
  public var changes: [(change: PermitChange, reasons: [PermitReason], at: Instant)]
  public var notices: [PermitNotice]
}

extension PermitOffice {
  /// Where an application stands.
  ///
  /// Reasons that only officers are to know, such as that the register differs, are left out.
  ///
  /// - Parameter vintage: whose wards reasons name.
  /// - Throws: `PermitError.notFound`, also for what is no reference; `StoreError`.
  public func status(reference: String, _ vintage: BoundaryVintage) throws -> ApplicationStatus {
    try file.read { reading in
      let row = try application(reference: reference, reading)
      var told = try steps(of: row.number, vintage, reading)
      for step in told.indices { told[step].reasons.removeAll { Self.internalCodes.contains($0.code) } }
      let issued = try permit(ofApplication: row.number, reading)
      return ApplicationStatus(
        number: row.number, state: row.state, permit: issued, issuer: row.issuer, steps: told,
        changes: try issued.map { try changes(of: $0.number, vintage, reading) } ?? [],
        notices: try issued.map { try PermitNotice.open(ofPermit: $0.number, vintage, reading) } ?? [])
    }
  }

  /// The states that an application was in, with all reasons.
  func steps(
    of number: Int, _ vintage: BoundaryVintage, _ reading: Reading
  ) throws -> [ApplicationStatus.Step] {
    try reading.all(
      "SELECT state, reasons, revision, recorded_at FROM permits_states WHERE application = ? ORDER BY number",
      [SQLValue(number)]
    ) { step in
      guard let state = ApplicationState(rawValue: step.text(0)) else { throw PermitError.unreadable }
      return ApplicationStatus.Step(
        state: state, reasons: try StoredReason.reasons(step.text(1), vintage), revision: step.optionalInt(2),
        at: Instant(milliseconds: Int64(step.int(3))))
    }
  }

  /// The permit that was issued last for an application.
  func permit(ofApplication number: Int, _ reading: Reading) throws -> IssuedPermit? {
    try reading.first(
      "SELECT \(IssuedPermit.columns) FROM permits_permits WHERE application = ? ORDER BY id DESC LIMIT 1",
      [SQLValue(number)], IssuedPermit.init)
  }

  /// What happened to a permit, in its order.
  func changes(
    of permit: Int, _ vintage: BoundaryVintage, _ reading: Reading
  ) throws -> [(change: PermitChange, reasons: [PermitReason], at: Instant)] {
    try reading.all(
      "SELECT change, reasons, recorded_at FROM permits_changes WHERE permit = ? ORDER BY number", [SQLValue(permit)]
    ) { change in
      guard let kind = PermitChange(rawValue: change.text(0)) else { throw PermitError.unreadable }
      return (
        change: kind, reasons: try StoredReason.reasons(change.text(1), vintage),
        at: Instant(milliseconds: Int64(change.int(2)))
      )
    }
  }

  /// Reasons that would tell whoever applies about the register, somebody's other permits, or an order of quarantine.
  public static let internalCodes: Set<String> = PermitReason.quarantineCodes.union([
    "live-permit", "open-application", "register-differs", "not-in-register",
  ])
}
