import Criteria
import Quantities
import Quarantine
import Registry
import SpatialCore

/// Orders, tasks and alerts for people (lines) and for programs (JSON).
enum QuarantinePage {
  static func order(_ order: OrderRecord, _ open: OpenQuarantine) -> String {
    if open.format == .json { return json(members(order, open)) }
    return Console.table([header, row(order, open)])
  }

  static func orders(_ orders: [OrderRecord], _ open: OpenQuarantine) -> String {
    if open.format == .json { return orders.map { json(members($0, open)) }.joined(separator: "\n") }
    return Console.table([header] + orders.map { row($0, open) })
  }

  private static let header = [
    "order", "state", "kind", "ward", "place", "start", "end", "watch", "next test", "rule",
  ]

  private static func row(_ order: OrderRecord, _ open: OpenQuarantine) -> [String] {
    [
      String(order.number), order.state.rawValue, order.facts.kind.rawValue, open.code(ofRow: order.ward),
      order.place.rawValue, order.start.description, (order.ended ?? order.plannedEnd).description,
      String(order.watchDays), order.nextTest?.description ?? "",
      (order.rule ?? "") + (order.isStated ? " (stated)" : ""),
    ]
  }

  private static func members(_ order: OrderRecord, _ open: OpenQuarantine) -> [(String, JSONValue)] {
    [
      ("order", number(order.number)), ("state", .string(order.state.rawValue)),
      ("kind", .string(order.facts.kind.rawValue)), ("exposure", .string(order.facts.exposure.description)),
      ("jurisdiction", .string(order.jurisdiction)), ("ward", .string(open.code(ofRow: order.ward))),
      ("place", .string(order.place.rawValue)), ("authority", .string(order.authority)), ("act", .string(order.act)),
      ("policy", number(order.policy)), ("rule", text(order.rule)), ("stated", .bool(order.isStated)),
      ("start", .string(order.start.description)), ("planned_end", .string(order.plannedEnd.description)),
      ("watch_days", number(order.watchDays)), ("next_test", text(order.nextTest?.description)),
      ("ended", text(order.ended?.description)),
    ]
  }

  static func answer(_ answer: QuarantineAnswer, _ format: OutputFormat) -> String {
    if format == .json {
      return json([
        ("outcome", .string(answer.outcome.rawValue)), ("rule", text(answer.rule)),
        ("jurisdiction", text(answer.jurisdiction)), ("places", .array(answer.places.map { .string($0.rawValue) })),
        ("days", number(answer.days)), ("tests", answer.testDays.map { .array($0.map { number($0) }) } ?? .null),
        ("watch_days", number(answer.watchDays)), ("unknown", .array(answer.unknown.map { .string($0.rawValue) })),
        ("citation", .string(answer.citation)), ("confidence", text(answer.confidence?.rawValue)),
      ])
    }
    var lines = ["\(answer.outcome.rawValue)\(answer.rule.map { ", rule \($0)" } ?? "")"]
    if !answer.places.isEmpty { lines.append("places: \(answer.places.map(\.rawValue).joined(separator: ", "))") }
    if let days = answer.days { lines.append("days: \(days)") }
    if let tests = answer.testDays { lines.append("tests on days: \(tests.map(String.init).joined(separator: ", "))") }
    if let watch = answer.watchDays { lines.append("days of watching afterwards: \(watch)") }
    if !answer.unknown.isEmpty {
      lines.append("nobody knows: \(answer.unknown.map(\.words.en).joined(separator: ", "))")
    }
    if !answer.citation.isEmpty { lines.append("\(answer.citation) (\(answer.confidence?.rawValue ?? ""))") }
    return lines.joined(separator: "\n")
  }

