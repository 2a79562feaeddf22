import HTTPTypes
import Quantities
import Quarantine
import SpatialCore

/// What is due in the officer's wards, and what an officer found: alerts and visits.
struct QuarantineWatch: EndpointGroup {
  let desk: WardDesk

  private static let alert = WardDesk.number("alert")
  private static let seen = [(name: "present", value: true), (name: "absent", value: false)]

  var schemas: [(name: String, schema: JSONValue)] {
    [
      (
        "quarantineVisit",
        QuarantineSchemas.object([("seen", QuarantineSchemas.choice(Self.seen.map(\.name)))], closed: true)
      ),
      ("quarantineAlertNumber", QuarantineSchemas.object([("alert", QuarantineSchemas.count)])),
    ]
  }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/quarantine/tasks", "getQuarantineTasks", QuarantineOrders.reading,
        "What is to be done today in the officer's wards: alerts, tests, checks, releases, what is overdue. Of each kind all are counted "
          + "and the first \(WardTasks.most) told.", answers: "wardTasks"
      ) { _, frame in try Self.tasks(frame) },
      desk.post(
        "/quarantine/orders/{number}/checks", "visitQuarantine", QuarantineOrders.ordering,
        "Says that an officer went there, and whether the person was.", parameters: [QuarantineOrders.number],
        takes: WardDesk.Takes("quarantineVisit", ["seen"], #"{"seen": "present"}"#), answers: "quarantineOrder"
      ) { [desk] call, body, frame in
        let number = call.integer("number")!
        try frame.quarantine.visit(number, isPresent: body.choice("seen", Self.seen), by: frame.access)
        return try QuarantineOrders.show(number, desk, frame)
      },
      desk.post(
        "/quarantine/alerts/{number}/close", "closeQuarantineAlert", QuarantineOrders.ordering,
        "Closes an alert with what was found.", parameters: [Self.alert], takes: .ground,
        answers: "quarantineAlertNumber"
      ) { call, body, frame in
        let number = call.integer("number")!
        try frame.quarantine.closeAlert(number, because: body.text("ground", longest: 300), by: frame.access)
        return ["alert": WardText.number(number)]
      },
    ]
  }

  private static let kinds = ["overdue", "release-due", "test-due", "check-due"]

  private static func tasks(_ frame: WardDesk.Frame) throws -> JSONValue {
    var tasks = WardTasks(on: frame.today)
    let alerts = try frame.quarantine.alerts(limit: WardTasks.most, by: frame.access)
    var (alertCount, counts, rows) = (0, [String: Int](), [String: [JSONValue]]())
    for ward in frame.wards {
      // Wards one after the other, until there are enough rows of each kind.
      let room = kinds.map { WardTasks.most - (rows[$0]?.count ?? 0) }.max() ?? 0
      let today = try frame.quarantine.today(ward: ward, on: frame.today, limit: max(room, 0), by: frame.access)
      alertCount += today.alerts
      for (kind, found) in zip(kinds, [today.overdue, today.releases, today.tests, today.checks]) {
        counts[kind, default: 0] += found.count
        let left = WardTasks.most - (rows[kind]?.count ?? 0)
        rows[kind, default: []] += found.orders.prefix(max(left, 0)).map { row(kind, $0, ward, frame) }
      }
    }
    tasks.add(
      "alert", count: alertCount,
      alerts.map { alert in
        [
          "kind": "alert", "alert": WardText.number(alert.number), "order": WardText.number(alert.order),
          "ward": WardText.ward(alert.ward, frame.vintage), "due": WardText.day(alert.day),
          "detail": .string(alert.kind.rawValue),
        ]
      })
    for kind in kinds { tasks.add(kind, count: counts[kind] ?? 0, rows[kind] ?? []) }
    return tasks.json
  }

  private static func row(_ kind: String, _ task: DailyTasks.Task, _ ward: Int, _ frame: WardDesk.Frame) -> JSONValue {
    [
      "kind": .string(kind), "order": WardText.number(task.order), "ward": WardText.ward(ward, frame.vintage),
      "due": WardText.day(task.due), "days_late": WardText.number(max(0, frame.today.days(since: task.due))),
    ]
  }
}
