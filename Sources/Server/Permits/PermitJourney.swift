import Criteria
import Permits
import Quantities
import SpatialCore
import Surveillance

/// Reads journey and person of what was sent.
enum PermitJourney {
  static let members = [
    "purpose", "group", "applicant", "origin", "destination", "route", "line", "begins", "ends", "hours", "weekdays",
    "vehicle",
    "documents",
  ]
  static let example =
    #"{"purpose": "urgent", "origin": "00001", "destination": "00004", "begins": "2021-09-08T06:00", "ends": "2021-09-10"}"#
  /// Wards of a route; more than any credential holds.
  private static let mostWards = 300

  /// The journey of a member `journey`.
  ///
  /// - Parameter applicants: who may ask here.
  /// - Throws: `Problem` with 400 for a wrong form and 422 for a ward or name that there is not.
  static func request(
    _ body: PermitFields, _ kept: PermitDesk.Rules, applicants: [TravelRequest.Applicant]
  ) throws(Problem) -> TravelRequest {
    let journey = try body.object("journey", names: members)
    let rules = kept.rules
    func ward(_ name: String) throws(Problem) -> Int {
      try number(try journey.text(name, longest: 64), name)
    }
    func number(_ code: String, _ name: String) throws(Problem) -> Int {
      guard let ward = kept.wards[code] else {
        throw journey.refuseContent(name, "names no ward of the map; /permits/policy has the codes of all")
      }
      return ward
    }
    func moment(_ name: String) throws(Problem) -> Moment {
      guard let moment = Moment(try journey.text(name, longest: 40), offset: rules.offset) else {
        throw journey.refuse(name, "a day or a time by the city's clock, for example 2021-09-08T06:00")
      }
      return moment
    }
    var request = TravelRequest(
      group: try journey.optionalText("group"), purpose: try journey.text("purpose"),
      applicant: try applicant(journey, applicants), origin: try ward("origin"), destination: try ward("destination"),
      from: try moment("begins"), until: try moment("ends"), vehicle: try journey.optionalText("vehicle"),
      documents: Set(try journey.texts("documents", most: 50)))
    for code in try journey.texts("route", most: mostWards, longest: 64) {
      request.route.append(try number(code, "route"))
    }
    if let line = try journey.positions("line", most: RouteFinder.mostPositions) {
      guard !journey.has("route") else { throw journey.refuseContent("line", "stands beside route; give one of them") }
      request.route = try wards(along: line, request, journey, kept)
    }
    if let hours = try journey.optionalText("hours", longest: 11) {
      guard let span = ClockSpan(hours) else {
        throw journey.refuse("hours", "hours of a day, for example 07:00-18:00")
      }
      request.hours = span
    }
    if let days = try journey.integers("weekdays", 1...7, most: 7) {
      guard !days.isEmpty, Set(days).count == days.count else {
        throw journey.refuse("weekdays", "days from 1 for Monday to 7 for Sunday, each once")
      }
      request.weekdays = Set(days)
    }
    if let fault = rules.policy.fault(of: request) { throw problem(fault, journey) }
    return request
  }

  /// The wards between origin and destination that a line goes through, in the order of travel.
  private static func wards(
    along line: [Coordinate], _ request: TravelRequest, _ journey: PermitFields, _ kept: PermitDesk.Rules
  ) throws(Problem) -> [Int] {
    guard let found = try? kept.finder.wards(along: line) else {
      throw journey.refuseContent("line", "cannot be cut with the wards; give their codes as route")
    }
    if let doubt = found.findings.first(where: { $0.kind != .border }) {
      throw journey.refuseContent("line", "cannot be used: \(doubt.words.english)")
    }
    guard found.wards.first == request.origin, found.wards.last == request.destination else {
      throw journey.refuseContent("line", "does not go from origin to destination; draw it from the one to the other")
    }
    return Array(found.wards.dropFirst().dropLast())
  }

  private static func applicant(
    _ journey: PermitFields, _ applicants: [TravelRequest.Applicant]
  ) throws(Problem) -> TravelRequest.Applicant {
    guard let text = try journey.optionalText("applicant") else { return .person }
    guard let applicant = TravelRequest.Applicant(rawValue: text), applicants.contains(applicant) else {
      throw journey.refuse("applicant", "one of \(applicants.map(\.rawValue).joined(separator: ", "))")
    }
    return applicant
  }

  /// Which member it is that the policy does not have.
  private static func problem(_ fault: PermitError, _ journey: PermitFields) -> Problem {
    guard case .unknown(let what, _, let known) = fault else {
      return journey.refuseContent("ends", "cannot be: \(fault)")
    }
    let names = ["purpose", "group", "vehicle", "document"]
    let name = names.first { what.contains($0) } ?? "purpose"
    return journey.refuseContent(
      name == "document" ? "documents" : name,
      "names no \(what); there are \(known.prefix(40).joined(separator: ", "))")
  }
}
