import SigningKeys
public import Credentials
public import Quantities
public import Registry
public import Store

extension VaccinationOffice {
  static let certificates = "vaccination_certificates"

  /// Makes the certificate of somebody's last dose that counts, and signs it; one that holds is given again.
  /// In the place of one whose time is over or whose key was withdrawn comes another.
  ///
  /// - Parameters:
  ///   - key: of the issuer, ES256; its public half must be in use.
  ///   - day: today.
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`, `.wrongState` for somebody without a dose that counts, `.unusable` for a
  ///   product that the European Union's value sets do not have, for a key that is not in use, and where the certificate that holds says
  ///   something else than the register does now; `CredentialError`; `StoreError`; `SealingError`; `LogError`.
  public func certify(
    _ identifier: PersonalIdentifier, with key: SigningKey, as issuer: CertificateIssuer,
    on day: Day, by access: Access
  ) throws -> CertifiedDose {
    try file.write { writing in
      try access.requireAnywhere(.recordDoses, subject: "certificate of vaccination")
      guard let citizen = try register.row(of: identifier, writing),
        let person = try person(ofCitizen: citizen, on: day, writing),
        let record = try register.record(ofCitizen: citizen, writing)
      else { throw VaccinationError.notFound }
      let subject = "citizen \(citizen)"
      try access.require(.recordDoses, among: person.wards, subject: subject)
      let fresh = try claims(person, record, issuer, at: writing.instant, writing)
      if let (held, isSound) = try held(citizen, dose: fresh.dose, writing) {
        if isSound, held.claims.expires >= writing.instant {
          guard held.claims.saysTheSame(as: fresh) else {
            throw VaccinationError.unusable(
              "certificate \(held.number) holds and says something else than the register does now; revoke it first"
            )
          }
          writing.record(
            access.act(
              "vaccination.certificate-given", subject: subject,
              facts: ["certificate": String(held.number)]))
          return held
        }
        try writing.run(
          "UPDATE vaccination_certificates SET closed_at = ? WHERE id = ?",
          [.integer(writing.instant.milliseconds), SQLValue(held.number)])
      }
      try VaccinationKeys.require(key.verifyingKey.keyID, at: writing.instant, writing)
      let number = try writing.nextNumber(of: Self.certificates)
      let text = fresh.signed(by: key)
      try writing.run(
        """
        INSERT INTO vaccination_certificates (id, citizen, dose, hash, kid, issued_at, issued_by, expires_at, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), SQLValue(citizen), SQLValue(fresh.dose), .bytes(fresh.identifier.hash),
          .bytes(key.verifyingKey.keyID), .integer(writing.instant.milliseconds),
          .text(access.officer.name),
          .integer(fresh.expires.milliseconds),
          .bytes(sealer.seal([UInt8](text.utf8), table: Self.certificates, row: number)),
        ])
      writing.record(
        access.act("vaccination.certify", subject: subject, facts: ["certificate": String(number)]))
      return CertifiedDose(number: number, text: text, claims: fresh)
    }
  }

  /// What the register says of the last dose that counts.
  private func claims(
    _ person: VaccinatedPerson, _ record: CitizenRecord, _ issuer: CertificateIssuer,
    at now: Instant,
    _ reading: Reading
  ) throws -> VaccinationClaims {
    let standing = person.standing
    let counted = standing.doses.filter { $0.place != nil }
    guard let last = counted.last, let place = last.place else {
      throw VaccinationError.wrongState(what: "vaccination", state: "without a dose that counts")
    }
    let rules = try cache.rules(reading).rules
    guard let product = rules.product(id: last.given.product), let codes = product.codes else {
      throw VaccinationError.unusable(
        "the value sets of these certificates have no word for '\(last.given.product)', so that no certificate can be made of it"
      )
    }
    let basic = counted.filter { !$0.isBooster }
    let asked = basic.compactMap { rules.product(id: $0.given.product)?.doses }.max() ?? 1
    let numbers = VaccinationClaims.numbers(
      place: place, basic: standing.completedOn == nil ? asked : basic.count,
      isBooster: last.isBooster)
    let name = TravelName.parts(record.name)
    return VaccinationClaims(
      country: issuer.country, issued: now,
      expires: Instant(milliseconds: now.milliseconds + Int64(issuer.days) * 86_400_000),
      familyName: name.family,
      givenName: name.given, birth: record.birth.map { "\($0)" } ?? "", codes: codes,
      dose: numbers.dose,
      series: numbers.series, day: last.given.day, vaccinatedIn: issuer.country,
      authority: issuer.authority,
      identifier: .random(country: issuer.country))
  }

  /// The certificate that holds, and whether its key was not withdrawn, after which it is worth nothing.
  private func held(_ citizen: Int, dose: Int, _ reading: Reading) throws -> (
    CertifiedDose, isSound: Bool
  )? {
    let row = try reading.first(
      "SELECT id, sealed, kid FROM vaccination_certificates WHERE citizen = ? AND dose = ? AND closed_at IS NULL",
      [SQLValue(citizen), SQLValue(dose)]
    ) { ($0.int(0), $0.bytes(1), $0.bytes(2)) }
    guard let (number, sealed, kid) = row else { return nil }
    let isSound = try VaccinationKeys.all(reading).contains {
      $0.key.keyID == kid && $0.withdrawn == nil
    }
    let text = String(
      decoding: try sealer.open(sealed, table: Self.certificates, row: number), as: UTF8.self)
    return (
      CertifiedDose(number: number, text: text, claims: try VaccinationClaims.read(text).claims),
      isSound
    )
  }

  /// Revokes a certificate; the dose stays as it is.
  ///
  /// - Parameter ground: why, naming nobody.
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`, `.wrongState`, `.unusable`; `StoreError`; `LogError`.
  public func revokeCertificate(
    _ number: Int, because ground: String, on day: Day, by access: Access
  ) throws {
    guard !ground.allSatisfy(\.isWhitespace), ground.utf8.count <= 1000 else {
      throw VaccinationError.unusable("a ground has 1 to 1000 bytes of text")
    }
    try file.write { writing in
      try access.requireAnywhere(.recordDoses, subject: "certificate of vaccination")
      let found = try writing.first(
        "SELECT citizen, closed_at FROM vaccination_certificates WHERE id = ?", [SQLValue(number)]
      ) { ($0.optionalInt(0), $0.optionalInt(1)) }
      guard let (citizen, closed) = found else { throw VaccinationError.notFound }
      let wards = try citizen.flatMap { try person(ofCitizen: $0, on: day, writing)?.wards } ?? []
      try access.require(.recordDoses, among: wards, subject: "vaccination certificate \(number)")
      guard closed == nil else {
        throw VaccinationError.wrongState(what: "certificate", state: "revoked or replaced already")
      }
      try writing.run(
        "UPDATE vaccination_certificates SET closed_at = ?, revoked_by = ?, ground = ? WHERE id = ?",
        [
          .integer(writing.instant.milliseconds), .text(access.officer.name), .text(ground),
          SQLValue(number),
        ])
      writing.record(
        access.act("vaccination.certificate-revoke", subject: "vaccination certificate \(number)"))
    }
  }