  static func file(_ file: OrderFile, _ open: OpenQuarantine) -> String {
    if open.format == .json {
      return json(
        members(file.order, open) + [
          ("certificate", number(file.certificate)),
          (
            "tests",
            .array(
              file.tests.map {
                object([("day", .string($0.day.description)), ("outcome", text($0.outcome?.rawValue))])
              })
          ),
          (
            "acts",
            .array(
              file.acts.map { act in
                object([
                  ("number", number(act.number)), ("kind", .string(act.kind.rawValue)), ("ground", .string(act.ground)),
                  ("facts", object(act.facts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
                  ("at", .string(act.at.description)), ("actor", .string(act.actor)),
                ])
              })
          ),
          ("check_ins", number(file.checkIns.count)), ("alerts", number(file.alerts.count)),
        ])
    }
    var lines = [order(file.order, open)]
    if let person = file.person {
      lines.append("\(person.name), \(person.identifier.digits)\(person.birthYear.map { ", born \($0)" } ?? "")")
      if !person.phone.isEmpty { lines.append("telephone \(person.phone)") }
      if !person.address.isEmpty { lines.append(person.address) }
    }
    for act in file.acts {
      let facts = act.facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      lines.append("\(act.at.moment(offset: open.offset))  \(act.kind.words.en) by \(act.actor): \(facts)")
      if !act.ground.isEmpty { lines.append("  because: \(act.ground)") }
    }
    for test in file.tests { lines.append("test due \(test.day): \(test.outcome?.rawValue ?? "no result")") }
    for checkIn in file.checkIns.suffix(10) {
      lines.append(
        "check-in \(checkIn.at.moment(offset: open.offset)): \(checkIn.verdict.rawValue)"
          + (checkIn.distance.map { ", \($0) m" } ?? ""))
    }
    for alert in file.alerts {
      lines.append(
        "alert \(alert.number) of \(alert.day): \(alert.kind.words.en)\(alert.ground.map { " (\($0))" } ?? "")")
    }
    if let certificate = file.certificate { lines.append("certificate \(certificate)") }
    return lines.joined(separator: "\n")
  }

  static func tasks(_ tasks: DailyTasks, _ open: OpenQuarantine) -> String {
    let kinds = [
      ("tests", tasks.tests), ("checks", tasks.checks), ("releases", tasks.releases), ("overdue", tasks.overdue),
    ]
    if open.format == .json {
      return json(
        [
          ("ward", .string(open.code(ofRow: tasks.ward))), ("on", .string(tasks.on.description)),
          ("running", number(tasks.running)), ("alerts", number(tasks.alerts)),
        ]
          + kinds.map { kind, found in
            (
              kind,
              object([
                ("count", number(found.count)),
                (
                  "orders",
                  .array(
                    found.orders.map { task in
                      object([
                        ("order", number(task.order)), ("due", .string(task.due.description)),
                        ("kind", .string(task.kind.rawValue)), ("place", .string(task.place.rawValue)),
                        ("start", .string(task.start.description)),
                        ("planned_end", .string(task.plannedEnd.description)),
                      ])
                    })
                ),
              ])
            )
          })
    }
    var lines = ["\(tasks.running) running orders, \(tasks.alerts) open alerts"]
    for (kind, found) in kinds {
      lines.append("\(kind): \(found.count)")
      if found.orders.isEmpty { continue }
      lines.append(
        Console.table(
          found.orders.map { task in
            ["  \(task.order)", "due \(task.due)", task.kind.rawValue, task.place.rawValue, "until \(task.plannedEnd)"]
          }))
    }
    return lines.joined(separator: "\n")
  }

  static func alerts(_ alerts: [OrderAlert], _ open: OpenQuarantine) -> String {
    if open.format == .json {
      return alerts.map { alert in
        json([
          ("alert", number(alert.number)), ("order", number(alert.order)),
          ("ward", .string(open.code(ofRow: alert.ward))), ("kind", .string(alert.kind.rawValue)),
          ("day", .string(alert.day.description)),
        ])
      }.joined(separator: "\n")
    }
    if alerts.isEmpty { return "no alert is open" }
    return Console.table(
      [["alert", "order", "ward", "day", "what"]]
        + alerts.map {
          [String($0.number), String($0.order), open.code(ofRow: $0.ward), $0.day.description, $0.kind.words.en]
        })
  }

  static func differences(_ differences: [OrderDifference], _ open: OpenQuarantine) -> String {
    if open.format == .json {
      return differences.map { one in
        json([
          ("order", number(one.order)), ("ward", .string(open.code(ofRow: one.ward))), ("stated", .bool(one.isStated)),
          ("planned_end", .string(one.plannedEnd.description)), ("new_end", text(one.newEnd?.description)),
          ("days", number(one.days)), ("rule", text(one.answer.rule)),
          ("outcome", .string(one.answer.outcome.rawValue)), ("place_allowed", .bool(one.isPlaceAllowed)),
          ("other_tests", .bool(one.hasOtherTests)), ("watch_difference", number(one.watchDifference)),
          ("unknown", .array(one.answer.unknown.map { .string($0.rawValue) })),
        ])
      }.joined(separator: "\n")
    }
    if differences.isEmpty { return "no running order would be otherwise" }
    return Console.table(
      [["order", "ward", "end", "new end", "days", "rule", "unknown"]]
        + differences.map { one in
          [
            String(one.order), open.code(ofRow: one.ward), one.plannedEnd.description,
            one.newEnd?.description ?? "unknown", one.days.map { $0 > 0 ? "+\($0)" : "\($0)" } ?? "",
            one.answer.rule ?? "", one.answer.unknown.map(\.rawValue).joined(separator: " "),
          ]
        }, right: [4])
  }

  static func statistics(
    _ rows: [QuarantineStatistics.Row], _ axis: QuarantineStatistics.Axis, _ open: OpenQuarantine
  ) -> String {
    func name(_ row: QuarantineStatistics.Row) -> String {
      switch axis {
      case .ward: Int(row.name).map { open.code(ofRow: $0) } ?? row.name
      case .day: Int32(row.name).map { Day(number: $0).description } ?? row.name
      default: row.name.isEmpty ? "none" : row.name
      }
    }
    if open.format == .json {
      return rows.map { row in
        json(
          [(axis.rawValue, .string(name(row))), ("orders", number(row.orders)), ("stated", number(row.stated))]
            + OrderState.allCases.map { ($0.rawValue, number(row.states[$0] ?? 0)) })
      }.joined(separator: "\n")
    }
    let header = [axis.rawValue, "orders"] + OrderState.allCases.map(\.rawValue) + ["stated"]
    return Console.table(
      [header]
        + rows.map { row in
          [name(row), String(row.orders)] + OrderState.allCases.map { String(row.states[$0] ?? 0) }
            + [String(row.stated)]
        }, right: Set(1..<header.count))
  }

  // MARK: Parts

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONMember($0.0, $0.1) })
  }

  static func json(_ members: [(String, JSONValue)]) -> String {
    var writer = JSONWriter()
    writer.value(object(members))
    return writer.text
  }
}
