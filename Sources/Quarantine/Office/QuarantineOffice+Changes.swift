import Credentials
public import Quantities
import Registry
public import Store
import Surveillance

extension QuarantineOffice {
  /// Prolongs an order.
  ///
  /// - Parameter testDays: on which to test beside the days that there are.
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`, `.wrongState`, `.notLater`, `.unusable`; `StoreError`; `LogError`.
  @discardableResult
  public func extend(
    _ number: Int, to end: Day, testDays: [Day] = [], because ground: String, by access: Access
  ) throws -> OrderRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let order = try runningOrder(number, for: access, writing)
      guard end > order.plannedEnd else { throw QuarantineError.notLater(end: end, than: order.plannedEnd) }
      guard end <= order.start + 366 else {
        throw QuarantineError.unusable("an order of more than a year; say an earlier end and extend it when it is time")
      }
      try writing.run(
        "UPDATE quarantine_orders SET planned_end = ?, is_stated = 1 WHERE id = ?", [SQLValue(end), SQLValue(number)])
      let tests = OrderTerms.fitting(testDays, order.start, end)
      try add(tests, to: number, writing)
      var facts = ["planned_end": end.description, "before": order.plannedEnd.description]
      if !tests.isEmpty { facts["tests"] = tests.map(\.description).joined(separator: " ") }
      try record(.extended, of: number, ground: ground, facts, by: access, writing)
      return try self.order(number, writing)
    }
  }

  /// Brings somebody to another place; whoever has the right in the ward of now sends, and officers of the other ward go on.
  ///
  /// - Throws: as `extend`; `QuarantineError.unknown` for a ward that there is not.
  @discardableResult
  public func transfer(
    _ number: Int, to form: TransferForm, because ground: String, by access: Access
  ) throws -> OrderRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let order = try runningOrder(number, for: access, writing)
      try check(ward: form.ward, form.position, form.address, writing)
      var person = try person(ofOrder: number, writing)
      person.address = form.address
      person.position = form.position
      try writing.run(
        "UPDATE quarantine_orders SET ward = ?, place = ?, sealed = ? WHERE id = ?",
        [
          SQLValue(form.ward), .text(form.place.rawValue),
          .bytes(sealer.seal(person.encoded(), table: Self.orders, row: number)), SQLValue(number),
        ])
      try record(
        .transferred, of: number, ground: ground,
        [
          "ward": String(form.ward), "place": form.place.rawValue, "from_ward": String(order.ward),
          "from_place": order.place.rawValue,
        ], by: access, writing)
      return try self.order(number, writing)
    }
  }

  /// Ends an order today before the rules would.
  ///
  /// - Throws: as `extend`; `QuarantineError.wrongState` for one that has not begun, which is cancelled instead.
  @discardableResult
  public func release(_ number: Int, because ground: String, by access: Access) throws -> OrderRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let order = try runningOrder(number, for: access, writing)
      let today = writing.instant.day(offset: offset)
      guard order.start <= today else { throw QuarantineError.wrongState(what: "order", state: "not begun") }
      try end(order, .released, on: today, ground: ground, by: access, writing)
      return try self.order(number, writing)
    }
  }

  /// Takes an order back that should not have been made; it counts as never having held.
  ///
  /// - Throws: as `extend`.
  @discardableResult
  public func cancel(_ number: Int, because ground: String, by access: Access) throws -> OrderRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let order = try runningOrder(number, for: access, writing)
      let today = writing.instant.day(offset: offset)
      try end(order, .cancelled, on: max(order.start, today), ground: ground, by: access, writing)
      return try self.order(number, writing)
    }
  }

  /// Gives the person another typed code in the place of the one that was lost; that one is worth nothing any more.
  ///
  /// - Returns: the code, which is told this once.
  /// - Throws: as `extend`.
  public func renewCode(of number: Int, by access: Access) throws -> String {
    try file.write { writing in
      _ = try runningOrder(number, for: access, writing)
      let code = TypedCode.random()
      try writing.run(
        "UPDATE quarantine_orders SET code = ? WHERE id = ?",
        [.bytes(hashes.key(ofCode: code)), SQLValue(number)])
      try record(.recoded, of: number, by: access, writing)
      return code.description
    }
  }

  func end(
    _ order: OrderRecord, _ state: OrderState, on day: Day, ground: String, _ facts: [String: String] = [:],
    by access: Access, _ writing: Writing
  ) throws {
    try writing.run(
      "UPDATE quarantine_orders SET state = ?, ended_day = ? WHERE id = ?",
      [.text(state.rawValue), SQLValue(day), SQLValue(order.number)])
    let kind: OrderAct.Kind =
      switch state {
      case .completed: .completed
      case .cancelled: .cancelled
      case .released, .running: .released
      }
    var facts = facts
    facts["ended"] = day.description
    try record(kind, of: order.number, ground: ground, facts, policy: order.policy, by: access, writing)
  }

  /// - Throws: `QuarantineError.notFound`, `.unreadable`; `SealingError`; `StoreError`.
  func person(ofOrder number: Int, _ reading: Reading) throws -> OrderPerson {
    let sealed = try reading.first(
      "SELECT sealed FROM quarantine_orders WHERE id = ?", [SQLValue(number)]
    ) { $0.bytes(0) }
    guard let sealed else { throw QuarantineError.notFound }
    return try OrderPerson.decode(sealer.open(sealed, table: Self.orders, row: number))
  }
}
