import EpidemicAreas
import HTTPTypes
import Quantities
import SpatialCore
import Store

/// Areas under restriction for the officers of their wards and for who decrees them: lists, one with its people in figures, its map.
struct AreaRoutes: EndpointGroup {
  let desk: WardDesk

  static let reading = WardDesk.Room(tag: "areas", rights: [.readAreas, .decree], purpose: .quarantine)
  static let number = WardDesk.number("area")
  private static let state = Parameter(
    "state", .choice(AreaState.allCases.map(\.rawValue)), "Only of this state.", example: "in-force")

  var schemas: [(name: String, schema: JSONValue)] { AreaSchemas.all }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/areas/terms", "getAreaTerms", Self.reading,
        "What forms choose from: measures, needs, and grounds to pass, by the policy in force.", answers: "areaTerms"
      ) { [desk] _, frame in
        let policy = try Self.policy(desk).policy
        return [
          "on": WardText.day(frame.today), "wards": CityText.wards(frame),
          "measures": WardText.terms(policy.measures), "needs": WardText.terms(policy.needs),
          "grounds": WardText.terms(policy.grounds),
          "vulnerable": .array(policy.vulnerable.map { WardText.term($0.id, $0.name) }),
        ]
      },
      desk.get(
        "/areas/tasks", "getAreaTasks", Self.reading, "Areas of the officer's wards with needs that are open.",
        answers: "wardTasks"
      ) { _, frame in try Self.tasks(frame) },
      desk.get(
        "/areas", "getAreas", Self.reading, "Areas of the officer's wards, and proposals that wait.",
        parameters: [Self.state], answers: "areas"
      ) { call, frame in
        var filter = AreaFilter(at: frame.now)
        if let state = call.text("state").flatMap(AreaState.init) { filter.states = [state] }
        let areas = try frame.areas.areas(filter, by: frame.access)
        let proposals = try frame.areas.proposals(by: frame.access)
        return [
          "areas": .array(areas.reversed().map { AreaText.row($0, frame) }),
          "proposals": .array(proposals.map { AreaText.proposal($0, frame.vintage) }),
        ]
      },
      desk.get(
        "/areas/{number}", "getArea", Self.reading,
        "An area with its acts, the people in it as numbers, and what is needed; the reading is in the decision log.",
        parameters: [Self.number], answers: "areaFile", isPersonal: true
      ) { [desk] call, frame in try Self.show(call.integer("number")!, desk, frame) },
      desk.get(
        "/areas/{number}/map", "getAreaMap", Self.reading,
        "The shape of an area, and how many cases each of its wards and those around had lately; no house is on it.",
        parameters: [Self.number], answers: "areaMap"
      ) { call, frame in try Self.map(call.integer("number")!, frame) },
    ]
  }

  /// The policy in force, with its row.
  static func policy(_ desk: WardDesk) throws -> AdoptedAreaPolicy {
    try desk.zones.database.read { try AdoptedAreaPolicy.last($0) }
  }

  static func show(_ number: Int, _ desk: WardDesk, _ frame: WardDesk.Frame) throws -> JSONValue {
    let area = try frame.areas.area(number, by: frame.access)
    let acts = try frame.areas.history(number, by: frame.access)
    let adopted = try? policy(desk)
    let isReader = frame.access.has(.readAreas, among: area.wards.map(\.row))
    let count =
      try isReader ? adopted.map { try frame.areas.count(number, on: frame.today, $0, by: frame.access) } : nil
    let needs = try isReader ? frame.areas.needs(ofArea: number, by: frame.access) : []
    return AreaText.file(area, acts, count, needs, adopted?.policy, frame)
  }

  private static func tasks(_ frame: WardDesk.Frame) throws -> JSONValue {
    var tasks = WardTasks(on: frame.today)
    var (count, rows) = (0, [JSONValue]())
    let filter = AreaFilter(states: [.announced, .inForce, .ended], at: frame.now)
    for area in try frame.areas.areas(filter, by: frame.access) {
      let needs = try frame.areas.needCounts(ofArea: area.number, on: frame.today, by: frame.access)
      let open = needs.reduce(0) { $0 + $1.open }
      guard open > 0 else { continue }
      count += open
      rows.append([
        "kind": "needs", "area": WardText.number(area.number),
        "ward": WardText.ward(area.wards.first?.row, frame.vintage), "count": WardText.number(open),
        "days_late": WardText.number(needs.contains { $0.overdue > 0 } ? 1 : 0), "detail": .string(area.name),
      ])
    }
    tasks.add("needs", count: count, rows)
    return tasks.json
  }

  private static func map(_ number: Int, _ frame: WardDesk.Frame) throws -> JSONValue {
    let area = try frame.areas.area(number, by: frame.access)
    guard let place = try frame.areas.history(number, by: frame.access).last?.place else { throw WardDesk.notFound }
    let text = try AreaGeoJSON(frame.vintage, offset: frame.offset, at: frame.now).text([(area, place)])
    let figures = AreaFigures(frame: frame)
    var dots: [JSONValue] = []
    if frame.access.rights.contains(.readCases) {
      for ward in frame.wards {
        let count = try figures.cases(
          ofWard: ward, from: frame.today - AreaFigures.days, through: frame.today)
        if count > 0 { dots.append(["ward": WardText.ward(ward, frame.vintage), "count": WardText.number(count)]) }
      }
    }
    return [
      "area": WardText.number(number), "wards": AreaText.wards(area.wards, frame.vintage),
      "shapes": (try? JSONValue(reading: Array(text.utf8))) ?? .null, "dots": .array(dots),
      "from": WardText.day(frame.today - AreaFigures.days),
    ]
  }
}
