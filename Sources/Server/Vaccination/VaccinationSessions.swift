import HTTPTypes
import Quantities
import SpatialCore
import Store
import Surveillance
import Vaccination

/// Places where doses are given, and the sessions there, for the officers of their wards.
struct VaccinationSessions: EndpointGroup {
  let desk: WardDesk

  static let number = WardDesk.number("session")

  /// Sessions that are looked through at most; those of the officer's wards are told.
  private static let most = 5000
  /// Days back from today from which sessions are told: what became of invitations is noted after.
  private static let daysBack: Int32 = 30

  private static let siteForm = WardDesk.Takes(
    "vaccinationSiteForm", ["code", "name", "ward"],
    #"{"code": "TYT-00004", "name": "Trạm y tế phường", "ward": "00004"}"#)
  private static let closing = WardDesk.Takes("vaccinationSiteClosed", ["code"], #"{"code": "TYT-00004"}"#)
  private static let sessionForm = WardDesk.Takes(
    "vaccinationSessionForm", ["site", "day", "from", "until", "product", "capacity"],
    #"{"site": "TYT-00004", "day": "2021-09-20", "from": "08:00", "until": "11:30", "product": "astrazeneca", "capacity": 200}"#
  )

  var schemas: [(name: String, schema: JSONValue)] { VaccinationSessionSchemas.sessions }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/vaccination/sessions", "listVaccinationSessions", VaccinationRoom.reading,
        "Sites and sessions of the officer's wards, with places taken and free: those of the last 30 days and to come.",
        answers: "vaccinationSessions"
      ) { _, frame in try Self.list(frame) },
      desk.post(
        "/vaccination/sites", "addVaccinationSite", VaccinationRoom.recording, "Adds a place where doses are given.",
        takes: Self.siteForm, status: .created, answers: "vaccinationSite"
      ) { _, body, frame in
        Self.site(
          try frame.vaccination.addSite(
            body.text("code", longest: 64), name: body.tidy("name", longest: 100),
            ward: body.ward("ward", frame.vintage), by: frame.access), frame)
      },
      desk.post(
        "/vaccination/sites/close", "closeVaccinationSite", VaccinationRoom.recording,
        "Closes a site; its sessions stay as they are.", takes: Self.closing, answers: "vaccinationSessions"
      ) { _, body, frame in
        try frame.vaccination.closeSite(body.text("code", longest: 64), by: frame.access)
        return try Self.list(frame)
      },
      desk.post(
        "/vaccination/sessions", "openVaccinationSession", VaccinationRoom.recording, "Opens a session at a site.",
        takes: Self.sessionForm, status: .created, answers: "vaccinationSession"
      ) { _, body, frame in
        guard let capacity = try body.optionalInteger("capacity", 1...100_000) else {
          throw body.refuse("capacity", "a whole number from 1 to 100000")
        }
        let form = SessionForm(
          site: try body.text("site", longest: 64), day: try body.day("day"), from: try body.minute("from"),
          until: try body.minute("until"), product: try body.text("product", longest: 60), capacity: capacity)
        return Self.session(
          try frame.vaccination.openSession(form, on: frame.today, by: frame.access), frame.vintage)
      },
      desk.post(
        "/vaccination/sessions/{number}/cancel", "cancelVaccinationSession", VaccinationRoom.recording,
        "Cancels a session; its open invitations are withdrawn.", parameters: [Self.number], takes: nil,
        answers: "vaccinationSessionCancelled"
      ) { call, _, frame in
        let number = call.integer("number")!
        let withdrawn = try frame.vaccination.cancelSession(number, by: frame.access)
        return ["session": WardText.number(number), "withdrawn": WardText.number(withdrawn)]
      },
    ]
  }

  private static func list(_ frame: WardDesk.Frame) throws -> JSONValue {
    let first = Day(number: frame.today.number - daysBack)
    return [
      "on": WardText.day(frame.today),
      "sites": .array(
        try frame.vaccination.sites().filter { frame.access.covers(ward: $0.ward) }.map { site($0, frame) }),
      "sessions": .array(
        try frame.vaccination.sessions(from: first, limit: most).filter { frame.access.covers(ward: $0.ward) }
          .map { session($0, frame.vintage) }),
    ]
  }

  private static func site(_ site: VaccinationSite, _ frame: WardDesk.Frame) -> JSONValue {
    [
      "code": .string(site.code), "name": .string(site.name), "ward": WardText.ward(site.ward, frame.vintage),
      "is_closed": .bool(site.isClosed),
    ]
  }

  static func session(_ session: VaccinationSession, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "session": WardText.number(session.number), "site": .string(session.site),
      "ward": WardText.ward(session.ward, vintage), "day": WardText.day(session.day),
      "from": time(session.from), "until": time(session.until), "product": .string(session.product),
      "capacity": WardText.number(session.capacity), "taken": WardText.number(session.taken),
      "free": WardText.number(session.free), "is_cancelled": .bool(session.isCancelled),
    ]
  }

  private static func time(_ minute: Int) -> JSONValue {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return .string("\(two(minute / 60)):\(two(minute % 60))")
  }
}
