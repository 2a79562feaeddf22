import Foundation
import Quantities
public import Store

/// Who sends lists of staff, and how many permits each may have.
public struct Employers: Sendable {
  private let sealer: Sealer
  private let hashes: PermitHashes

  public init(sealer: Sealer) {
    self.sealer = sealer
    hashes = PermitHashes(sealer)
  }

  /// The digits of a tax number of Viet Nam: 10, or 13 of a branch (Circular 105/2020/TT-BTC, article 5).
  ///
  /// - Returns: `nil` for anything else.
  public static func taxNumber(_ text: String) -> String? {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
    guard digits.count == 10 || digits.count == 13, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The row of an employer, made when it asks for the first time.
  ///
  /// - Parameter quota: permits it may have at the same time; kept when there is one already.
  /// - Throws: `PermitError.unusable` for what is no tax number; `StoreError`.
  public func number(ofTaxNumber text: String, name: String, quota: Int?, _ writing: Writing) throws -> Int {
    guard let digits = Self.taxNumber(text) else {
      throw PermitError.unusable("an employer's tax number has 10 digits, or 13 for a branch")
    }
    let key = hashes.key(ofEmployer: digits)
    let known = try writing.first("SELECT id FROM permits_employers WHERE key = ?", [.bytes(key)]) { $0.int(0) }
    if let known { return known }
    let number = try writing.nextNumber(of: PermitOffice.employers)
    let body = Array("\(digits)\n\(name)".utf8)
    try writing.run(
      "INSERT INTO permits_employers (id, key, quota, recorded_at, sealed) VALUES (?, ?, ?, ?, ?)",
      [
        SQLValue(number), .bytes(key), SQLValue(quota), .integer(writing.instant.milliseconds),
        .bytes(sealer.seal(body, table: PermitOffice.employers, row: number)),
      ])
    return number
  }

  /// Says how many permits an employer may have.
  ///
  /// - Throws: `AccessError.refused` to whoever may not issue permits for the whole city; `PermitError.notFound`; `StoreError`.
  public func set(quota: Int?, ofEmployer number: Int, by access: Access, _ writing: Writing) throws {
    try access.require(.issuePermits, ward: nil, subject: "employer \(number)")
    let isThere = try writing.first("SELECT 1 FROM permits_employers WHERE id = ?", [SQLValue(number)]) { _ in true }
    guard isThere == true else { throw PermitError.notFound }
    try writing.run("UPDATE permits_employers SET quota = ? WHERE id = ?", [SQLValue(quota), SQLValue(number)])
    writing.record(
      access.act("employer.quota", subject: "employer \(number)", facts: ["quota": quota.map { "\($0)" } ?? "none"]))
  }
}
