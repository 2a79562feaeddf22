import Cases
import EpidemicAreas
import HTTPTypes
import Quantities
import Quarantine
import SpatialCore
import Store

/// People under follow-up for the officers of their wards: a ward's day, one with reasons and timeline, whom they met.
struct CaseRoutes: EndpointGroup {
  let desk: WardDesk

  static let reading = WardDesk.Room(tag: "cases", rights: [.readCases], purpose: .caseInvestigation)
  static let tracing = WardDesk.Room(tag: "cases", rights: [.readCases], purpose: .contactTracing)
  static let number = WardDesk.number("record")

  private static let ward = Parameter(
    "ward", .text(pattern: nil, longest: 64), required: true, "Code of the ward.", example: "00004")
  private static let on = Parameter(
    "on", .text(pattern: #"\d{4}-\d{2}-\d{2}"#, longest: 10), "The day; today without it.", example: "2021-08-05")
  private static let steps = Parameter(
    "steps", .integer(1...6), "How many contacts away.", example: "2", fallback: "3")
  private static let direction = Parameter(
    "direction", .choice(TraceList.Direction.allCases.map(\.rawValue)),
    "Whom the person may have infected, or where they may have got it.", example: "backward", fallback: "forward")

  var schemas: [(name: String, schema: JSONValue)] { CaseSchemas.all }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/cases/terms", "getCaseTerms", Self.reading, "What forms choose from: wards and symptoms.",
        answers: "caseTerms"
      ) { [desk] _, frame in
        let symptoms = try desk.caseRules().definitions.symptoms
        return [
          "on": WardText.day(frame.today), "wards": CityText.wards(frame), "symptoms": WardText.terms(symptoms),
        ]
      },
      desk.get(
        "/cases/tasks", "getCaseTasks", Self.reading,
        "People of the officer's wards about whom something must be found out before their class is certain.",
        answers: "wardTasks"
      ) { _, frame in try Self.tasks(frame) },
      desk.get(
        "/cases", "getCases", Self.reading,
        "A ward's day: who was reported, of whom something is open, who could infect others; the reading is in the decision log.",
        parameters: [Self.ward, Self.on], answers: "wardCases", isPersonal: true
      ) { call, frame in try Self.list(call, frame) },
      desk.get(
        "/cases/{number}", "getCase", Self.reading,
        "A record with its class, the reasons, and all that was said of it; not whose it is. The reading is in the decision log.",
        parameters: [Self.number], answers: "caseFile", isPersonal: true
      ) { call, frame in try Self.show(call.integer("number")!, frame) },
      desk.get(
        "/cases/{number}/person", "getCasePerson", Self.reading,
        "Who a record is of; the reading is in the decision log.",
        parameters: [Self.number], answers: "casePerson", isPersonal: true
      ) { call, frame in CaseText.person(try frame.cases.details(call.integer("number")!, to: frame.access)) },
      desk.get(
        "/cases/{number}/timeline", "getCaseTimeline", Self.reading,
        "All that happened to a person, as cases, quarantine and areas know it.", parameters: [Self.number],
        answers: "caseTimeline", isPersonal: true
      ) { [desk] call, frame in try Self.timeline(call.integer("number")!, desk, frame) },
      desk.get(
        "/cases/{number}/graph", "getCaseGraph", Self.tracing,
        "The people and contacts around a person, to draw; nobody's name is among them.",
        parameters: [Self.number, Self.steps], answers: "caseGraph", isPersonal: true
      ) { [desk] call, frame in
        let graph = try frame.cases.graph(
          around: call.integer("number")!, steps: call.integer("steps") ?? 3, desk.caseRules(), to: frame.access)
        return CaseText.graph(graph, frame.vintage)
      },
      desk.get(
        "/cases/{number}/trace", "traceCase", Self.tracing,
        "Whom to ask: forward in the time in which the person could infect others, backward in that in which they were infected.",
        parameters: [Self.number, Self.direction, Self.steps], answers: "caseTrace", isPersonal: true
      ) { [desk] call, frame in
        let direction = call.text("direction").flatMap(TraceList.Direction.init) ?? .forward
        let list = try frame.cases.trace(
          call.integer("number")!, direction, steps: call.integer("steps") ?? 3, desk.caseRules(), to: frame.access)
        return CaseText.trace(list, frame.vintage)
      },
    ]
  }

  static func show(_ number: Int, _ frame: WardDesk.Frame) throws -> JSONValue {
    CaseText.file(try frame.cases.details(number, to: frame.access), frame.vintage)
  }

  /// Who a record is of, for an order of quarantine; the reading is in the log.
  static func person(_ number: Int, _ frame: WardDesk.Frame) throws -> (person: CasePerson, birthYear: Int?) {
    let details = try frame.cases.details(number, to: frame.access)
    return (details.person, details.record.facts.birthYear)
  }

  private static func tasks(_ frame: WardDesk.Frame) throws -> JSONValue {
    var tasks = WardTasks(on: frame.today)
    var (count, rows) = (0, [JSONValue]())
    // Counting tells of nobody; only the wards that are shown are read, since each reading is in the log.
    for ward in frame.wards {
      let open = try frame.cases.statistics(
        ofWards: [ward], from: frame.today - 365, through: frame.today, to: frame.access
      ).open
      count += open
      guard open > 0, rows.count < WardTasks.most else { continue }
      let list = try frame.cases.list(ofWard: ward, on: frame.today, limit: WardTasks.most, to: frame.access)
      for line in (list.reported.filter(\.isOpen) + list.open).prefix(WardTasks.most - rows.count) {
        rows.append([
          "kind": "classify", "case": WardText.number(line.record), "ward": WardText.ward(ward, frame.vintage),
          "due": WardText.day(line.reportDay),
          "days_late": WardText.number(max(0, frame.today.days(since: line.reportDay) - 1)),
        ])
      }
    }
    tasks.add("classify", count: count, rows)
    return tasks.json
  }

  private static func list(_ call: Call, _ frame: WardDesk.Frame) throws -> JSONValue {
    guard let ward = try CityText.row(call.text("ward"), frame) else { throw WardDesk.notFound }
    guard let day = call.text("on").map({ Day($0) }) ?? frame.today else {
      throw Problem.parameter("on", "on must be a day, for example on=2021-08-05")
    }
    let list = try frame.cases.list(ofWard: ward, on: day, limit: 200, to: frame.access)
    func lines(_ lines: [CaseLine]) -> JSONValue { .array(lines.map { CaseText.line($0, frame.vintage) }) }
    return [
      "ward": WardText.ward(ward, frame.vintage), "on": WardText.day(day), "reported": lines(list.reported),
      "open": lines(list.open), "infectious": lines(list.infectious), "is_cut": .bool(list.isCut),
    ]
  }

  /// What the three rooms know of one person: the record, what happened, the order that runs, and areas in force in the ward.
  private static func timeline(_ number: Int, _ desk: WardDesk, _ frame: WardDesk.Frame) throws -> JSONValue {
    let details = try frame.cases.details(number, to: frame.access)
    let events = try frame.cases.timeline(number, desk.caseRules(), to: frame.access)
    var orders: [JSONValue] = []
    if let identifier = details.person.identifier, frame.access.rights.contains(.readQuarantine),
      let order = try frame.quarantine.runningOrder(of: identifier, by: frame.access)
    {
      orders.append(try QuarantineOrders.show(order.number, desk, frame))
    }
    var areas: [JSONValue] = []
    if let ward = details.record.facts.ward, frame.access.rights.contains(.readAreas) {
      let filter = AreaFilter(states: [.inForce, .announced], wards: [ward], at: frame.now)
      areas = try frame.areas.areas(filter, by: frame.access).map { AreaText.row($0, frame) }
    }
    return [
      "case": CaseText.file(details, frame.vintage), "events": .array(events.map(CaseText.event)),
      "orders": .array(orders), "areas": .array(areas),
    ]
  }
}
