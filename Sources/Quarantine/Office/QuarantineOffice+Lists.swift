public import Quantities
public import Store

extension QuarantineOffice {
  /// Orders in the order of their numbers, those of the officer's area; nobody's name is in them.
  ///
  /// - Complexity: reads the orders after the given one until enough are found.
  /// - Throws: `AccessError.refused`; `QuarantineError.unreadable`; `StoreError`.
  public func list(_ filter: OrderFilter, by access: Access) throws -> [OrderRecord] {
    try file.read { reading in
      if let ward = filter.ward {
        try access.require(.readQuarantine, among: [ward], subject: "orders of quarantine in ward \(ward)")
      } else {
        try access.requireAnywhere(.readQuarantine, subject: "orders of quarantine")
      }
      let statement = try reading.statement(
        "SELECT \(OrderRecord.columns) FROM quarantine_orders WHERE id > ?1 AND (?2 IS NULL OR ward = ?2) ORDER BY id")
      statement.bind(all: [SQLValue(filter.after), SQLValue(filter.ward)])
      defer { statement.reset() }
      var found: [OrderRecord] = []
      while found.count < max(1, min(filter.limit, 10_000)), try statement.step() {
        let order = try OrderRecord(statement)
        if access.covers(ward: order.ward), filter.states.isEmpty || filter.states.contains(order.state),
          filter.kinds.isEmpty || filter.kinds.contains(order.facts.kind),
          filter.places.isEmpty || filter.places.contains(order.place)
        {
          found.append(order)
        }
      }
      return found
    }
  }

  /// What is to be done in a ward on a day.
  ///
  /// - Parameters:
  ///   - ward: row number in `store_wards`.
  ///   - limit: orders told of each kind of task; all are counted.
  /// - Complexity: four ranges of indexes, whatever the number of orders.
  /// - Throws: `AccessError.refused` outside the officer's area; `QuarantineError.unreadable`; `StoreError`.
  public func today(ward: Int, on day: Day, limit: Int = 100, by access: Access) throws -> DailyTasks {
    try file.read { reading in
      try access.require(.readQuarantine, among: [ward], subject: "quarantine tasks of ward \(ward)")
      func tasks(_ column: String, _ comparison: String) throws -> DailyTasks.Tasks {
        let condition = "state = 'running' AND ward = ? AND \(column) \(comparison) ?"
        let values = [SQLValue(ward), SQLValue(day)]
        let count =
          try reading.first("SELECT count(*) FROM quarantine_orders WHERE \(condition)", values) { $0.int(0) } ?? 0
        let orders = try reading.all(
          """
          SELECT id, \(column), kind, place, start_day, planned_end FROM quarantine_orders WHERE \(condition)
          ORDER BY \(column), id LIMIT ?
          """, values + [SQLValue(max(0, min(limit, 10_000)))], DailyTasks.Task.init)
        return DailyTasks.Tasks(count: count, orders: orders)
      }
      return DailyTasks(
        ward: ward, on: day, tests: try tasks("next_test", "<="), checks: try tasks("next_check", "<="),
        releases: try tasks("planned_end", "="), overdue: try tasks("planned_end", "<"),
        alerts: try reading.first(
          "SELECT count(*) FROM quarantine_alerts WHERE ward = ? AND closed_at IS NULL", [SQLValue(ward)]
        ) { $0.int(0) } ?? 0,
        running: try reading.first(
          "SELECT count(*) FROM quarantine_orders WHERE state = 'running' AND ward = ?", [SQLValue(ward)]
        ) { $0.int(0) } ?? 0)
    }
  }
}

extension DailyTasks.Task {
  /// - Throws: `QuarantineError.unreadable`.
  fileprivate init(_ row: Statement) throws(QuarantineError) {
    func day(_ column: Int) -> Day { Day(number: Int32(truncatingIfNeeded: row.int(column))) }
    guard let kind = PersonKind(rawValue: row.text(2)), let place = OrderPlace(rawValue: row.text(3)) else {
      throw .unreadable
    }
    self.init(order: row.int(0), due: day(1), kind: kind, place: place, start: day(4), plannedEnd: day(5))
  }
}
