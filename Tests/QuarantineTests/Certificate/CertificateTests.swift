import SigningKeys
import Credentials
import Quantities
import Store
import TestSupport
import Testing

@testable import Quarantine

@Suite struct CertificateTests {
  /// A city with an order that was completed.
  private func completed() throws -> (city: QuarantineCity, order: Int) {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let order = try city.office.order(city.form(1), by: chi).order.number
    city.set("2021-09-19T09:00")
    try city.office.enter(
      TestResult(kind: .pcr, sampled: city.city.clock.now, outcome: .negative), of: order, by: chi)
    try city.office.complete(order, by: chi)
    return (city, order)
  }

  @Test func `a completed order has one certificate, which anybody with the key can check`() throws {
    let (city, order) = try completed()
    let issued = try city.office.certify(order, with: city.key, house: "small", by: city.access("chi"))
    #expect(issued.text.hasPrefix("ZQ1:") && issued.text.utf8.count <= QRCode.mostCharacters)
    #expect(issued.claims.holder == "Nguyễn Thị Hoa" && issued.claims.lastDigits == "0001")
    #expect(issued.claims.start == Day("2021-09-07") && issued.claims.ended == Day("2021-09-19"))
    // Given again, it is the same one.
    let again = try city.office.certify(order, with: city.key, house: "small", by: city.access("chi"))
    #expect(again.text == issued.text && again.number == issued.number)
    let now = city.city.clock.now
    let verdict = CertificateVerification.verify(issued.text, at: now) {
      $0 == city.key.verifyingKey.keyID ? city.key.verifyingKey : nil
    }
    #expect(verdict == .valid(issued.claims))
    #expect(CertificateVerification.verify(issued.text, at: now) { _ in nil } == .refused(.unknownKey, nil))
    let other = SigningKey.generate()
    #expect(
      CertificateVerification.verify(issued.text, at: now) { _ in other.verifyingKey } == .refused(.signature, nil))
    #expect(
      CertificateVerification.verify(issued.text, at: Instant(milliseconds: 0)) { _ in city.key.verifyingKey }
        == .refused(.issuedLater, issued.claims))
    #expect(try city.office.check(issued.text, by: city.access("giang")) == .valid(issued.claims))
    #expect(try city.office.check(issued.claims.code.description, by: city.access("giang")) == .valid(issued.claims))
    #expect(try city.log("quarantine.certificate-check").count == 2)
  }

  @Test func `no certificate before the end, after an early release, or with a key that is not in use`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let order = try city.office.order(city.form(1), by: chi).order.number
    #expect(throws: QuarantineError.wrongState(what: "order", state: "running")) {
      try city.office.certify(order, with: city.key, house: "small", by: chi)
    }
    try city.office.release(order, because: "act", by: chi)
    #expect(throws: QuarantineError.self) { try city.office.certify(order, with: city.key, house: "small", by: chi) }
    let (done, number) = try completed()
    #expect(throws: QuarantineError.self) {
      try done.office.certify(number, with: .generate(), house: "small", by: done.access("chi"))
    }
    #expect(throws: AccessError.self) {
      try done.office.certify(number, with: done.key, house: "small", by: done.access("em"))
    }
  }

  @Test func `a revoked certificate is refused, and another can be made`() throws {
    let (city, order) = try completed()
    let chi = try city.access("chi")
    let issued = try city.office.certify(order, with: city.key, house: "small", by: chi)
    #expect(throws: AccessError.self) {
      try city.office.revokeCertificate(issued.number, because: "x", by: city.access("em"))
    }
    try city.office.revokeCertificate(issued.number, because: "wrong name", by: chi)
    #expect(try city.office.check(issued.text, by: city.access("giang")) == .refused(.revoked, issued.claims))
    let second = try city.office.certify(order, with: city.key, house: "small", by: chi)
    #expect(second.number != issued.number)
    #expect(try city.office.check(second.text, by: city.access("giang")) == .valid(second.claims))
    #expect(
      try city.office.file(ofOrder: order, by: chi).acts.map(\.kind).suffix(3) == [.certified, .revoked, .certified])
  }

  @Test func `what the key signed and the city does not have is refused, and so is what a withdrawn key signed`() throws
  {
    let (city, order) = try completed()
    let issued = try city.office.certify(order, with: city.key, house: "small", by: city.access("chi"))
    var claims = issued.claims
    claims.serial = 99
    let forged = try CompletionCredential.sign(claims, with: city.key)
    #expect(try city.office.check(forged, by: city.access("giang")) == .refused(.unknown, claims))
    try city.city.database.write { [city] in
      try QuarantineKeys.end(city.key.verifyingKey.keyID, withdrawing: true, by: city.city.access, $0)
    }
    #expect(try city.office.check(issued.text, by: city.access("giang")) == .refused(.unknownKey, nil))
  }

  @Test func `every text with one character changed is refused`() throws {
    let (city, order) = try completed()
    let issued = try city.office.certify(order, with: city.key, house: "small", by: city.access("chi"))
    let letters = Array(issued.text)
    for place in letters.indices {
      var changed = letters
      changed[place] = letters[place] == "A" ? "B" : "A"
      let verdict = CertificateVerification.verify(String(changed), at: city.city.clock.now) { id in
        id == city.key.verifyingKey.keyID ? city.key.verifyingKey : nil
      }
      guard case .refused = verdict else {
        Issue.record("valid with the character at \(place) changed")
        continue
      }
    }
  }

  @Test func `long names are cut so that the code holds them, and the page shows what was signed`() throws {
    let claims = CertificateClaims(
      house: "hanoi", serial: 7, code: TypedCode(value: 12345),
      holder: String(repeating: "Nguyễn Thị <Hoa> ", count: 20), lastDigits: "0001", place: .home,
      start: Day("2021-07-31")!, ended: Day("2021-08-14")!, watchDays: 14, policy: "vn-covid-2021",
      authority: String(repeating: "Ủy ban nhân dân phường ", count: 9),
      issued: Instant(milliseconds: 1_629_000_000_000))
    let text = try CompletionCredential.sign(claims, with: .generate())
    let read = try CompletionCredential.read(text).claims
    #expect(text.utf8.count <= QRCode.mostCharacters && read.holder.hasSuffix("…"))
    #expect(read.cbor == (try CertificateClaims(cbor: read.cbor)).cbor)
    let sheet = try CertificateSheet(text, offset: 25_200)
    #expect(sheet.html.contains("14/08/2021") && sheet.html.contains(claims.code.description))
    #expect(!sheet.html.contains("<Hoa>") && sheet.html.contains("&lt;Hoa&gt;"))
    #expect(sheet.html.contains(sheet.svg))
  }
}
