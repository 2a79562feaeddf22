import Quantities
public import Registry
public import Store

extension QuarantineOffice {
  /// One order with its history, for an officer of its ward; nobody's name and no answers are in it. An attempt from elsewhere is in
  /// the log.
  ///
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`, `.unreadable`; `StoreError`.
  public func file(ofOrder number: Int, by access: Access) throws -> OrderFile {
    try file.read { reading in
      try access.requireAnywhere(.readQuarantine, subject: "order of quarantine")
      let order = try order(number, reading)
      try access.require(.readQuarantine, among: [order.ward], subject: Self.subject(number))
      return try whole(order, reading)
    }
  }

  /// The same with the person and what they said of themselves; the reading is in the log.
  ///
  /// - Throws: as `file(ofOrder:by:)`; `SealingError`; `LogError`.
  public func disclosed(order number: Int, by access: Access) throws -> OrderFile {
    let found = try file.disclose(.readQuarantine, to: access, kind: "quarantine.read") { reading in
      let order = try order(number, reading)
      var whole = try whole(order, reading)
      whole.person = try person(ofOrder: number, reading)
      whole.reports = try reports(of: number, reading)
      return Disclosure(whole, subject: Self.subject(number), wards: [order.ward])
    }
    guard let found else { throw QuarantineError.notFound }
    return found
  }

  /// The people of some orders, as a list of a day shows them; orders outside the officer's area are left out, and the reading is in
  /// the log with how many there were.
  ///
  /// - Returns: by the numbers of the orders.
  /// - Throws: `AccessError.refused`; `QuarantineError.unreadable`; `SealingError`; `StoreError`; `LogError`.
  public func persons(ofOrders numbers: [Int], by access: Access) throws -> [Int: OrderPerson] {
    let found = try file.disclose(.readQuarantine, to: access, kind: "quarantine.read") { reading in
      var persons: [Int: OrderPerson] = [:]
      var wards: Set<Int> = []
      for number in Set(numbers).sorted() {
        let ward = try reading.first(
          "SELECT ward FROM quarantine_orders WHERE id = ?", [SQLValue(number)]
        ) { $0.int(0) }
        guard let ward, access.covers(ward: ward) else { continue }
        persons[number] = try person(ofOrder: number, reading)
        wards.insert(ward)
      }
      if persons.isEmpty { return nil as Disclosure<[Int: OrderPerson]>? }
      return Disclosure(
        persons, subject: "quarantine orders", wards: wards.sorted(), facts: ["count": String(persons.count)])
    }
    return found ?? [:]
  }

  /// The running order of a person, for an officer of its ward.
  ///
  /// - Returns: `nil` when there is none, or none in the officer's area.
  /// - Throws: `AccessError.refused` without the right anywhere; `StoreError`.
  public func runningOrder(of identifier: PersonalIdentifier, by access: Access) throws -> OrderRecord? {
    try file.read { reading in
      try access.requireAnywhere(.readQuarantine, subject: "order of quarantine")
      guard let number = try runningOrder(hashes.key(of: identifier), reading) else { return nil }
      let order = try order(number, reading)
      return access.covers(ward: order.ward) ? order : nil
    }
  }

  private func whole(_ order: OrderRecord, _ reading: Reading) throws -> OrderFile {
    OrderFile(
      order: order, person: nil, acts: try acts(of: order.number, reading), tests: try tests(of: order.number, reading),
      results: try results(of: order.number, reading), checkIns: try checkIns(of: order.number, reading), reports: [],
      alerts: try reading.all(
        "SELECT \(OrderAlert.columns) FROM quarantine_alerts WHERE order_id = ? ORDER BY id", [SQLValue(order.number)],
        OrderAlert.init),
      certificate: try reading.first(
        "SELECT id FROM quarantine_certificates WHERE order_id = ? AND revoked_at IS NULL", [SQLValue(order.number)]
      ) { $0.int(0) })
  }

  func acts(of order: Int, _ reading: Reading) throws -> [OrderAct] {
    try reading.all(
      """
      SELECT number, kind, ground, facts, policy, recorded_at, actor FROM quarantine_acts WHERE order_id = ? ORDER BY number
      """, [SQLValue(order)]
    ) { row in
      guard let kind = OrderAct.Kind(rawValue: row.text(1)) else { throw QuarantineError.unreadable }
      return OrderAct(
        number: row.int(0), kind: kind, ground: row.text(2), facts: try Self.facts(row.text(3)),
        policy: row.optionalInt(4), at: Instant(milliseconds: Int64(row.int(5))), actor: row.text(6))
    }
  }
}
