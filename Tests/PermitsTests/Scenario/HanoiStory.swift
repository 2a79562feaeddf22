import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Store
import Surveillance
import TestSupport
import Zones

@testable import Permits

/// Hanoi from 24 July to 21 September 2021: its decrees as they became known, a dozen people and firms that are made up, and what the
/// rules say to them at each turn.
final class HanoiStory {
  static let geodata = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata"

  /// Somebody who needs to get somewhere; asks whenever there is no live permit.
  struct Person {
    var name: String
    var purpose: String
    var applicant = TravelRequest.Applicant.employer
    var from: String
    var to: String
    var route: [String] = []
    var vehicle: String?
    /// Documents that they have from a moment on.
    var documents: [String] = ["identity"]
    var quarantine: (from: String, until: String)?
  }

  static let people = [
    Person(name: "The baker of Chương Dương", purpose: "work", from: "00067", to: "00199", route: ["00061"]),
    Person(name: "The bank clerk of Thanh Xuân Trung", purpose: "work", from: "00355", to: "00199"),
    Person(name: "The nurse of Bách Khoa", purpose: "epidemic-control", from: "00277", to: "00067"),
    Person(name: "The civil servant of Điện Biên", purpose: "state-duty", from: "00019", to: "00061"),
    Person(name: "The bus driver of Ngọc Thụy", purpose: "public-service", from: "00118", to: "00277"),
    Person(name: "The embassy's driver", purpose: "diplomacy", from: "00100", to: "00019"),
    Person(name: "The photographer of Hàng Bạc", purpose: "press", from: "00061", to: "00067"),
    Person(
      name: "The household of Bách Khoa that buys food", purpose: "shopping", applicant: .household, from: "00277",
      to: "00277", documents: ["identity", "shopping-card"]),
    Person(
      name: "The shipper of Láng Hạ", purpose: "delivery", from: "00199", to: "00277", vehicle: "motorbike",
      documents: ["identity"]),
    Person(name: "The factory's list, from Nhật Tân to Đông Anh", purpose: "work", from: "00094", to: "00454"),
    Person(name: "The workshop of Mỹ Đình 1", purpose: "work", from: "00625", to: "00199"),
    Person(
      name: "The household of Tây Đằng, Ba Vì", purpose: "shopping", applicant: .household, from: "09619", to: "09631",
      documents: ["identity", "shopping-card"]),
    Person(
      name: "The patient of Chương Dương", purpose: "medical-visit", applicant: .person, from: "00067", to: "00277"),
    Person(
      name: "The contact in quarantine", purpose: "urgent", applicant: .person, from: "00100", to: "00019",
      quarantine: ("2021-08-05T00:00", "2021-08-19T00:00")),
    Person(
      name: "The student with an air ticket", purpose: "air-travel", applicant: .person, from: "00277", to: "00118"),
  ]

  /// A moment at which something happens.
  struct Turn {
    var at: String
    var title: String
    /// Documents that firms have from now on.
    var papers: [String]?
  }

  static let turns = [
    Turn(at: "2021-07-24T06:00", title: "Directive 16 begins; employers write permits"),
    Turn(at: "2021-07-30T21:00", title: "Chương Dương ward is told that it will be locked down at midnight"),
    Turn(at: "2021-07-31T00:00", title: "Chương Dương ward is locked down for 14 days"),
    Turn(at: "2021-08-07T06:00", title: "The first permits have run out after two weeks"),
    Turn(at: "2021-08-09T00:00", title: "2562/UBND-KT: the ward stamps, schedule and work papers are asked for"),
    Turn(
      at: "2021-08-10T00:00", title: "The schedule is dropped; employers issue, the ward approves the list of staff",
      papers: ["identity", "staff-list"]),
    Turn(at: "2021-08-14T00:00", title: "The lockdown of Chương Dương ends"),
    Turn(at: "2021-08-25T06:00", title: "A lane of Thanh Xuân Trung is locked down"),
    Turn(at: "2021-09-04T08:00", title: "First table of issuers; the zones are announced"),
    Turn(at: "2021-09-05T08:00", title: "Second table of issuers"),
    Turn(at: "2021-09-06T06:00", title: "The three zones and the coded form begin"),
    Turn(at: "2021-09-07T08:00", title: "Third description of who issues"),
    Turn(at: "2021-09-08T06:00", title: "Old and new forms are both accepted"),
    Turn(at: "2021-09-16T00:00", title: "No permits are checked inside green districts"),
    Turn(at: "2021-09-21T05:59", title: "The last minute of permits"),
    Turn(at: "2021-09-21T06:00", title: "Zones and permits are dropped"),
  ]

