import Registry
public import Store

/// Where claims for support are taken, decided by two officers, and paid once.
///
/// Each act is one transaction with its entry in the decision log. No claim changes but by an act on it. Safe for use from any thread.
public struct SupportOffice: Sendable {
  let file: DatabaseFile
  let sealer: Sealer
  let hashes: ClaimHashes
  let register: CitizenRegister
  let offset: Int
  let rules = SupportRules()
  let history = SupportPlaces()
  let known: (any KnownFacts)?
  /// `nil` where there is none: then no due days are told.
  let calendar: HolidayCalendar?

  static let claims = "support_claims"
  static let decisions = "support_decisions"
  static let lists = "support_lists"
  static let payments = "support_payments"
  static let said = "support_said"

  /// What must be sealed anew when the keys change.
  public static let sealedColumns = [claims, decisions, lists, payments, said].map { SealedColumn(table: $0) }

  /// - Parameters:
  ///   - offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  ///   - known: what other rooms of the system know of somebody; the register and the lists of offices are asked in any case.
  ///   - calendar: holidays, for deadlines.
  public init(
    _ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200, known: (any KnownFacts)? = nil,
    calendar: HolidayCalendar? = .shipped
  ) {
    self.file = file
    self.sealer = sealer
    self.offset = offset
    self.known = known
    self.calendar = calendar
    hashes = ClaimHashes(sealer)
    register = CitizenRegister(file, sealer: sealer, offset: offset)
  }
}
