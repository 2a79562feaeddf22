public import Credentials
import Quantities
import Registry
public import Store
import Surveillance

/// What a holder is given.
public struct IssuedCredential: Sendable {
  /// The permit's serial number.
  public let permit: Int
  /// The text of the QR code.
  public let text: String
  /// To be typed where a camera fails.
  public let code: String
  public let claims: PermitClaims
  public let holder: HolderDetails
  /// The wards between origin and destination in the order of travel.
  public let between: [Int]
}

extension PermitOffice {
  /// Makes a permit of an approved application and signs it.
  ///
  /// The rules are asked once more: between approval and issue the map may have changed.
  ///
  /// - Parameters:
  ///   - key: of the issuer; its public half must be in use.
  ///   - city: what credentials name as who issues them.
  ///   - replacing: the permit in whose place it is given, as one that was lost.
  /// - Throws: `AccessError.refused`; `PermitError.notFound`, `.wrongState`, `.refusedByRules`, `.duplicate`, `.quotaReached`,
  ///   `.unusableKey`; `PermitCredentialError` for what a QR code cannot hold; `StoreError`; `LogError`.
  public func issue(
    _ number: Int, with key: SigningKey, city: String, _ rules: PermitRules, by access: Access
  ) throws -> IssuedCredential {
    try file.write { writing in
      let row = try application(number, writing)
      try access.require(.issuePermits, among: row.wards, subject: "application \(number)")
      guard row.state == .approved else {
        throw PermitError.wrongState(what: "application", state: row.state.words.en)
      }
      try PermitKeys.require(key.verifyingKey.keyID, for: .credentials, at: writing.instant, writing)
      let request = try row.request(rules.vintage)
      let decision = try decide(row, request, rules, at: writing.instant, writing)
      guard decision.outcome == .allowed || decision.outcome == .review, let revision = decision.revision,
        let group = decision.group, let issuer = decision.issuer
      else { throw PermitError.refusedByRules(codes: decision.reasons.map(\.code)) }
      try requireQuota(
        row.employer, allowed: rules.edition.limits(group: group, request)?.employerQuota, writing)
      let (holder, reference, _, _) = try HolderDetails.decode(
        sealer.open(row.sealed, table: Self.applications, row: number))
      try expire(holder: row.holder, at: writing.instant, writing)

      let permit = try writing.nextNumber(of: Self.permits)
      let code = TypedCode.random()
      let claims = PermitClaims(
        house: city, serial: permit, code: code, group: group, purpose: request.purpose, holder: holder.name,
        birthYear: holder.birthYear, lastDigits: String(holder.identifier.digits.suffix(4)), hours: decision.hours,
        weekdays: request.weekdays, vintage: Self.mark(of: rules.vintage), origin: request.origin,
        destination: request.destination, between: request.route, vehicle: request.vehicle,
        plate: holder.plate.isEmpty ? nil : holder.plate, revision: revision, policy: rules.policy.id, issuer: issuer,
        issued: writing.instant, from: Instant(decision.from, offset: rules.offset),
        until: Instant(decision.until, offset: rules.offset))
      let text = try PermitCredential.sign(claims, with: key)
      do {
        try writing.run(
          """
          INSERT INTO permits_permits (id, application, holder, citizen, employer, group_id, purpose, issuer, vintage,
            origin, destination, route, from_at, until_at, first_minute, end_minute, weekdays, vehicle, form, revision, policy,
            kid, code, listed, state, state_at, by_rules, issued_at, issued_by, sealed)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            SQLValue(permit), SQLValue(number), .bytes(row.holder), SQLValue(row.citizen), SQLValue(row.employer),
            .text(group), .text(request.purpose), .text(issuer), SQLValue(rules.vintage.number),
            SQLValue(rules.vintage.row(request.origin)), SQLValue(rules.vintage.row(request.destination)),
            .bytes(AscendingNumbers.encode(claims.route)), instant(decision.from, rules),
            instant(decision.until, rules),
            SQLValue(decision.hours.from), SQLValue(decision.hours.until),
            SQLValue(request.weekdays.reduce(0) { $0 | 1 << ($1 - 1) }), SQLValue(request.vehicle),
            .text(rules.edition.acceptedForms?.issued ?? ""), SQLValue(revision),
            SQLValue(rules.policyNumber), .bytes(key.verifyingKey.keyID), .bytes(hashes.key(ofCode: code)),
            .bytes(try listingKey(of: code, writing)), .text(PermitState.live.rawValue),
            .integer(writing.instant.milliseconds), SQLValue(0), .integer(writing.instant.milliseconds),
            .text(access.officer.name),
            .bytes(
              sealer.seal(
                holder.encoded(reference: reference, credential: text, code: code.description), table: Self.permits,
                row: permit)),
          ])
      } catch let error as StoreError {
        // The index of live permits: somebody else issued one for the person and purpose in the meantime.
        if case .constraint = error { throw PermitError.duplicate }
        throw error
      }
      try Archive.cite(revision, by: "permit \(permit)", writing)
      let change = try record(
        .issued, of: permit, StoredReason.text([], rules.vintage), revision: revision, actor: access.officer.name,
        writing)
      log(
        .issued, of: permit, number: change, codes: "", revision: revision, actor: access.officer.name, writing)
      try enter(
        .issued, of: number, decision.reasons, nil, rules, actor: access.officer.name,
        facts: ["permit": String(permit), "key": key.verifyingKey.keyID.hexadecimal], writing)
      return IssuedCredential(
        permit: permit, text: text, code: code.description, claims: claims, holder: holder, between: request.route)
    }
  }

  /// Which ward list a credential's wards are numbers of: the first four bytes of its digest.
  static func mark(of vintage: BoundaryVintage) -> [UInt8] {
    [UInt8](hexadecimal: String(vintage.digest.prefix(8))) ?? []
  }

  /// - Parameter allowed: by the policy, where no officer set another number.
  private func requireQuota(_ employer: Int?, allowed: Int?, _ reading: Reading) throws {
    guard let employer else { return }
    let own = try reading.first(
      "SELECT quota FROM permits_employers WHERE id = ?", [SQLValue(employer)]
    ) { $0.optionalInt(0) }.flatMap { $0 }
    guard let quota = own ?? allowed else { return }
    let held =
      try reading.first(
        "SELECT count(*) FROM permits_permits WHERE employer = ? AND state IN ('live', 'suspended')",
        [SQLValue(employer)]
      ) { $0.int(0) } ?? 0
    if held >= quota { throw PermitError.quotaReached(quota) }
  }

  /// The key under which a check bundle lists a typed code; the salt is the city's own, made when the first is needed.
  private func listingKey(of code: TypedCode, _ writing: Writing) throws -> [UInt8] {
    PermitListing.key(of: code, salt: try PermitListing.salt(writing))
  }
}
