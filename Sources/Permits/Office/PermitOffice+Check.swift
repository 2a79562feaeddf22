import Credentials
import Quantities
public import Store
import Surveillance

extension PermitOffice {
  /// Checks what was scanned or typed by what the database has now: the same checks in the same order as offline, with nothing that
  /// could be old. The check is in the log, with the permit's number and nothing else.
  ///
  /// What the city's key signed and the city does not have was signed by somebody who has the key: it is refused as revoked.
  ///
  /// - Parameters:
  ///   - ward: number of the checkpoint's ward; `nil` to leave open whether it is on the way.
  ///   - city: as credentials name it.
  ///   - rules: made for this moment.
  /// - Throws: `AccessError.refused` without the right to check permits; `PermitError.noZoneMap`, `.unusable`; `StoreError`.
  public func check(
    _ text: String, ward: Int?, city: String, _ rules: PermitRules, by access: Access
  ) throws -> CheckVerdict {
    try file.write { writing in
      try access.require(.checkPermits, subject: "check of a permit")
      let claimed = (try? PermitCredential.read(text))?.claims.serial
      let code = claimed == nil ? TypedCode(text) : nil
      let row = try row(code: code, serial: claimed, writing)
      var refused: [Int: UInt8] = [:]
      if let claimed, row == nil { refused[claimed] = RefusedSerials.revoked }
      if let number = row?.number, let reason = try refusal(of: number, writing) { refused[number] = reason }
      let bundle = try liveBundle(
        city: city, refused: RefusedSerials(refused), listed: try row.flatMap { try listed($0, code, rules, writing) },
        rules, writing)
      let verdict = PermitChecker(whole: bundle).check(text, at: rules.instant, ward: ward)
      writing.record(
        access.act(
          "permit.check", subject: row.map { "permit \($0.number)" } ?? "unknown permit",
          facts: ["reason": verdict.reason?.rawValue ?? "valid"]))
      return verdict
    }
  }

  private func row(code: TypedCode?, serial: Int?, _ reading: Reading) throws -> IssuedPermit? {
    if let serial {
      return try reading.first(
        "SELECT \(IssuedPermit.columns) FROM permits_permits WHERE id = ?", [SQLValue(serial)], IssuedPermit.init)
    }
    guard let code else { return nil }
    return try reading.first(
      "SELECT \(IssuedPermit.columns) FROM permits_permits WHERE code = ?", [.bytes(hashes.key(ofCode: code))],
      IssuedPermit.init)
  }

  private func refusal(of permit: Int, _ reading: Reading) throws -> UInt8? {
    let change = try reading.first(
      """
      SELECT c.change FROM permits_changes c JOIN permits_permits p ON p.id = c.permit
      WHERE p.id = ? AND p.state IN ('suspended', 'revoked', 'replaced') ORDER BY c.number DESC LIMIT 1
      """, [SQLValue(permit)]
    ) { $0.text(0) }
    return change.map { PermitChange(rawValue: $0)?.refusal ?? RefusedSerials.revoked }
  }

  /// The one typed code that was given, so that it is found where offline checkers find it.
  private func listed(
    _ row: IssuedPermit, _ code: TypedCode?, _ rules: PermitRules, _ reading: Reading
  ) throws -> ListedCodes? {
    guard let code, let salt = try PermitListing.kept(reading),
      let origin = rules.vintage.ward(row: row.origin), let destination = rules.vintage.ward(row: row.destination),
      let group = try checkPolicy(rules).groupOrder.firstIndex(of: row.group)
    else { return nil }
    let permit = ListedPermit(
      serial: UInt32(clamping: row.number), from: UInt32(clamping: row.from.milliseconds / 1000),
      until: UInt32(clamping: row.until.milliseconds / 1000), group: UInt8(clamping: group), hours: row.hours,
      weekdays: UInt8(clamping: row.weekdays), origin: UInt16(clamping: origin),
      destination: UInt16(clamping: destination))
    return ListedCodes(
      salt: salt, iterations: PermitListing.iterations,
      entries: [(PermitListing.key(of: code, salt: salt), permit)])
  }
}
