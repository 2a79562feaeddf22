import Cases
import HTTPTypes
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store

/// Orders of quarantine for the officers of their wards: lists, one with its history, who it is for, what the policy says, and a new one.
struct QuarantineOrders: EndpointGroup {
  let desk: WardDesk

  static let reading = WardDesk.Room(tag: "quarantine", rights: [.readQuarantine], purpose: .quarantine)
  static let ordering = WardDesk.Room(tag: "quarantine", rights: [.orderQuarantine], purpose: .quarantine)
  static let number = WardDesk.number("order")

  private static let filters = [
    Parameter("state", .choice(OrderState.allCases.map(\.rawValue)), "Only of this state.", example: "running"),
    Parameter("kind", .choice(PersonKind.allCases.map(\.rawValue)), "Only of this kind of person.", example: "f1"),
    Parameter(
      "ward", .text(pattern: nil, longest: 64), "Only of the ward of this code.", example: "00004"),
  ]

  var schemas: [(name: String, schema: JSONValue)] { QuarantineSchemas.all }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/quarantine/terms", "getQuarantineTerms", Self.reading,
        "What forms choose from: jurisdictions of the policy, and the questions of the day's report.",
        answers: "quarantineTerms"
      ) { [desk] _, frame in try Self.terms(desk, frame) },
      desk.get(
        "/quarantine/orders", "getQuarantineOrders", Self.reading,
        "Orders of the officer's area, in the order of their numbers; nobody's name is among them.",
        parameters: Self.filters + PermitFilters.pages, answers: "quarantineOrders"
      ) { call, frame in try Self.list(call, frame) },
      desk.get(
        "/quarantine/orders/{number}", "getQuarantineOrder", Self.reading,
        "An order with all that happened under it; not whose it is.", parameters: [Self.number],
        answers: "quarantineOrder"
      ) { [desk] call, frame in try Self.show(call.integer("number")!, desk, frame) },
      desk.get(
        "/quarantine/orders/{number}/person", "getQuarantinePerson", Self.reading,
        "Who an order is for, and what they said of themselves; the reading is in the decision log.",
        parameters: [Self.number], answers: "quarantinePerson", isPersonal: true
      ) { call, frame in
        let file = try frame.quarantine.disclosed(order: call.integer("number")!, by: frame.access)
        guard let person = file.person else { throw WardDesk.notFound }
        return QuarantineText.person(person, file.reports)
      },
      desk.post(
        "/quarantine/answers", "askQuarantinePolicy", Self.reading,
        "What the policy in force says of a person, with the reasons; nothing is kept of it.",
        takes: WardDesk.Takes("quarantineFacts", QuarantineForms.facts, QuarantineForms.example),
        answers: "quarantineAnswer"
      ) { [desk] _, body, frame in
        let facts = try QuarantineForms.facts(body)
        let answer = try frame.quarantine.answer(for: facts, in: QuarantineForms.jurisdiction(body))
        return QuarantineText.answer(answer, facts, try Self.policy(desk))
      },
      desk.post(
        "/quarantine/orders", "orderQuarantine", Self.ordering,
        "Makes an order by the policy in force, for a person, or for one of the records of cases; the code to check in with is told once.",
        takes: WardDesk.Takes("quarantineForm", QuarantineForms.order, QuarantineForms.example), status: .created,
        answers: "quarantineReceipt", isPersonal: true
      ) { [desk] _, body, frame in try Self.order(body, desk, frame) },
    ]
  }

  /// The policy in force.
  static func policy(_ desk: WardDesk) throws -> QuarantinePolicy {
    try desk.zones.database.read { try AdoptedQuarantinePolicy.last($0).policy }
  }

  private static func terms(_ desk: WardDesk, _ frame: WardDesk.Frame) throws -> JSONValue {
    let policy = try policy(desk)
    let questions = policy.monitoring(on: frame.today)?.questions ?? []
    return [
      "on": WardText.day(frame.today), "wards": CityText.wards(frame), "policy": .string(policy.id),
      "jurisdictions": WardText.terms(policy.jurisdictions),
      "questions": .array(questions.map { WardText.term($0.id, $0.name) }),
    ]
  }

  private static func list(_ call: Call, _ frame: WardDesk.Frame) throws -> JSONValue {
    var filter = OrderFilter(after: call.integer("after") ?? 0, limit: call.integer("limit") ?? 100)
    if let state = call.text("state").flatMap(OrderState.init) { filter.states = [state] }
    if let kind = call.text("kind").flatMap(PersonKind.init) { filter.kinds = [kind] }
    filter.ward = try CityText.row(call.text("ward"), frame)
    let rows = try frame.quarantine.list(filter, by: frame.access)
    return [
      "orders": .array(rows.map { QuarantineText.row($0, frame.vintage) }),
      "next_after": WardText.number(rows.count == filter.limit ? rows.last?.number : nil),
    ]
  }

  static func show(_ number: Int, _ desk: WardDesk, _ frame: WardDesk.Frame) throws -> JSONValue {
    let file = try frame.quarantine.file(ofOrder: number, by: frame.access)
    let policy = try? desk.zones.database.read { try AdoptedQuarantinePolicy.row(file.order.policy, $0).policy }
    return QuarantineText.file(file, policy, frame.vintage)
  }

  private static func order(_ body: PermitFields, _ desk: WardDesk, _ frame: WardDesk.Frame) throws -> JSONValue {
    let form = OrderForm(
      person: try person(body, frame), facts: try QuarantineForms.facts(body),
      jurisdiction: try QuarantineForms.jurisdiction(body), ward: try body.ward("ward", frame.vintage),
      place: try body.choice("place", QuarantineForms.places), authority: try body.text("authority", longest: 200),
      act: try body.text("act", longest: 100), start: try body.day("start"), stated: try QuarantineForms.stated(body))
    let receipt = try frame.quarantine.order(form, by: frame.access)
    return [
      "order": WardText.number(receipt.order.number), "code": .string(receipt.code),
      "register": .string(receipt.register.rawValue),
      "planned_end": WardText.day(receipt.order.plannedEnd),
    ]
  }

  /// Who an order is for: a person that was sent, or that of a record of cases, whose reading is in the log.
  private static func person(_ body: PermitFields, _ frame: WardDesk.Frame) throws -> OrderPerson {
    guard let number = try body.optionalInteger("case", 1...Int(Int32.max)) else {
      return try QuarantineForms.person(body)
    }
    if body.has("person") { throw body.refuse("person", "left out where a case is named") }
    let (person, birthYear) = try CaseRoutes.person(number, frame)
    guard let identifier = person.identifier else {
      throw body.refuseContent("case", "is of a person without an identifier; enter it first, or send the person")
    }
    let address = try body.tidy("address", longest: 200)
    return OrderPerson(
      identifier: identifier, name: person.name, birthYear: birthYear, phone: person.phone,
      address: address.isEmpty ? person.address : address, position: try body.optionalPosition())
  }
}
