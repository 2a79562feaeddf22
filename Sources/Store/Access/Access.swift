public import Quantities

/// An officer at work for a purpose: what every function that returns or changes personal data asks for.
///
/// Made for one request, from the officers and wards as they are then. A right that is missing is thrown as an error; thrown
/// out of `DatabaseFile.read` or `write`, the refusal is put into the decision log. Safe for use from any thread.
public struct Access: Sendable {
  public let officer: Officer
  public let purpose: Purpose
  /// The numbers of the wards in the officer's area, of all vintages; `nil` for all.
  public let wards: Set<Int>?
  private let hasEnded: Bool
  /// Whether the file has no other officer and never had one.
  private let isAlone: Bool

  /// - Parameter instant: now.
  /// - Throws: `StoreError`.
  public init(_ officer: Officer, purpose: Purpose, at instant: Instant, _ reading: Reading) throws {
    self.officer = officer
    self.purpose = purpose
    wards = try officer.area.wards(reading)
    hasEnded = officer.endedAt.map { $0 <= instant } ?? false
    let all = try Officers.all(reading)
    isAlone = all.count == 1 && all[0] == officer
  }

  /// The access of the officer of a name.
  ///
  /// - Throws: `AccessError.unknownOfficer`; `StoreError`.
  public init(name: String, purpose: Purpose, at instant: Instant, _ reading: Reading) throws {
    guard let officer = try Officers.named(name, reading) else { throw AccessError.unknownOfficer }
    try self.init(officer, purpose: purpose, at: instant, reading)
  }

  /// The rights that the officer has now, those bound to areas in their area.
  public var rights: Set<Right> { hasEnded ? [] : isAlone ? officer.role.rightsAlone : officer.role.rights }

  /// Whether a ward is in the officer's area.
  public func covers(ward: Int) -> Bool { wards?.contains(ward) ?? true }

  /// Whether the officer has a right, in one ward of those named if it is bound to areas.
  ///
  /// - Parameter among: the wards of what it is asked for. Without any, only those have a right bound to areas whose area is everything.
  public func has(_ right: Right, among: some Sequence<Int>) -> Bool { ground(against: right, among: among) == nil }

  /// Asks for a right that must be held somewhere: who has it in no ward learns not even whether there is such a thing.
  ///
  /// - Throws: `AccessError.refused`.
  public func requireAnywhere(_ right: Right, subject: String) throws(AccessError) {
    if !has(right, among: wards ?? []) { try require(right, subject: subject) }
  }

  /// Asks for a right.
  ///
  /// - Parameters:
  ///   - ward: the ward of what it is asked for; `nil` when it has none or concerns the whole city.
  ///   - subject: what it is asked for, by number, for the log.
  /// - Throws: `AccessError.refused`.
  public func require(_ right: Right, ward: Int?, subject: String) throws(AccessError) {
    try require(right, among: ward.map { [$0] } ?? [], subject: subject)
  }

  /// Asks for a right over what belongs to several wards, as a citizen does to those of each residence: one of them is enough.
  ///
  /// - Throws: `AccessError.refused`.
  public func require(_ right: Right, among wards: some Sequence<Int>, subject: String) throws(AccessError) {
    guard let ground = ground(against: right, among: wards) else { return }
    throw .refused(
      Refusal(
        officer: officer.name, role: officer.role, purpose: purpose, right: right, subject: subject, ground: ground))
  }

  /// Asks for a right that is not bound to areas.
  ///
  /// - Throws: `AccessError.refused`.
  public func require(_ right: Right, subject: String) throws(AccessError) {
    try require(right, among: [], subject: subject)
  }

  private func ground(against right: Right, among asked: some Sequence<Int>) -> Refusal.Ground? {
    if hasEnded { return .ended }
    if !rights.contains(right) { return .role }
    if right.isBoundToArea, let wards, !asked.contains(where: wards.contains) { return .area }
    return nil
  }

  /// An act by the officer, with the purpose as its reason.
  public func act(_ kind: String, subject: String, facts: [String: String] = [:]) -> Act {
    Act(actor: officer.name, kind: kind, subject: subject, reason: purpose.rawValue, facts: facts)
  }
}
