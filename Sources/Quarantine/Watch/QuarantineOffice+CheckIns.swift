import Credentials
public import Quantities
public import SpatialCore
public import Store

extension QuarantineOffice {
  /// On one day nobody checks in or reports more often: it would only fill the file.
  static let mostADay = 48

  /// What is due of somebody under an order.
  ///
  /// - Parameters:
  ///   - code: as the person has it; only a keyed hash is looked up.
  ///   - today: by the clock of the city.
  /// - Throws: `QuarantineError.notFound`, also for what is no code and for an order that runs no more; `StoreError`.
  public func status(code: String, today: Day) throws -> OrderStatus {
    try file.read { reading in
      let order = try order(code: code, reading)
      let terms = try monitoring(order, on: today, reading)
      let left = try left(order, on: today, terms, reading)
      return OrderStatus(
        order: order.number, place: order.place, start: order.start, plannedEnd: order.plannedEnd,
        tests: try tests(of: order.number, reading).filter { $0.outcome == nil }.map(\.day),
        checkIns: left.checkIns, reports: left.reports, questions: terms?.questions ?? [],
        hasPosition: try person(ofOrder: order.number, reading).position != nil)
    }
  }

  /// Takes a check-in: the distance to the order's place on the ellipsoid is kept, with what it tells, and the position is not.
  ///
  /// One from outside makes an alert, which an officer closes; it is no verdict on the person.
  ///
  /// - Parameters:
  ///   - position: longitude and latitude of WGS 84.
  ///   - accuracy: metres within which the position is, as the device says.
  /// - Throws: `QuarantineError.notFound`, `.wrongState`, `.unusable`; `StoreError`; `SealingError`; `LogError`.
  public func checkIn(code: String, at position: Coordinate, accuracy: Double) throws -> CheckInReceipt {
    try Self.check(position)
    guard accuracy.isFinite, accuracy >= 0 else {
      throw QuarantineError.unusable("the accuracy of a position is in metres, 0 or more")
    }
    return try file.write { writing in
      let order = try order(code: code, writing)
      let (today, terms) = try due(order, writing)
      let place = try person(ofOrder: order.number, writing).position
      let distance = place.map { Geodesic.distance($0, position) }
      let verdict = terms.verdict(distance: distance, accuracy: accuracy)
      let metres = distance.map { Int($0.rounded()) }
      try enter(
        CheckIn(
          day: today, verdict: verdict, distance: metres, accuracy: Int(min(accuracy, 1_000_000).rounded(.up)),
          at: writing.instant, actor: Self.person), order, terms, writing)
      writing.record(
        Act(
          actor: Self.person, kind: "quarantine.check-in", subject: Self.subject(order.number),
          reason: Purpose.quarantine.rawValue, facts: ["verdict": verdict.rawValue]))
      let left = try left(order, on: today, terms, writing)
      return CheckInReceipt(order: order.number, verdict: verdict, distance: metres, left: left.checkIns)
    }
  }