  private struct Permit {
    var person: Int
    var group: String
    var form: String
    var from: Moment
    var until: Moment
    var state: LivePermits.State
  }

  /// Decrees and wards, made once; the story as it is told now.
  static let city = Result { try snapshot(BoundarySet.load(path: geodata + "/hanoi-2021/wards.geojson").wards) }
  static let text = Result { try HanoiStory().told() }

  private let policy: PermitPolicy
  private let snapshot: ZoneSnapshot
  private let wards: [String: Int]
  private var permits: [Permit] = []
  private var papers = ["identity"]
  private var text = ""
  /// What each was told last.
  private var lastTold: [Int: String] = [:]

  init() throws {
    policy = try ShippedPolicy.policy("hanoi-2021")
    snapshot = try Self.city.get()
    wards = Dictionary(uniqueKeysWithValues: snapshot.vintage.wards.enumerated().map { ($1.code, $0) })
  }

  /// The decrees in a database, each kept when it became known.
  private static func snapshot(_ wards: [Ward]) throws -> ZoneSnapshot {
    let folder = TemporaryFolder()
    let clock = TestClock()
    let database = try DatabaseFile.create(folder.path("hanoi.zonal"), schemas: [.surveillance]) { clock.now }
    let access = try database.write { writing in
      try Access(Officers.makeFirst("an", writing), purpose: .administration, at: writing.instant, writing)
    }
    let vintage = try database.write { writing in
      try City(ageBands: AgeBands(breaks: [])).keep(writing)
      return try BoundaryVintage.keep(wards, name: nil, from: nil, through: nil, by: access, writing)
    }
    func moment(_ text: String) -> Moment { Moment(text, offset: 0)! }
    let districts = Array(Set(wards.compactMap(\.districtCode))).sorted()
    let zones = try DecreeSet.load(paths: [geodata + "/hanoi-2021/decrees.csv"])
    let lane = MultiPolygon([
      Polygon(
        exterior: [
          (105.8035, 20.9955), (105.8045, 20.9955), (105.8045, 20.9965), (105.8035, 20.9965), (105.8035, 20.9955),
        ]
        .map { Coordinate(longitude: $0.0, latitude: $0.1) })
    ])
    let decrees: [(known: String, areas: [DecreedArea])] = [
      (
        "2021-07-23T22:00",
        [
          DecreedArea(
            id: "directive-16", name: "Hanoi", place: .districts(districts), level: "directive-16", act: "Directive 16",
            from: moment("2021-07-24T06:00"))
        ]
      ),
      (
        "2021-07-30T20:00",
        [
          DecreedArea(
            id: "chuong-duong", name: "Chương Dương", place: .wards(["00067"]), level: "lockdown",
            act: "lockdown of Chương Dương ward", from: moment("2021-07-31T00:00"), until: moment("2021-08-14T00:00"))
        ]
      ),
      (
        "2021-08-25T05:00",
        [
          DecreedArea(
            id: "lane", name: "a lane of Thanh Xuân Trung", place: .area(lane), level: "lockdown",
            act: "lockdown of a lane", from: moment("2021-08-25T06:00"), until: moment("2021-09-15T06:00"))
        ]
      ),
      (
        "2021-09-03T18:00",
        zones.areas + [
          DecreedArea(
            id: "directive-16", name: "Hanoi", place: .districts(districts), level: "directive-16", act: "Directive 16",
            from: moment("2021-07-24T06:00"), until: moment("2021-09-06T06:00"))
        ]
      ),
    ]
    for (known, areas) in decrees {
      clock.set(Instant(moment(known), offset: 25_200))
      try database.write { _ = try DecreeRegister.keep(areas, reason: "epidemic", by: access, $0) }
    }
    return try database.read { try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), $0) }
  }

  // MARK: Telling

  func told() throws -> String {
    text = """
      Hanoi, 24 July to 21 September 2021, told by the permit rules of geodata/criteria/permits/hanoi-2021.yaml.
      The dates, acts and rules are those of the sources named there; the people and firms are made up, and so are the outline and
      the dates of the lane that is locked down. At each turn live permits are looked at again, then everybody without one asks.

      """
    for turn in Self.turns { try tell(turn) }
    return text
  }

  private func tell(_ turn: Turn) throws {
    let now = Moment(turn.at, offset: 0)!
    if let papers = turn.papers { self.papers = papers }
    text += "\n== \(PermitWords.moment(now).english): \(turn.title)\n"
    let instant = Instant(now, offset: 25_200)
    let outlook = try ZoneOutlook(snapshot, from: instant, days: 16, known: instant)
    lookAgain(outlook, now)
    for number in Self.people.indices { try ask(number, outlook, now) }
  }

  private func lookAgain(_ outlook: ZoneOutlook, _ now: Moment) {
    permits.removeAll { permit in
      guard permit.until <= now, policy.period(at: now) != nil else { return false }
      text += "  expired: \(Self.people[permit.person].name)\n"
      return true
    }
    var live = LivePermits()
    for (serial, permit) in permits.enumerated() {
      let request = request(permit.person, now)
      live.append(
        serial: Int64(serial), group: permit.group, form: permit.form, origin: request.origin,
        destination: request.destination, route: request.route, from: permit.from, until: max(permit.until, now + 1),
        state: permit.state)
    }
    var gone: [Int] = []
    for verdict in Reevaluation(policy, in: outlook, at: now).verdicts(of: live) {
      let codes = verdict.codes.map(\.rawValue).joined(separator: ", ")
      let places = verdict.wards.map { outlook.places[$0].name }.joined(separator: ", ")
      var line = "  live permit, \(verdict.action.rawValue): \(Self.people[permits[verdict.permit].person].name)"
      if verdict.action == .notice {
        let act = verdict.then == .revoke ? "revoked" : "suspended"
        line += " that it will be \(act) at \(PermitWords.moment(verdict.effective).english)"
      }
      text += line + " (\(codes)\(places.isEmpty ? "" : ": \(places)"))\n"
      switch verdict.action {
      case .suspend: permits[verdict.permit].state = .suspended
      case .reinstate: permits[verdict.permit].state = .live
      case .notice: permits[verdict.permit].state = .noticed(verdict.effective)
      case .revoke: gone.append(verdict.permit)
      case .keep: break
      }
    }
    for place in gone.sorted(by: >) { permits.remove(at: place) }
    let standing = permits.count { $0.state != .suspended }
    text += "  permits that hold: \(standing); suspended: \(permits.count - standing)\n"
  }

  private func request(_ number: Int, _ now: Moment) -> TravelRequest {
    let person = Self.people[number]
    let isFirm = ["work", "public-service"].contains(person.purpose)
    return TravelRequest(
      purpose: person.purpose, applicant: person.applicant, origin: wards[person.from]!, destination: wards[person.to]!,
      route: person.route.map { wards[$0]! }, from: now, until: now + 24 * 14, vehicle: person.vehicle,
      documents: Set(person.documents + (isFirm ? papers : [])))
  }

  private func ask(_ number: Int, _ outlook: ZoneOutlook, _ now: Moment) throws {
    let hasPermit = permits.contains { $0.person == number && $0.state != .suspended }
    let person = Self.people[number]
    let order = person.quarantine.map {
      QuarantineOrder(name: "order 4711", from: Moment($0.from, offset: 0)!, until: Moment($0.until, offset: 0)!)
    }
    let decision: PermitDecision
    do throws(PermitError) {
      decision = try policy.decide(request(number, now), in: outlook, at: now, quarantine: order)
    } catch {
      text += "  \(person.name): needless, for the policy is over\n"
      return
    }
    // Who has a permit asks again only to hear that none is needed any more.
    guard !hasPermit || decision.outcome == .needless else { return }
    var told = decision.outcome.rawValue + (hasPermit ? ", with a permit in hand" : "")
    if decision.outcome == .allowed {
      let edition = try policy.edition(at: now)
      told +=
        " until \(PermitWords.moment(decision.until).english), by \(edition.name(ofIssuer: decision.issuer!)!.english)"
      permits.removeAll { $0.person == number }
      permits.append(
        Permit(
          person: number, group: decision.group!, form: edition.acceptedForms!.issued, from: decision.from,
          until: decision.until, state: .live))
    }
    told += "\n"
    for reason in decision.reasons {
      told += "    \(reason.code): \(reason.words.english)\n      \(reason.words.vietnamese)\n"
      if !reason.citation.isEmpty { told += "      [\(reason.citation)]\n" }
    }
    text += "  \(person.name): " + (lastTold[number] == told ? "\(decision.outcome.rawValue), as before\n" : told)
    lastTold[number] = told
  }
}
