public import Quantities
public import Store
public import Surveillance

/// An application with its way so far, as an officer sees it.
public struct ApplicationFile: Sendable {
  public var application: PermitApplication
  public var steps: [ApplicationStatus.Step]
  /// The permit that was issued last for it.
  public var permit: IssuedPermit?
}

/// A permit with what happened to it and what is announced.
public struct PermitFile: Sendable {
  public var permit: IssuedPermit
  public var changes: [(change: PermitChange, reasons: [PermitReason], at: Instant)]
  public var notices: [PermitNotice]
}

extension PermitOffice {
  /// One application, for an officer of its wards; nobody's name is in it. An attempt from elsewhere is in the log.
  ///
  /// - Parameter vintage: whose wards reasons name.
  /// - Throws: `AccessError.refused`; `PermitError.notFound`, `.unreadable`; `StoreError`.
  public func file(
    ofApplication number: Int, _ vintage: BoundaryVintage, by access: Access
  ) throws -> ApplicationFile {
    try file.read { reading in
      try access.requireAnywhere(.issuePermits, subject: "application")
      let row = try application(number, reading)
      try access.require(.issuePermits, among: row.wards, subject: "application \(number)")
      return ApplicationFile(
        application: row, steps: try steps(of: number, vintage, reading),
        permit: try permit(ofApplication: number, reading))
    }
  }

  /// One permit, for an officer of its wards; nobody's name is in it. An attempt from elsewhere is in the log.
  ///
  /// - Throws: as `file(ofApplication:)`.
  public func file(ofPermit number: Int, _ vintage: BoundaryVintage, by access: Access) throws -> PermitFile {
    try file.read { reading in
      try access.requireAnywhere(.issuePermits, subject: "permit")
      let row = try permit(number, reading)
      try access.require(.issuePermits, among: row.wards, subject: "permit \(number)")
      return PermitFile(
        permit: row, changes: try changes(of: number, vintage, reading),
        notices: try PermitNotice.open(ofPermit: number, vintage, reading))
    }
  }
}
