import Quantities
public import Store

extension QuarantineOffice {
  /// Puts an alert for an officer of the order's ward, once a kind and day.
  func alert(_ kind: OrderAlert.Kind, _ order: OrderRecord, on day: Day, _ writing: Writing) throws {
    try alert(kind, order: order.number, ward: order.ward, on: day, writing)
  }

  func alert(_ kind: OrderAlert.Kind, order: Int, ward: Int, on day: Day, _ writing: Writing) throws {
    let number = try writing.nextNumber(of: "quarantine_alerts")
    try writing.run(
      """
      INSERT OR IGNORE INTO quarantine_alerts (id, order_id, ward, kind, day, recorded_at) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), SQLValue(order), SQLValue(ward), .text(kind.rawValue), SQLValue(day),
        .integer(writing.instant.milliseconds),
      ])
  }

  /// Alerts that nobody has closed, those of the officer's area, the oldest first.
  ///
  /// - Parameter ward: row number in `store_wards`; `nil` for the whole area.
  /// - Throws: `AccessError.refused`; `QuarantineError.unreadable`; `StoreError`.
  public func alerts(ward: Int? = nil, limit: Int = 1000, by access: Access) throws -> [OrderAlert] {
    try file.read { reading in
      if let ward {
        try access.require(.readQuarantine, among: [ward], subject: "quarantine alerts of ward \(ward)")
      } else {
        try access.requireAnywhere(.readQuarantine, subject: "quarantine alerts")
      }
      let statement = try reading.statement(
        """
        SELECT \(OrderAlert.columns) FROM quarantine_alerts WHERE closed_at IS NULL AND (?1 IS NULL OR ward = ?1) ORDER BY id
        """)
      statement.bind(all: [SQLValue(ward)])
      defer { statement.reset() }
      var alerts: [OrderAlert] = []
      while alerts.count < limit, try statement.step() {
        let alert = try OrderAlert(statement)
        if access.covers(ward: alert.ward) { alerts.append(alert) }
      }
      return alerts
    }
  }

  /// Closes an alert with what was found.
  ///
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`, `.wrongState`, `.unusable`; `StoreError`; `LogError`.
  public func closeAlert(_ number: Int, because ground: String, by access: Access) throws {
    try Self.check(ground: ground)
    try file.write { writing in
      try access.requireAnywhere(.orderQuarantine, subject: "quarantine alert")
      let alert = try writing.first(
        "SELECT \(OrderAlert.columns) FROM quarantine_alerts WHERE id = ?", [SQLValue(number)], OrderAlert.init)
      guard let alert else { throw QuarantineError.notFound }
      // Whoever has the person now may close what was of another ward.
      let order = try order(alert.order, writing)
      try access.require(
        .orderQuarantine, among: [alert.ward, order.ward], subject: "quarantine alert \(number)")
      guard alert.closedAt == nil else { throw QuarantineError.wrongState(what: "alert", state: "closed") }
      try writing.run(
        "UPDATE quarantine_alerts SET closed_at = ?, closed_by = ?, ground = ? WHERE id = ?",
        [
          .integer(writing.instant.milliseconds), .text(access.officer.name), .text(ground), SQLValue(number),
        ])
      writing.record(
        access.act(
          "quarantine.alert-closed", subject: "quarantine alert \(number)", facts: ["order": String(alert.order)]))
    }
  }

  /// Makes alerts of what did not come on the days before and, once its time is over, today. Whoever runs it again finds the same.
  ///
  /// - Parameters:
  ///   - days: how many days back, today counted; nobody is asked for what lies further back.
  ///   - actor: the program or officer that runs it.
  /// - Returns: how many alerts were new.
  /// - Complexity: O(running orders × days)
  /// - Throws: `CriteriaError`; `StoreError`; `LogError`.
  @discardableResult
  public func findMissed(days: Int = 3, actor: String) throws -> Int {
    try file.write { writing in
      let now = writing.instant.moment(offset: offset)
      let before = try writing.first("SELECT count(*) FROM quarantine_alerts") { $0.int(0) } ?? 0
      let rows = try writing.all(
        "SELECT id FROM store_rules WHERE kind = ?", [.text(AdoptedQuarantinePolicy.kind)]
      ) { $0.int(0) }
      for row in rows {
        let policy = try policies.policy(row, writing)
        for back in 0..<max(1, days) {
          let day = now.day - back
          guard let terms = policy.monitoring(on: day), now >= terms.alertMoment(of: day) else { continue }
          try findMissed(on: day, policy: row, terms, writing)
        }
      }
      let found = (try writing.first("SELECT count(*) FROM quarantine_alerts") { $0.int(0) } ?? 0) - before
      if found > 0 {
        writing.record(
          Act(
            actor: actor, kind: "quarantine.missed", subject: "quarantine alerts",
            reason: Purpose.quarantine.rawValue, facts: ["count": String(found)]))
      }
      return found
    }
  }

  private func findMissed(on day: Day, policy: Int, _ terms: MonitoringTerms, _ writing: Writing) throws {
    // Nobody is asked for the day on which the order was made: it may have been made in the evening.
    let made = SQLValue.integer(Instant(Moment(day), offset: offset).milliseconds)
    func orders(_ condition: String, _ values: [SQLValue]) throws -> [(order: Int, ward: Int)] {
      try writing.all(
        """
        SELECT o.id, o.ward FROM quarantine_orders o
        WHERE o.state = 'running' AND o.policy = ? AND o.start_day <= ? AND o.recorded_at < ? AND \(condition)
        """, [SQLValue(policy), SQLValue(day), made] + values
      ) { ($0.int(0), $0.int(1)) }
    }
    let ofDay = "FROM quarantine_check_ins c WHERE c.order_id = o.id AND c.day = ?"
    if terms.checkIns > 0 {
      let missed = try orders(
        "(SELECT count(*) \(ofDay) AND \(Self.counts)) < ?", [SQLValue(day), SQLValue(terms.checkIns)])
      for (order, ward) in missed { try alert(.missedCheckIn, order: order, ward: ward, on: day, writing) }
    }
    if terms.reports > 0 {
      let missed = try orders(
        "(SELECT count(*) FROM quarantine_reports r WHERE r.order_id = o.id AND r.day = ?) < ?",
        [SQLValue(day), SQLValue(terms.reports)])
      for (order, ward) in missed { try alert(.missedReport, order: order, ward: ward, on: day, writing) }
    }
    let missed = try orders("o.next_test = ?", [SQLValue(day)])
    for (order, ward) in missed { try alert(.missedTest, order: order, ward: ward, on: day, writing) }
  }
}

extension OrderAlert {
  static let columns = "id, order_id, ward, kind, day, recorded_at, closed_at, closed_by, ground"

  /// - Throws: `QuarantineError.unreadable`.
  init(_ row: Statement) throws(QuarantineError) {
    guard let kind = Kind(rawValue: row.text(3)) else { throw .unreadable }
    self.init(
      number: row.int(0), order: row.int(1), ward: row.int(2), kind: kind,
      day: Day(number: Int32(truncatingIfNeeded: row.int(4))), at: Instant(milliseconds: Int64(row.int(5))),
      closedAt: row.optionalInt(6).map { Instant(milliseconds: Int64($0)) }, closedBy: row.optionalText(7),
      ground: row.optionalText(8))
  }
}
