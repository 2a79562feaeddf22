import Quantities
public import Store

/// What became of orders that were to be brought under another policy.
public struct OrderChanges: Hashable, Sendable {
  public var changed: [Int]
  /// Those that the policy does not decide, which stay as they were, with what is not known.
  public var left: [Int: [QuarantineAnswer.Unknown]]
}

extension QuarantineOffice {
  /// The running orders that would be otherwise under a policy, and by how much; nothing is changed.
  ///
  /// - Parameter policy: the one in force when it is not given, or any other to see what it would do.
  /// - Complexity: O(running orders × rules)
  /// - Throws: `AccessError.refused`; `QuarantineError.noPolicy`, `.unreadable`; `CriteriaError`; `StoreError`.
  public func differences(to policy: QuarantinePolicy? = nil, by access: Access) throws -> [OrderDifference] {
    try file.read { reading in
      try access.requireAnywhere(.readQuarantine, subject: "orders of quarantine")
      let policy = try policy ?? policies.last(reading).policy
      let statement = try reading.statement(
        "SELECT \(OrderRecord.columns) FROM quarantine_orders WHERE state = 'running' ORDER BY id")
      defer { statement.reset() }
      var differences: [OrderDifference] = []
      while try statement.step() {
        let order = try OrderRecord(statement)
        guard access.covers(ward: order.ward) else { continue }
        if let difference = try difference(of: order, to: policy, reading) { differences.append(difference) }
      }
      return differences
    }
  }

  private func difference(
    of order: OrderRecord, to policy: QuarantinePolicy, _ reading: Reading
  ) throws -> OrderDifference? {
    let answer = policy.answer(for: order.facts, at: order.place, in: order.jurisdiction)
    let newEnd = Self.newEnd(of: order, answer)
    let open = try tests(of: order.number, reading).filter { $0.outcome == nil }.map(\.day)
    var newTests: [Day]?
    if let newEnd, let days = answer.testDays { newTests = try tests(of: order, days, until: newEnd, reading) }
    let difference = OrderDifference(
      order: order.number, ward: order.ward, isStated: order.isStated, plannedEnd: order.plannedEnd, answer: answer,
      newEnd: newEnd, isPlaceAllowed: answer.outcome == .none || answer.places.contains(order.place),
      hasOtherTests: newTests.map { $0 != open } ?? true,
      watchDifference: answer.watchDays.map { $0 - order.watchDays })
    let isSame =
      difference.days == 0 && difference.isPlaceAllowed && !difference.hasOtherTests && difference.watchDifference == 0
    return isSame ? nil : difference
  }

  /// The last day that a policy gives an order; the day of its start where that would be earlier.
  private static func newEnd(of order: OrderRecord, _ answer: QuarantineAnswer) -> Day? {
    answer.days.map { max(order.start, order.facts.exposure + $0) }
  }

  /// Brings orders under the policy in force: an officer's decision, with an act for each of them.
  ///
  /// Tests that have a result stay; days of tests without one are those of the policy.
  ///
  /// - Parameter numbers: each in the officer's area, and running.
  /// - Throws: `AccessError.refused`, and nothing is changed then; `QuarantineError.notFound`, `.wrongState`, `.unusable`;
  ///   `StoreError`; `LogError`.
  public func change(_ numbers: [Int], because ground: String, by access: Access) throws -> OrderChanges {
    try Self.check(ground: ground)
    return try file.write { writing in
      let (row, policy) = try policies.last(writing)
      var changes = OrderChanges(changed: [], left: [:])
      for number in Set(numbers).sorted() {
        let order = try runningOrder(number, for: access, writing)
        let answer = policy.answer(for: order.facts, at: order.place, in: order.jurisdiction)
        guard answer.unknown.isEmpty, let end = Self.newEnd(of: order, answer), let watch = answer.watchDays,
          let tests = answer.testDays
        else {
          changes.left[number] = answer.unknown
          continue
        }
        try writing.run(
          """
          UPDATE quarantine_orders SET policy = ?, rule = ?, planned_end = ?, watch_days = ?, is_stated = 0 WHERE id = ?
          """,
          [SQLValue(row), SQLValue(answer.rule), SQLValue(end), SQLValue(watch), SQLValue(number)])
        try replaceTests(of: order, by: tests, until: end, writing)
        try record(
          .changed, of: number, ground: ground,
          [
            "planned_end": end.description, "before": order.plannedEnd.description, "rule": answer.rule ?? "",
            "policy_before": String(order.policy),
          ], policy: row, by: access, writing)
        changes.changed.append(number)
      }
      return changes
    }
  }

  private func replaceTests(of order: OrderRecord, by days: [Int], until end: Day, _ writing: Writing) throws {
    let new = try tests(of: order, days, until: end, writing)
    try writing.run(
      "DELETE FROM quarantine_tests WHERE order_id = ? AND result IS NULL", [SQLValue(order.number)])
    try add(new, to: order.number, writing)
  }

  /// The days of a policy on which tests would still be due: those after the last that has a result.
  private func tests(
    of order: OrderRecord, _ days: [Int], until end: Day, _ reading: Reading
  ) throws -> [Day] {
    let answered = try reading.first(
      "SELECT max(day) FROM quarantine_tests WHERE order_id = ? AND result IS NOT NULL", [SQLValue(order.number)]
    ) { $0.optionalInt(0) }.flatMap { $0 }
    return OrderTerms.fitting(days.map { order.facts.exposure + $0 }, order.start, end).filter { day in
      answered.map { Int(day.number) > $0 } ?? true
    }
  }
}