  /// The list of revoked certificates that would still hold otherwise, for checkers without a network.
  ///
  /// - Throws: `StoreError`.
  public func revocations(country: String, at now: Instant, _ reading: Reading) throws
    -> RevocationList
  {
    RevocationList(
      country: country, made: now,
      hashes: try reading.all(
        "SELECT hash FROM vaccination_certificates WHERE revoked_by IS NOT NULL AND expires_at >= ?",
        [.integer(now.milliseconds)]
      ) { $0.bytes(0) })
  }

  /// What the city knows of a certificate by the hash of its identifier; nobody learns more by it than that.
  ///
  /// - Returns: `nil` where there is no such certificate; otherwise whether it was revoked.
  /// - Throws: `StoreError`.
  public static func isRevoked(hash: [UInt8], _ reading: Reading) throws -> Bool? {
    try reading.first(
      "SELECT revoked_by FROM vaccination_certificates WHERE hash = ?", [.bytes(hash)]
    ) { $0.optionalText(0) != nil }
  }

  /// Checks a certificate by what the city has now. The check is in the log, with the certificate's number and nothing else.
  ///
  /// - Parameter text: of the QR code.
  /// - Throws: `AccessError.refused` without the right to check permits or to record doses; `StoreError`; `LogError`.
  public func checkCertificate(_ text: String, by access: Access) throws -> VaccinationVerification {
    try file.write { writing in
      if !access.has(.checkPermits, among: [Int]()) {
        try access.requireAnywhere(.recordDoses, subject: "check of a certificate")
      }
      let keys = try VaccinationKeys.all(writing).filter { $0.withdrawn == nil }
      var verdict = VaccinationVerification.verify(text, at: writing.instant) { id in
        keys.first { $0.key.keyID == id }?.key
      }
      var subject = "unknown certificate"
      if case .valid(let claims) = verdict {
        let row = try writing.first(
          "SELECT id, revoked_by FROM vaccination_certificates WHERE hash = ?",
          [.bytes(claims.identifier.hash)]
        ) { ($0.int(0), $0.optionalText(1) != nil) }
        if let (number, isRevoked) = row {
          subject = "vaccination certificate \(number)"
          if isRevoked { verdict = .refused(.revoked, claims) }
        } else {
          verdict = .refused(.unknown, claims)
        }
      }
      var reason = "valid"
      if case .refused(let why, _) = verdict { reason = why.rawValue }
      writing.record(
        access.act("vaccination.certificate-check", subject: subject, facts: ["reason": reason]))
      return verdict
    }
  }

  /// Takes a citizen who is forgotten out of certificates: the text goes, and the hash stays so that a revoked one stays revoked.
  ///
  /// - Throws: `StoreError`.
  static func forgetCertificates(of citizen: Int, _ writing: Writing) throws {
    try writing.run(
      "UPDATE vaccination_certificates SET citizen = NULL, sealed = NULL WHERE citizen = ?",
      [SQLValue(citizen)])
  }
}

extension VaccinationClaims {
  /// Whether it says the same of the person and the dose: all but when it was issued, until when it holds, and its identifier.
  func saysTheSame(as other: VaccinationClaims) -> Bool {
    [
      familyName, givenName, birth, vaccine, product, manufacturer, vaccinatedIn, authority,
    ] == [
      other.familyName, other.givenName, other.birth, other.vaccine, other.product,
      other.manufacturer,
      other.vaccinatedIn, other.authority,
    ] && dose == other.dose && series == other.series && day == other.day
  }
}
