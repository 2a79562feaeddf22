import Criteria
import Epidemiology
import HTTPTypes
import Hummingbird
import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

/// What other thresholds would have given over the last weeks.
struct DeskWhatIf: EndpointGroup {
  let desk: Desk
  private let gate = WhatIfGate()

  /// Days that are gone through in one question.
  static let longest = 366
  private static let form =
    #"{"criteria": "vn-4800", "changes": {"rate_m3": 40}, "from": "2021-12-24", "on": "2022-01-21"}"#

  init(desk: Desk) { self.desk = desk }

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/desk/criteria", operation: "getDeskCriteria", tag: Desk.tag,
        summary: "The criteria sets that maps can be made by, and the values in them that can be changed on trial.",
        answers: [Endpoint.Answer(200, "All sets.", [("application/json", "deskCriteria")])],
        access: .rights(Desk.readers)
      ) { call in try await sets(call) },
      Endpoint(
        .post, "/desk/what-if", operation: "askWhatIf", tag: Desk.tag,
        summary: "Wards and days whose level would be another one if values of a criteria set were changed.",
        body: Endpoint.Body(type: "application/json", schema: "deskQuestion", largest: DeskBody.largest),
        answers: [
          Endpoint.Answer(200, "Both histories and where they differ.", [("application/json", "deskWhatIf")])
        ],
        access: .rights(Desk.readers)
      ) { call in try await whatIf(call) },
    ]
  }

  // MARK: Sets

  private func sets(_ call: Call) async throws -> Response {
    let library = desk.resources.criteria
    let today = desk.zones.latest.snapshot.day(at: desk.zones.clock())
    let sets = try await Blocking.run {
      library.ids.compactMap { id -> JSONValue? in
        // A set that cannot be read is no choice; 'zonal criteria check' says why.
        guard let set = try? library.set(id), set.missing.isEmpty else { return nil }
        return [
          "id": .string(set.id), "version": .string(set.version),
          "title": ["en": .string(set.title.english), "vi": .string(set.title.vietnamese)],
          "values": .array(
            set.values.compactMap { value in
              guard let entry = value.entry(on: today) ?? value.entries.last, let number = entry.value else {
                return nil
              }
              return [
                "id": .string(value.id), "value": .number(number.doubleValue.description),
                "citation": .string(entry.citation),
              ]
            }),
        ]
      }
    }
    return desk.reply(["sets": .array(sets)], to: call).response(to: call)
  }

  // MARK: What if

  private struct Question: Sendable {
    var set: CriteriaSet
    var changed: CriteriaSet
    var from: Day
    var on: Day
  }

  private func whatIf(_ call: Call) async throws -> Response {
    let body = try await DeskBody(call, names: ["criteria", "changes", "from", "on"], form: Self.form)
    let question: Question = try await Desk.explaining { try self.question(body) }
    let officer = call.identity.officer.name
    try gate.enter(officer)
    let gate = gate
    let answer: JSONValue = try await Desk.explaining {
      // The place is free when the work has ended, also if nobody waits for it any more.
      try await Blocking.run(within: .seconds(30)) { [desk] in
        defer { gate.leave(officer) }
        return try Self.answer(question, desk, until: .now + .seconds(25))
      }
    }
    return desk.reply(answer, to: call).response(to: call)
  }

  private func question(_ body: DeskBody) throws -> Question {
    let id = try body.text("criteria", longest: 100)
    let (from, on) = (try body.day("from"), try body.day("on"))
    guard from <= on, on.days(since: from) < Self.longest else {
      throw Problem(
        .badRequest, "Body cannot be used", "on must be from to \(Self.longest - 1) days behind it", parameter: "on")
    }
    let set = try desk.criteria(id).set
    var changed = set
    let changes = try body.numbers("changes")
    guard (1...20).contains(changes.count) else {
      throw Problem(
        .badRequest, "Body cannot be used", "changes must have 1 to 20 values by their id", parameter: "changes")
    }
    for (value, number) in changes.sorted(by: { $0.key < $1.key }) {
      guard set.values.contains(where: { $0.id == value }) else {
        throw Problem(
          .unprocessableContent, "Unknown value",
          "\(id) has no value \(value.prefix(40)); it has \(set.values.map(\.id).joined(separator: ", "))",
          parameter: "changes")
      }
      changed = try changed.changing(value, to: number)
    }
    return Question(set: set, changed: changed, from: from, on: on)
  }

  private static func answer(
    _ question: Question, _ desk: Desk, until deadline: ContinuousClock.Instant
  ) throws -> JSONValue {
    func proceed() throws { if ContinuousClock.now > deadline { throw Blocking.TooLong() } }
    let living = try desk.zones.database.read { reading in
      let vintage = try BoundaryVintage.load(named: nil, reading)
      let residents = try desk.resources.residents(vintage, question.on, try City(reading), reading)
      return try LivingMap(vintage, population: residents, reading)
    }
    let (first, second) = try Self.distinguishingAges {
      (
        try living.history(question.set, from: question.from, through: question.on, proceed: proceed),
        try living.history(question.changed, from: question.from, through: question.on, proceed: proceed)
      )
    }
    let place = question.set.places(of: question.changed)
    let whatIf = WhatIf(first, second, place: place, levelCount: question.set.levels.count)
    return WhatIfText(
      set: question.set, from: question.from, wards: living.vintage.wards, first: first, second: second, whatIf: whatIf
    ).json
  }

  /// Counts that were made for other ages can be made anew, and who asks is told how.
  private static func distinguishingAges<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as TallyMismatch {
      guard case .tooCoarse(_, let missing) = error else { throw error }
      throw Desk.TooCoarse(
        detail:
          "the city's reports are not counted by the ages that begin at \(missing.map(String.init).joined(separator: ", ")); "
          + "a draft by this criteria set counts them anew")
    }
  }
}
