import SigningKeys
public import Credentials
import Quantities
import Registry
public import Store

extension QuarantineOffice {
  /// Makes the certificate of an order that was completed, and signs it; one holds at most, and one that holds is given again.
  ///
  /// - Parameters:
  ///   - key: of the issuer; its public half must be in use.
  ///   - house: what certificates name as who issues them.
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`, `.wrongState` for an order that was not completed, `.unusableKey`;
  ///   `CredentialError.doesNotFit`; `StoreError`; `SealingError`; `LogError`.
  public func certify(
    _ number: Int, with key: SigningKey, house: String, by access: Access
  ) throws -> IssuedCertificate {
    try file.write { writing in
      let order = try order(number, for: access, writing)
      guard order.state == .completed, let ended = order.ended else {
        throw QuarantineError.wrongState(what: "order", state: order.state.words.en)
      }
      if let held = try held(order: number, writing) {
        writing.record(
          access.act(
            "quarantine.certificate-given", subject: Self.subject(number), facts: ["certificate": "\(held.number)"]))
        return held
      }
      try QuarantineKeys.require(key.verifyingKey.keyID, at: writing.instant, writing)
      let person = try person(ofOrder: number, writing)
      let serial = try writing.nextNumber(of: Self.certificates)
      let code = TypedCode.random()
      let text = try CompletionCredential.sign(
        CertificateClaims(
          house: house, serial: serial, code: code, holder: person.name, birthYear: person.birthYear,
          lastDigits: String(person.identifier.digits.suffix(4)), place: order.place, start: order.start, ended: ended,
          watchDays: order.watchDays, policy: try policies.policy(order.policy, writing).id,
          authority: order.authority, issued: writing.instant), with: key)
      try writing.run(
        """
        INSERT INTO quarantine_certificates (id, order_id, code, kid, issued_at, issued_by, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(serial), SQLValue(number), .bytes(hashes.key(ofCertificate: code)),
          .bytes(key.verifyingKey.keyID), .integer(writing.instant.milliseconds), .text(access.officer.name),
          .bytes(sealer.seal([UInt8](text.utf8), table: Self.certificates, row: serial)),
        ])
      try record(.certified, of: number, ["certificate": String(serial)], by: access, writing)
      return IssuedCertificate(number: serial, text: text, claims: try CompletionCredential.read(text).claims)
    }
  }

  private func held(order: Int, _ reading: Reading) throws -> IssuedCertificate? {
    let row = try reading.first(
      "SELECT id, sealed FROM quarantine_certificates WHERE order_id = ? AND revoked_at IS NULL", [SQLValue(order)]
    ) { ($0.int(0), $0.bytes(1)) }
    guard let (number, sealed) = row else { return nil }
    let text = String(
      decoding: try sealer.open(sealed, table: Self.certificates, row: number), as: UTF8.self)
    return IssuedCertificate(number: number, text: text, claims: try CompletionCredential.read(text).claims)
  }

  /// Revokes a certificate; the order stays as it ended.
  ///
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`, `.wrongState`, `.unusable`; `StoreError`; `LogError`.
  public func revokeCertificate(_ number: Int, because ground: String, by access: Access) throws {
    try Self.check(ground: ground)
    try file.write { writing in
      try access.requireAnywhere(.orderQuarantine, subject: "certificate of quarantine")
      let found = try writing.first(
        "SELECT order_id, revoked_at FROM quarantine_certificates WHERE id = ?", [SQLValue(number)]
      ) { ($0.int(0), $0.optionalInt(1)) }
      guard let found else { throw QuarantineError.notFound }
      let order = try order(found.0, for: access, writing)
      guard found.1 == nil else { throw QuarantineError.wrongState(what: "certificate", state: "revoked") }
      try writing.run(
        "UPDATE quarantine_certificates SET revoked_at = ?, revoked_by = ?, ground = ? WHERE id = ?",
        [
          .integer(writing.instant.milliseconds), .text(access.officer.name), .text(ground), SQLValue(number),
        ])
      try record(
        .revoked, of: order.number, ground: ground, ["certificate": String(number)], by: access, writing)
    }
  }

  /// Checks a certificate by what the city has now. The check is in the log, with the certificate's number and nothing else.
  ///
  /// - Parameter text: of the QR code, or the typed code.
  /// - Throws: `AccessError.refused` without the right to check permits; `StoreError`; `SealingError`; `LogError`.
  public func check(_ text: String, by access: Access) throws -> CertificateVerification {
    try file.write { writing in
      try access.require(.checkPermits, subject: "check of a certificate")
      var text = text
      if let code = TypedCode(text) {
        let found = try writing.first(
          "SELECT id, sealed FROM quarantine_certificates WHERE code = ?", [.bytes(hashes.key(ofCertificate: code))]
        ) { ($0.int(0), $0.bytes(1)) }
        if let (number, sealed) = found {
          text = String(decoding: try sealer.open(sealed, table: Self.certificates, row: number), as: UTF8.self)
        }
      }
      let keys = try QuarantineKeys.all(writing).filter { $0.withdrawn == nil }
      var verdict = CertificateVerification.verify(text, at: writing.instant) { id in
        keys.first { $0.key.keyID == id }?.key
      }
      var subject = "unknown certificate"
      if case .valid(let claims) = verdict {
        let row = try writing.first(
          "SELECT code, revoked_at FROM quarantine_certificates WHERE id = ?", [SQLValue(claims.serial)]
        ) { ($0.bytes(0), $0.optionalInt(1)) }
        if let row, row.0 == hashes.key(ofCertificate: claims.code) {
          subject = "quarantine certificate \(claims.serial)"
          if row.1 != nil { verdict = .refused(.revoked, claims) }
        } else {
          verdict = .refused(.unknown, claims)
        }
      }
      var reason = "valid"
      if case .refused(let why, _) = verdict { reason = why.rawValue }
      writing.record(access.act("quarantine.certificate-check", subject: subject, facts: ["reason": reason]))
      return verdict
    }
  }
}
