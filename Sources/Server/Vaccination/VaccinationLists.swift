import HTTPTypes
import Quantities
import Registry
import SpatialCore
import Vaccination

/// To whom a dose is due in an officer's ward, and records whose person people have to find.
struct VaccinationLists: EndpointGroup {
  let desk: WardDesk

  private static let due = [
    Parameter("ward", .text(pattern: nil, longest: 64), "The ward by its code.", example: "00004"),
    Parameter("kind", .choice(DueFilter.Kind.allCases.map(\.rawValue)), "Due, or overdue.", example: "overdue"),
    Parameter("group", .integer(0...62), "Number of a priority group.", example: "3"),
    Parameter("age_from", .integer(0...150), "First age.", example: "18"),
    Parameter("age_to", .integer(0...150), "Last age.", example: "64"),
    Parameter(
      "after", .text(pattern: nil, longest: 40), "Where the page before ended, as it told.", example: "2021-09-07.4711"),
    Parameter("limit", .integer(1...1000), "People of a page at most.", example: "50"),
  ]
  private static let matches = [
    Parameter("after", .integer(0...Int(Int32.max)), "Number of the last record of the page before.", example: "12"),
    Parameter("limit", .integer(1...50), "Records of a page at most.", example: "1"),
  ]
  private static let decisions: [(name: String, value: String)] = ["link", "unmatched", "later"].map { ($0, $0) }

  var schemas: [(name: String, schema: JSONValue)] { VaccinationSchemas.lists }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/vaccination/due", "listDueDoses", VaccinationRoom.reading,
        "People of a ward to whom a dose is due or overdue; the reading is in the log.", parameters: Self.due,
        answers: "vaccinationDue", isPersonal: true
      ) { call, frame in
        guard let ward = try CityText.row(call.text("ward") ?? "", frame) else { throw WardDesk.notFound }
        var after: DueCursor?
        if let text = call.text("after") {
          guard let cursor = DueCursor(text) else {
            throw Problem(.badRequest, "Bad parameter", "after is what next_after told", parameter: "after")
          }
          after = cursor
        }
        let filter = DueFilter(
          ward: ward, kind: call.text("kind").flatMap(DueFilter.Kind.init) ?? .due, group: call.integer("group"),
          ageFrom: call.integer("age_from"), ageTo: call.integer("age_to"), after: after,
          limit: call.integer("limit") ?? 100)
        let list = try frame.vaccination.disclosedDue(filter, on: frame.today, by: frame.access)
        return [
          "on": WardText.day(list.on), "people": .array(list.people.map(VaccinationText.due)),
          "next_after": WardText.text(list.next?.text), "due": WardText.number(list.due),
          "overdue": WardText.number(list.overdue),
        ]
      },
      desk.get(
        "/vaccination/matches", "listDoseMatches", VaccinationRoom.matching,
        "Records that wait for somebody to say whose they are, with the citizens they may be of; the reading is in the log.",
        parameters: Self.matches, answers: "vaccinationMatches", isPersonal: true
      ) { [desk] call, frame in
        let queue = frame.vaccination.matches
        let found = try queue.list(
          .open, after: call.integer("after") ?? 0, limit: call.integer("limit") ?? 1, frame.access)
        let register = CitizenRegister(desk.zones.database, sealer: try desk.keys(), offset: frame.offset)
        return [
          "matches": .array(
            try found.map { match in
              var citizens: [Int: Citizen] = [:]
              for candidate in match.candidates.prefix(5) {
                // Who has moved out of the area since is not shown.
                do {
                  citizens[candidate.citizen] = try register.citizen(number: candidate.citizen, frame.access)
                } catch RegistryError.notInArea {}
              }
              return VaccinationText.match(match, citizens, frame)
            }), "open_in_city": WardText.number(try queue.counts()[.open] ?? 0),
        ]
      },
      desk.post(
        "/vaccination/matches/{number}", "decideDoseMatch", VaccinationRoom.matching,
        "Says whose a record is; its dose gets the person, with standing and counts, in the same act.",
        parameters: [WardDesk.number("record")],
        takes: WardDesk.Takes(
          "vaccinationMatchDecision", ["decision", "citizen", "reason"], #"{"decision": "link", "citizen": 4711}"#),
        answers: "vaccinationMatchDecided"
      ) { call, body, frame in
        let decision: MatchDecision
        switch try body.choice("decision", Self.decisions) {
        case "link":
          guard let citizen = try body.optionalInteger("citizen", 1...Int(Int32.max)) else {
            throw body.refuse("citizen", "the number of a candidate")
          }
          decision = .link(citizen: citizen)
        case "unmatched": decision = .unmatched
        default: decision = .later
        }
        let decided = try frame.vaccination.decide(
          match: call.integer("number")!, decision,
          reason: body.optionalText("reason", longest: 200) ?? "decided on the page", by: frame.access)
        return ["match": WardText.number(decided.number), "state": .string("\(decided.state)")]
      },
    ]
  }
}
