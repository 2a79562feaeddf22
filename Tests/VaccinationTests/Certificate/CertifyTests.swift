import SigningKeys
import Credentials
import Quantities
import Registry
import Store
import TestSupport
import Testing

@testable import Vaccination

@Suite struct CertifyTests {
  private let key = SigningKey.generate()
  private let issuer = CertificateIssuer(authority: "Small City")
  private let today = Day("2021-12-01")!

  /// A city with the key, in which woman 1 of ward 0 had two doses of a product.
  private func city(_ product: String = "Comirnaty") throws -> VaccinationCity {
    let city = try VaccinationCity()
    city.set("2021-12-01T09:00")
    try city.register(1...3)
    try city.city.database.write { [key, city] in
      try VaccinationKeys.add(key.verifyingKey, by: city.city.access, $0)
    }
    let chi = try city.access("chi")
    for day in ["2021-10-01", "2021-10-29"] {
      _ = try city.office.record(city.form(1, day, product), by: chi)
    }
    return city
  }

  private func certify(_ city: VaccinationCity, _ number: Int = 1, as officer: String = "chi")
    throws -> CertifiedDose
  {
    try city.office.certify(
      VaccinationCity.identifier(number), with: key, as: issuer, on: today, by: city.access(officer)
    )
  }

  @Test
  func `the last dose that counts is certified once, and the same certificate is given again`()
    throws
  {
    let city = try city()
    let made = try certify(city)
    #expect(
      made.claims.dose == 2 && made.claims.series == 2 && made.claims.day == Day("2021-10-29"))
    #expect(made.claims.product == "EU/1/20/1528" && made.claims.birth == "1990-05-01")
    #expect(made.claims.familyName + " " + made.claims.givenName == VaccinationCity.name(1))
    let again = try certify(city)
    #expect(again.text == made.text && again.number == made.number)
    #expect(
      try city.office.checkCertificate(made.text, by: city.access("giang")) == .valid(made.claims))
    #expect(
      try city.office.checkCertificate(made.text, by: city.access("chi")) == .valid(made.claims))
    // Neither name nor identifier stands in the log.
    let entries = try city.log("vaccination.certify") + city.log("vaccination.certificate-check")
    #expect(entries.count == 3 && entries.allSatisfy { !"\($0)".contains(made.claims.familyName) })
  }

  @Test func `another dose has a certificate of its own`() throws {
    let city = try VaccinationCity()
    city.set("2021-12-01T09:00")
    try city.register(1...1)
    try city.city.database.write { [key, city] in
      try VaccinationKeys.add(key.verifyingKey, by: city.city.access, $0)
    }
    let chi = try city.access("chi")
    _ = try city.office.record(city.form(1, "2021-10-01", "Comirnaty"), by: chi)
    let first = try certify(city)
    #expect(first.claims.dose == 1 && first.claims.series == 2)
    _ = try city.office.record(city.form(1, "2021-10-29", "Comirnaty"), by: chi)
    let second = try certify(city)
    #expect(second.claims.dose == 2 && second.number != first.number)
    #expect(try city.office.checkCertificate(first.text, by: chi) == .valid(first.claims))
  }

  @Test
  func `without a dose, without a word for the product, or with an unknown key there is none`()
    throws
  {
    let city = try city("Abdala")
    let coded = try #require(VaccinationCity.rules.firstMatch(of: /codes: \{[^\n]*mp: "Abdala"[^\n]*/))
    try city.adopt(
      VaccinationCity.rules.replacing("\nversion: \"2\"", with: "\nversion: \"3\"")
        .replacing(coded.output, with: "codes: null"))
    let refused = #expect(throws: VaccinationError.self) { try certify(city) }
    #expect("\(try #require(refused))".contains("'abdala'"))
    #expect(throws: VaccinationError.self) { try certify(city, 2) }
    #expect(throws: VaccinationError.notFound) { try certify(city, 9) }
    let other = try self.city()
    #expect(throws: VaccinationError.self) {
      try other.office.certify(
        VaccinationCity.identifier(1), with: .generate(), as: issuer, on: today,
        by: other.access("chi"))
    }
    #expect(throws: VaccinationError.self) {
      try other.city.database.write { [other] in
        try VaccinationKeys.add(SigningKey.generate(.edDSA).verifyingKey, by: other.city.access, $0)
      }
    }
  }

  @Test func `an officer of another ward is refused, and the log has it`() throws {
    let city = try city()
    #expect(throws: AccessError.self) { try certify(city, as: "em") }
    let made = try certify(city)
    #expect(throws: AccessError.self) {
      try city.office.revokeCertificate(made.number, because: "x", on: today, by: city.access("em"))
    }
    #expect(try city.log("access.refuse").count == 2)
  }

  @Test func `a revoked certificate is refused here and by the list, and another can be made`()
    throws
  {
    let city = try city()
    let chi = try city.access("chi")
    let made = try certify(city)
    try city.office.revokeCertificate(made.number, because: "wrong name", on: today, by: chi)
    #expect(try city.office.checkCertificate(made.text, by: chi) == .refused(.revoked, made.claims))
    let list = try city.city.database.read { [city] in
      try city.office.revocations(country: "VN", at: city.city.clock.now, $0)
    }
    #expect(list.entries == [made.claims.identifier.hash])
    let offline = VaccinationVerification.verify(made.text, at: city.city.clock.now, revoked: list) { [key] _ in
      key.verifyingKey
    }
    #expect(offline == .refused(.revoked, made.claims))
    #expect(
      try city.city.database.read {
        try VaccinationOffice.isRevoked(hash: made.claims.identifier.hash, $0)
      } == true)
    #expect(throws: VaccinationError.self) {
      try city.office.revokeCertificate(made.number, because: "again", on: today, by: chi)
    }
    let second = try certify(city)
    #expect(second.number != made.number)
    #expect(try city.office.checkCertificate(second.text, by: chi) == .valid(second.claims))
    #expect(
      try city.city.database.read {
        try VaccinationOffice.isRevoked(hash: second.claims.identifier.hash, $0)
      } == false)
    #expect(
      try city.city.database.read {
        try VaccinationOffice.isRevoked(hash: Array(repeating: 0, count: 16), $0)
      } == nil)
    // When its time is over the list need not have it any more.
    city.set("2023-01-01T09:00")
    let later = try city.city.database.read { [city] in
      try city.office.revocations(country: "VN", at: city.city.clock.now, $0)
    }
    #expect(later.entries.isEmpty)
  }

  @Test
  func `where the register says otherwise now, the certificate that holds must be revoked first`()
    throws
  {
    let city = try city()
    let chi = try city.access("chi")
    let made = try certify(city)
    try city.city.database.write {
      try $0.run("UPDATE vaccination_doses SET day = day + 1 WHERE id = 2", [])
    }
    let refused = #expect(throws: VaccinationError.self) { try certify(city) }
    #expect("\(try #require(refused))".contains("revoke it first"))
    try city.office.revokeCertificate(made.number, because: "wrong day", on: today, by: chi)
    #expect(try certify(city).claims.day == Day("2021-10-30"))
  }

  @Test func `after its end another takes its place`() throws {
    let city = try city()
    let made = try certify(city)
    city.set("2022-12-02T09:00")
    #expect(
      try city.office.checkCertificate(made.text, by: city.access("chi"))
        == .refused(.expired, made.claims))
    let next = try certify(city)
    #expect(next.number != made.number && next.claims.day == made.claims.day)
  }

  @Test
  func
    `what the key signed and the city does not have is refused, and so is what a withdrawn key signed`()
    throws
  {
    let city = try city()
    let made = try certify(city)
    var claims = made.claims
    claims.identifier = .random(country: "VN")
    #expect(
      try city.office.checkCertificate(claims.signed(by: key), by: city.access("giang"))
        == .refused(.unknown, claims))
    try city.city.database.write { [key, city] in
      try VaccinationKeys.end(key.verifyingKey.keyID, withdrawing: true, by: city.city.access, $0)
    }
    #expect(
      try city.office.checkCertificate(made.text, by: city.access("giang"))
        == .refused(.unknownKey, nil))
    let refused = #expect(throws: VaccinationError.self) { try certify(city) }
    #expect("\(try #require(refused))".contains("it was withdrawn"))
    // Another key makes another in its place.
    let other = SigningKey.generate()
    try city.city.database.write { [city] in
      try VaccinationKeys.add(other.verifyingKey, by: city.city.access, $0)
    }
    let next = try city.office.certify(
      VaccinationCity.identifier(1), with: other, as: issuer, on: today, by: city.access("chi"))
    #expect(
      try city.office.checkCertificate(next.text, by: city.access("giang")) == .valid(next.claims))
  }

  @Test func `the database keeps one certificate of a citizen and dose whoever writes`() throws {
    let city = try city()
    let made = try certify(city)
    #expect(throws: StoreError.self) {
      try city.city.database.write {
        try $0.run(
          """
          INSERT INTO vaccination_certificates (id, citizen, dose, hash, kid, issued_at, issued_by, expires_at, sealed)
          SELECT 99, citizen, dose, kid, kid, issued_at, issued_by, expires_at, sealed FROM vaccination_certificates WHERE id = ?
          """, [SQLValue(made.number)])
      }
    }
  }

  @Test func `who is forgotten leaves a hash that stays revoked`() throws {
    let city = try city()
    let made = try certify(city)
    let citizen = try #require(
      try city.city.database.read {
        try $0.first("SELECT citizen FROM vaccination_certificates") { $0.int(0) }
      })
    try city.office.revokeCertificate(
      made.number, because: "moved", on: today, by: city.access("chi"))
    try city.city.database.write { try VaccinationOffice.forget(citizen: citizen, $0) }
    #expect(
      try city.city.database.read {
        try $0.first(
          "SELECT count(*) FROM vaccination_certificates WHERE citizen IS NULL AND sealed IS NULL"
        ) {
          $0.int(0)
        }
      } == 1)
    #expect(
      try city.office.checkCertificate(made.text, by: city.access("giang"))
        == .refused(.revoked, made.claims))
  }

  @Test func `certificates are deleted from the day on which they ended by themselves`() throws {
    let city = try city()
    let made = try certify(city)
    let deletion = VaccinationOffice.certificateDeletion(offset: 25_200)
    let last = made.claims.expires.day(offset: 25_200)
    #expect(try city.city.database.read { try deletion.count(last, $0) } == 0)
    #expect(try city.city.database.read { try deletion.count(last + 1, $0) } == 1)
    #expect(try city.city.database.write { try deletion.delete(last + 1, $0) } == 1)
    #expect(
      try city.office.checkCertificate(made.text, by: city.access("chi"))
        == .refused(.unknown, made.claims))
  }
}
