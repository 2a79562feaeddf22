import Foundation
import Quantities
public import Store

extension QuarantineOffice {
  /// Takes what somebody says of themselves today; an answer that the policy names makes an alert.
  ///
  /// - Parameters:
  ///   - code: as the person has it.
  ///   - answers: to every question of the policy, by their ids.
  /// - Returns: the number of the order.
  /// - Throws: `QuarantineError.notFound`, `.wrongState`, `.unknown`, `.unusable`; `StoreError`; `LogError`.
  @discardableResult
  public func report(code: String, _ answers: [String: SelfReport.Answer]) throws -> Int {
    try file.write { writing in
      let order = try order(code: code, writing)
      try enter(answers, order, actor: Self.person, writing)
      writing.record(
        Act(
          actor: Self.person, kind: "quarantine.report", subject: Self.subject(order.number),
          reason: Purpose.quarantine.rawValue))
      return order.number
    }
  }

  /// Enters what somebody told an officer, by telephone or at the door.
  ///
  /// - Throws: as `report(code:_:)`; `AccessError.refused`.
  public func report(_ number: Int, _ answers: [String: SelfReport.Answer], by access: Access) throws {
    try file.write { writing in
      let order = try runningOrder(number, for: access, writing)
      try enter(answers, order, actor: access.officer.name, writing)
      writing.record(access.act("quarantine.report", subject: Self.subject(number)))
    }
  }

  private func enter(
    _ answers: [String: SelfReport.Answer], _ order: OrderRecord, actor: String, _ writing: Writing
  ) throws {
    let (today, terms) = try due(order, writing)
    try terms.check(answers)
    try require(fewer: Self.reports, order, on: today, writing)
    let id = try writing.nextNumber(of: Self.reports)
    try writing.run(
      """
      INSERT INTO quarantine_reports (id, order_id, day, recorded_at, actor, sealed) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(id), SQLValue(order.number), SQLValue(today), .integer(writing.instant.milliseconds), .text(actor),
        .bytes(sealer.seal(Self.encoded(answers), table: Self.reports, row: id)),
      ])
    let isAlarming = terms.questions.contains { question in
      answers[question.id].map { terms.isAlarming($0, to: question) } ?? false
    }
    if isAlarming { try alert(.symptoms, order, on: today, writing) }
    try advance(order, on: today, terms, writing)
  }

  func reports(of order: Int, _ reading: Reading) throws -> [SelfReport] {
    try reading.all(
      "SELECT id, day, recorded_at, actor, sealed FROM quarantine_reports WHERE order_id = ? ORDER BY id",
      [SQLValue(order)]
    ) { row in
      SelfReport(
        day: Day(number: Int32(truncatingIfNeeded: row.int(1))),
        answers: try Self.answers(sealer.open(row.bytes(4), table: Self.reports, row: row.int(0))),
        at: Instant(milliseconds: Int64(row.int(2))), actor: row.text(3))
    }
  }

  private static func encoded(_ answers: [String: SelfReport.Answer]) -> [UInt8] {
    let texts = answers.mapValues { answer in
      switch answer {
      case .yes: "yes"
      case .no: "no"
      case .tenths(let value): String(value)
      }
    }
    var bytes = [UInt8](text(texts).utf8)
    bytes += repeatElement(UInt8(ascii: " "), count: (64 - bytes.count % 64) % 64)
    return bytes
  }

  /// - Throws: `QuarantineError.unreadable`.
  private static func answers(_ bytes: [UInt8]) throws(QuarantineError) -> [String: SelfReport.Answer] {
    var answers: [String: SelfReport.Answer] = [:]
    for (id, text) in try facts(String(decoding: bytes, as: UTF8.self)) {
      switch text {
      case "yes": answers[id] = .yes
      case "no": answers[id] = .no
      default:
        guard let value = Int(text) else { throw .unreadable }
        answers[id] = .tenths(value)
      }
    }
    return answers
  }
}
