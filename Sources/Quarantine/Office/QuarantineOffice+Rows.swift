import Foundation
import Quantities
import SpatialCore
import Store

extension QuarantineOffice {
  /// - Throws: `QuarantineError.notFound`, `.unreadable`; `StoreError`.
  func order(_ number: Int, _ reading: Reading) throws -> OrderRecord {
    let found = try reading.first(
      "SELECT \(OrderRecord.columns) FROM quarantine_orders WHERE id = ?", [SQLValue(number)], OrderRecord.init)
    guard let found else { throw QuarantineError.notFound }
    return found
  }

  /// An order to do something with, for an officer of its ward.
  ///
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`; `StoreError`.
  func order(_ number: Int, for access: Access, _ reading: Reading) throws -> OrderRecord {
    try access.requireAnywhere(.orderQuarantine, subject: "order of quarantine")
    let order = try order(number, reading)
    try access.require(.orderQuarantine, among: [order.ward], subject: Self.subject(number))
    return order
  }

  /// The same of one that runs.
  ///
  /// - Throws: as `order(_:for:_:)`; `QuarantineError.wrongState`.
  func runningOrder(_ number: Int, for access: Access, _ reading: Reading) throws -> OrderRecord {
    let order = try order(number, for: access, reading)
    guard order.state == .running else { throw QuarantineError.wrongState(what: "order", state: order.state.words.en) }
    return order
  }

  /// The running order of a person by the keyed hash of the identifier.
  func runningOrder(_ person: [UInt8], _ reading: Reading) throws -> Int? {
    try reading.first(
      "SELECT id FROM quarantine_orders WHERE person = ? AND state = 'running'", [.bytes(person)]
    ) { $0.int(0) }
  }

  /// As the decision log names an order.
  static func subject(_ number: Int) -> String { "quarantine order \(number)" }

  /// Puts an act into the history of an order and into the decision log.
  func record(
    _ kind: OrderAct.Kind, of order: Int, ground: String = "", _ facts: [String: String] = [:], policy: Int? = nil,
    by access: Access, _ writing: Writing
  ) throws {
    try keep(kind, of: order, ground: ground, facts, policy: policy, actor: access.officer.name, writing)
    // The ground stays in the history: the log is read by people of every area.
    var facts = facts
    if let policy { facts["policy"] = String(policy) }
    writing.record(access.act("quarantine.\(kind.rawValue)", subject: Self.subject(order), facts: facts))
  }

  private func keep(
    _ kind: OrderAct.Kind, of order: Int, ground: String, _ facts: [String: String], policy: Int?, actor: String,
    _ writing: Writing
  ) throws {
    let last = try writing.first(
      "SELECT max(number) FROM quarantine_acts WHERE order_id = ?", [SQLValue(order)]
    ) { $0.optionalInt(0) }.flatMap { $0 }
    try writing.run(
      """
      INSERT INTO quarantine_acts (order_id, number, kind, ground, facts, policy, recorded_at, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(order), SQLValue((last ?? 0) + 1), .text(kind.rawValue), .text(ground), .text(Self.text(facts)),
        SQLValue(policy), .integer(writing.instant.milliseconds), .text(actor),
      ])
  }

  /// Days on which tests are due, beside those that are there.
  func add(_ days: [Day], to order: Int, _ writing: Writing) throws {
    for day in days {
      try writing.run(
        "INSERT OR IGNORE INTO quarantine_tests (order_id, day) VALUES (?, ?)", [SQLValue(order), SQLValue(day)])
    }
    try setNextTest(of: order, writing)
  }

  func setNextTest(of order: Int, _ writing: Writing) throws {
    try writing.run(
      """
      UPDATE quarantine_orders
      SET next_test = (SELECT min(day) FROM quarantine_tests WHERE order_id = ?1 AND result IS NULL) WHERE id = ?1
      """, [SQLValue(order)])
  }

  static func text(_ facts: [String: String]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts only: nothing that could fail.
    return String(decoding: try! encoder.encode(facts), as: UTF8.self)
  }

  /// - Throws: `QuarantineError.unreadable`.
  static func facts(_ text: String) throws(QuarantineError) -> [String: String] {
    guard let facts = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
      throw .unreadable
    }
    return facts
  }

  // MARK: What comes in

  /// A ground is kept in the clear, so it must not hold a number by which somebody is known.
  ///
  /// - Throws: `QuarantineError.unusable`.
  static func check(ground: String) throws(QuarantineError) {
    guard ground.contains(where: { !$0.isWhitespace }), ground.count <= 300 else {
      throw .unusable("a ground is needed, in 300 characters at most")
    }
    var run = 0
    for letter in ground where letter != " " && letter != "." {
      run = letter.isASCII && letter.isNumber ? run + 1 : 0
      if run == 9 {
        throw .unusable(
          "a ground names nobody: leave numbers of people and phones out, and name the act or the finding")
      }
    }
  }

  func check(ward: Int, _ position: Coordinate?, _ address: String, _ reading: Reading) throws {
    let isThere = try reading.first("SELECT 1 FROM store_wards WHERE id = ?", [SQLValue(ward)]) { _ in true }
    guard isThere == true else { throw QuarantineError.unknown(what: "ward", name: String(ward), known: []) }
    if address.count > 300 { throw QuarantineError.unusable("an address has 300 characters at most") }
    if let position { try Self.check(position) }
  }

  /// - Throws: `QuarantineError.unusable`.
  static func check(_ position: Coordinate) throws(QuarantineError) {
    guard (-180...180).contains(position.x), (-90...90).contains(position.y) else {
      throw .unusable("a position is longitude and latitude in degrees, longitude first")
    }
  }
}
