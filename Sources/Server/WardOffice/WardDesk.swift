import Cases
import EpidemicAreas
import HTTPTypes
import Quantities
import Quarantine
import SpatialCore
import Store
import Subsidies
import Surveillance
import Synchronization
import Vaccination

/// What the routes of the applications beside permits have in common: their rooms, the wards of now, who asks.
///
/// The rooms know nothing of one another; what a person's timeline shows of several is put together here. Safe for use from any thread.
final class WardDesk: Sendable {
  static let tag = "ward office"

  /// What one request does something with.
  struct Frame: Sendable {
    let cases: CaseOffice
    let quarantine: QuarantineOffice
    let areas: AreaOffice
    let vaccination: VaccinationOffice
    let support: SupportOffice
    let access: Access
    let vintage: BoundaryVintage
    let now: Instant
    /// Seconds by which the city's clocks are ahead of UTC.
    let offset: Int

    var today: Day { now.day(offset: offset) }

    /// The rows of the wards that the officer has, in the order of their codes.
    var wards: [Int] { vintage.wards.indices.map(vintage.row).filter(access.covers) }
  }

  let zones: ServedZones
  private let sealer: Sealer?
  /// These two keep rules and maps that they have read, so they are made once.
  private let vaccination: VaccinationOffice?
  private let support: SupportOffice?
  private let certificates: CertificateSigning?
  let keptRules = Mutex<CaseRules?>(nil)

  /// - Parameters:
  ///   - sealer: `nil` where the server was opened without keys.
  ///   - certificates: `nil` where no setting names a key that vaccination certificates are signed with.
  init(_ zones: ServedZones, sealer: Sealer?, certificates: CertificateSigning? = nil) {
    self.zones = zones
    self.sealer = sealer
    self.certificates = certificates
    let (file, offset) = (zones.database, zones.latest.snapshot.clockOffset)
    vaccination = sealer.map { VaccinationOffice(file, sealer: $0, offset: offset) }
    support = sealer.map { SupportOffice(file, sealer: $0, offset: offset, known: KnownFactsOfCity()) }
  }

  var offset: Int { zones.latest.snapshot.clockOffset }
  var vintage: BoundaryVintage { zones.latest.snapshot.vintage }

  /// The keys that open what is sealed.
  ///
  /// - Throws: `Problem` with 503 where the server has none.
  func keys() throws(Problem) -> Sealer {
    guard let sealer else {
      throw Problem(
        .serviceUnavailable, "Ward office not served",
        "this server was started without the city's keys, so it serves no cases, quarantine, areas, vaccination or support; start it with 'zonal serve'"
      )
    }
    return sealer
  }

  /// Does something in the name of an officer, away from the threads that answer requests, and says in words of HTTP what is refused.
  func act<T: Sendable>(
    _ identity: Identity, for purpose: Purpose, _ body: @escaping @Sendable (Frame) throws -> T
  ) async throws -> T {
    let sealer = try keys()
    return try await Self.explaining {
      try await Blocking.run(within: .seconds(60)) { [self] in
        let now = zones.clock()
        let access = try zones.database.read { try identity.access(purpose, at: now, $0) }
        return try body(try frame(sealer, access, now))
      }
    }
  }

  /// Asks or tells the office of quarantine in the name of nobody but who has a code.
  func ask<T: Sendable>(_ body: @escaping @Sendable (QuarantineOffice, Day) throws -> T) async throws -> T {
    let office = QuarantineOffice(zones.database, sealer: try keys(), offset: offset)
    let today = zones.clock().day(offset: offset)
    return try await Self.explaining { try await Blocking.run(within: .seconds(60)) { try body(office, today) } }
  }

  /// Asks the office of support in the name of nobody.
  func askSupport<T: Sendable>(_ body: @escaping @Sendable (SupportOffice, Day) throws -> T) async throws -> T {
    _ = try keys()
    guard let support else { throw Self.notFound }
    let today = zones.clock().day(offset: offset)
    return try await Self.explaining { try await Blocking.run(within: .seconds(60)) { try body(support, today) } }
  }

  /// The office of vaccination, for what is asked in nobody's name.
  ///
  /// - Throws: `Problem` where the server has no keys.
  func vaccinationOffice() throws(Problem) -> VaccinationOffice {
    _ = try keys()
    guard let vaccination else { throw Self.notFound }
    return vaccination
  }

  /// What vaccination certificates are signed with.
  ///
  /// - Throws: `Problem` with 503 where no setting names a key.
  func certificateSigning() throws(Problem) -> CertificateSigning {
    guard let certificates else {
      throw Problem(
        .serviceUnavailable, "No vaccination key",
        "this server signs no certificates, for its setting vaccination-key names no file; make a key with 'zonal permit keys make', let "
          + "the city know it with 'zonal vaccination keys add', and start the server with --vaccination-key FILE")
    }
    return certificates
  }

  /// Whether the server has the keys that the rooms need.
  var isOpen: Bool { sealer != nil }

  /// Makes alerts of what did not come from people under orders.
  ///
  /// - Returns: how many were new; 0 before a policy is adopted.
  func findMissed(actor: String) async throws -> Int {
    let office = QuarantineOffice(zones.database, sealer: try keys(), offset: offset)
    return try await Blocking.run { try office.findMissed(actor: actor) }
  }

  private func frame(_ sealer: Sealer, _ access: Access, _ now: Instant) throws(Problem) -> Frame {
    let (file, offset) = (zones.database, offset)
    guard let vaccination, let support else { throw Self.notFound }
    return Frame(
      cases: CaseOffice(file, sealer: sealer, offset: offset),
      quarantine: QuarantineOffice(file, sealer: sealer, offset: offset),
      areas: AreaOffice(file, sealer: sealer, offset: offset), vaccination: vaccination, support: support,
      access: access, vintage: vintage, now: now,
      offset: offset)
  }

  /// An answer that nobody else may see and nobody keeps.
  static func reply(_ value: JSONValue, status: HTTPResponse.Status = .ok, isPersonal: Bool = false) -> Reply {
    var reply = Reply(type: "application/json", bytes: value.document)
    reply.status = status
    reply.isPrivate = true
    reply.mayStore = !isPersonal
    return reply
  }
}
