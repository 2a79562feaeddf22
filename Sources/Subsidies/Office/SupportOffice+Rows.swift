import Foundation
import Quantities
import Store

extension SQLValue {
  init(_ day: Day) { self = .integer(Int64(day.number)) }
  init(_ day: Day?) { self = day.map { .integer(Int64($0.number)) } ?? .null }
}

extension SupportOffice {
  /// - Throws: `SupportError.notFound`, `.unreadable`; `StoreError`.
  func claim(_ number: Int, _ reading: Reading) throws -> ClaimRecord {
    let found = try reading.first(
      "SELECT \(ClaimRecord.columns) FROM support_claims WHERE id = ?", [SQLValue(number)], ClaimRecord.init)
    guard let found else { throw SupportError.notFound }
    return found
  }

  /// A claim to do something with, for an officer of its ward.
  ///
  /// - Throws: `AccessError.refused`; `SupportError.notFound`; `StoreError`.
  func claim(_ number: Int, for access: Access, _ reading: Reading) throws -> ClaimRecord {
    try access.requireAnywhere(.decideSupport, subject: "claim for support")
    let claim = try claim(number, reading)
    try access.require(.decideSupport, among: [claim.ward], subject: Self.subject(number))
    return claim
  }

  /// - Throws: `SupportError.notFound`, `.unreadable`; `SealingError`; `StoreError`.
  func person(ofClaim number: Int, _ reading: Reading) throws -> ClaimPerson {
    let sealed = try reading.first("SELECT sealed FROM support_claims WHERE id = ?", [SQLValue(number)]) { $0.bytes(0) }
    guard let sealed else { throw SupportError.notFound }
    return try ClaimPerson.decode(sealer.open(sealed, table: Self.claims, row: number))
  }

  /// The keyed hashes by which a claim's payments are once.
  func keys(ofClaim number: Int, _ reading: Reading) throws -> (claimant: [UInt8], person: [UInt8]) {
    let found = try reading.first(
      "SELECT claimant, person FROM support_claims WHERE id = ?", [SQLValue(number)]
    ) { ($0.bytes(0), $0.bytes(1)) }
    guard let found else { throw SupportError.notFound }
    return found
  }

  /// As the decision log names a claim.
  static func subject(_ number: Int) -> String { "support claim \(number)" }

  /// Brings a claim into another state: the one place where that happens.
  ///
  /// - Parameters:
  ///   - clock: working days for the next step, from today; `nil` while no office has to act.
  ///   - keepsClock: lets the clock run on in the place of that.
  ///   - values: of other columns, by their names in this source.
  /// - Throws: `SupportError.wrongState` unless that state follows; `StoreError`.
  func move(
    _ claim: ClaimRecord, to state: ClaimState, clock: Int?, _ writing: Writing, keepsClock: Bool = false,
    _ values: () -> [(String, SQLValue)] = { [] }
  ) throws {
    guard claim.state.next.contains(state) else {
      throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
    }
    let today = writing.instant.day(offset: offset)
    var columns: [(String, SQLValue)] = [
      ("state", .text(state.rawValue)), ("ended_day", SQLValue(state.isOver ? today : nil)),
    ]
    if !keepsClock {
      columns += [("clock_from", SQLValue(clock == nil ? nil : today)), ("clock_days", SQLValue(clock))]
    }
    columns += values()
    try writing.run(
      "UPDATE support_claims SET \(columns.map { "\($0.0) = ?" }.joined(separator: ", ")) WHERE id = ?",
      columns.map(\.1) + [SQLValue(claim.number)])
  }

  /// Puts an act into the history of a claim and into the decision log.
  func record(
    _ kind: ClaimAct.Kind, of claim: Int, ground: String = "", _ facts: [String: String] = [:], by access: Access,
    _ writing: Writing
  ) throws {
    let last = try writing.first("SELECT max(number) FROM support_acts WHERE claim = ?", [SQLValue(claim)]) {
      $0.optionalInt(0)
    }.flatMap { $0 }
    try writing.run(
      "INSERT INTO support_acts (claim, number, kind, ground, facts, recorded_at, actor) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        SQLValue(claim), SQLValue((last ?? 0) + 1), .text(kind.rawValue), .text(ground), .text(Self.text(facts)),
        .integer(writing.instant.milliseconds), .text(access.officer.name),
      ])
    // The ground stays in the history: the log is read by people of every area.
    writing.record(access.act("support.\(kind.rawValue)", subject: Self.subject(claim), facts: facts))
  }

  static func text(_ facts: [String: String]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts only: nothing that could fail.
    return String(decoding: try! encoder.encode(facts), as: UTF8.self)
  }

  /// - Throws: `SupportError.unreadable`.
  static func facts(_ text: String) throws(SupportError) -> [String: String] {
    guard let facts = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
      throw .unreadable
    }
    return facts
  }

  /// A ground is kept in the clear, so it must not hold a number by which somebody is known.
  ///
  /// - Throws: `SupportError.unusable`.
  static func check(ground: String) throws(SupportError) {
    guard ground.contains(where: { !$0.isWhitespace }), ground.count <= 300 else {
      throw .unusable("a ground is needed, in 300 characters at most")
    }
    var run = 0
    for letter in ground where letter != " " && letter != "." {
      run = letter.isASCII && letter.isNumber ? run + 1 : 0
      if run == 9 {
        throw .unusable(
          "a ground names nobody: leave numbers of people, phones and accounts out, and name the act or the finding")
      }
    }
  }
}