  /// Enters that an officer went there and found the person, or did not.
  ///
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`, `.wrongState`, `.unusable`; `StoreError`; `LogError`.
  public func visit(_ number: Int, isPresent: Bool, by access: Access) throws {
    try file.write { writing in
      let order = try runningOrder(number, for: access, writing)
      let (today, terms) = try due(order, writing)
      let verdict = isPresent ? CheckIn.Verdict.inside : .outside
      try enter(
        CheckIn(
          day: today, verdict: verdict, distance: nil, accuracy: nil, at: writing.instant, actor: access.officer.name),
        order, terms, writing)
      writing.record(
        access.act("quarantine.visit", subject: Self.subject(number), facts: ["verdict": verdict.rawValue]))
    }
  }

  static let person = "person"

  private func enter(_ checkIn: CheckIn, _ order: OrderRecord, _ terms: MonitoringTerms, _ writing: Writing) throws {
    try require(fewer: "quarantine_check_ins", order, on: checkIn.day, writing)
    let id = try writing.nextNumber(of: "quarantine_check_ins")
    try writing.run(
      """
      INSERT INTO quarantine_check_ins (id, order_id, day, verdict, distance, accuracy, recorded_at, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(id), SQLValue(order.number), SQLValue(checkIn.day), .text(checkIn.verdict.rawValue),
        SQLValue(checkIn.distance), SQLValue(checkIn.accuracy), .integer(checkIn.at.milliseconds),
        .text(checkIn.actor),
      ])
    if checkIn.verdict == .outside { try alert(.outside, order, on: checkIn.day, writing) }
    try advance(order, on: checkIn.day, terms, writing)
  }

  /// Today and how people are looked after on it, for an order that has begun.
  func due(_ order: OrderRecord, _ writing: Writing) throws -> (Day, MonitoringTerms) {
    let today = writing.instant.day(offset: offset)
    guard order.start <= today else { throw QuarantineError.wrongState(what: "order", state: "not begun") }
    guard let terms = try monitoring(order, on: today, writing) else {
      throw QuarantineError.unusable("the policy of the order does not say how people are looked after on \(today)")
    }
    return (today, terms)
  }

  func require(fewer table: String, _ order: OrderRecord, on day: Day, _ reading: Reading) throws {
    let count = try reading.first(
      "SELECT count(*) FROM \(table) WHERE order_id = ? AND day = ?", [SQLValue(order.number), SQLValue(day)]
    ) { $0.int(0) }
    if count ?? 0 >= Self.mostADay { throw QuarantineError.unusable("there were enough of these today") }
  }

  /// How people under an order are looked after on a day, by the order's own policy.
  func monitoring(_ order: OrderRecord, on day: Day, _ reading: Reading) throws -> MonitoringTerms? {
    try policies.policy(order.policy, reading).monitoring(on: day)
  }

  /// The running order of a typed code.
  ///
  /// - Throws: `QuarantineError.notFound`.
  func order(code text: String, _ reading: Reading) throws -> OrderRecord {
    guard let code = TypedCode(text) else { throw QuarantineError.notFound }
    let found = try reading.first(
      "SELECT \(OrderRecord.columns) FROM quarantine_orders WHERE code = ? AND state = 'running'",
      [.bytes(hashes.key(ofCode: code))], OrderRecord.init)
    guard let found else { throw QuarantineError.notFound }
    return found
  }

  /// What of a day is still to come. A check-in that could be compared and tells nothing does not count.
  func left(
    _ order: OrderRecord, on day: Day, _ terms: MonitoringTerms?, _ reading: Reading
  ) throws -> (checkIns: Int, reports: Int) {
    guard let terms else { return (0, 0) }
    let values = [SQLValue(order.number), SQLValue(day)]
    let checkIns =
      try reading.first(
        "SELECT count(*) FROM quarantine_check_ins WHERE order_id = ? AND day = ? AND \(Self.counts)", values
      ) { $0.int(0) } ?? 0
    let reports =
      try reading.first("SELECT count(*) FROM quarantine_reports WHERE order_id = ? AND day = ?", values) { $0.int(0) }
      ?? 0
    return (max(0, terms.checkIns - checkIns), max(0, terms.reports - reports))
  }

  /// Which check-ins count: all but those that could be compared and were too inexact.
  static let counts = "(verdict <> 'cannot-tell' OR distance IS NULL)"

  /// Says of an order that nothing of a day is due any more, when that is so.
  func advance(_ order: OrderRecord, on day: Day, _ terms: MonitoringTerms, _ writing: Writing) throws {
    let left = try left(order, on: day, terms, writing)
    guard left.checkIns == 0, left.reports == 0 else { return }
    try writing.run(
      "UPDATE quarantine_orders SET next_check = max(next_check, ?) WHERE id = ?",
      [SQLValue(day + 1), SQLValue(order.number)])
  }

  func checkIns(of order: Int, _ reading: Reading) throws -> [CheckIn] {
    try reading.all(
      """
      SELECT day, verdict, distance, accuracy, recorded_at, actor FROM quarantine_check_ins WHERE order_id = ? ORDER BY id
      """, [SQLValue(order)]
    ) { row in
      guard let verdict = CheckIn.Verdict(rawValue: row.text(1)) else { throw QuarantineError.unreadable }
      return CheckIn(
        day: Day(number: Int32(truncatingIfNeeded: row.int(0))), verdict: verdict, distance: row.optionalInt(2),
        accuracy: row.optionalInt(3), at: Instant(milliseconds: Int64(row.int(4))), actor: row.text(5))
    }
  }
}
