import Credentials
import Permits
import Quantities
import Registry
import Store
import Surveillance
import TestSupport
import Testing

/// From the application to the checkpoint and back.
@Suite struct WayOfAPermitTests {
  @Test func `a permit is asked for, approved, issued, checked offline, revoked, and refused with the next delta`()
    throws
  {
    let city = try PermitCity()
    let issued = try city.issue(1, from: 1, to: 2, route: [])
    let giang = try city.access("giang")
    let whole = try city.office.bundle(with: city.key, city: "small", city.rules(), by: giang)
    var checker = PermitChecker(anchors: [city.key.verifyingKey])
    try checker.take(whole.bytes)
    let noon = Instant(Moment("2021-09-08T12:00", offset: 25_200)!, offset: 25_200)
    // The bundle is of the day before, and older than half a day then.
    #expect(checker.check(issued.text, at: noon).outcome == .cannotDecide(.bundleOld))
    city.city.clock.set(noon)
    let fresh = try city.office.bundle(since: whole.number, with: city.key, city: "small", city.rules(), by: giang)
    #expect(fresh.since == whole.number && fresh.bytes.count < whole.bytes.count)
    try checker.take(fresh.bytes)
    #expect(checker.check(issued.text, at: noon, ward: 2).outcome == .valid)
    #expect(checker.check(issued.code, at: noon, ward: 1).outcome == .valid)
    #expect(checker.check(issued.text, at: noon, ward: 5).outcome == .refused(.notOnRoute))

    try city.office.change(issued.permit, to: .revoked, because: .misuse, city.rules(), by: city.access("dung"))
    #expect(checker.check(issued.text, at: noon).outcome == .valid, "nobody told it yet")
    let delta = try city.office.bundle(since: fresh.number, with: city.key, city: "small", city.rules(), by: giang)
    #expect(delta.number == fresh.number + 1)
    try checker.take(delta.bytes)
    #expect(checker.check(issued.text, at: noon).outcome == .refused(.revoked))
    #expect(checker.check(issued.code, at: noon).outcome == .refused(.revoked))
  }

  @Test func `every act is in the log, in order, and the log is whole`() throws {
    let city = try PermitCity()
    let issued = try city.issue(1)
    try city.office.change(issued.permit, to: .suspended, because: .quarantine, city.rules(), by: city.access("dung"))
    try city.office.change(issued.permit, to: .reinstated, because: .quarantine, city.rules(), by: city.access("dung"))
    _ = try city.office.holder(ofApplication: 1, by: city.access("chi"))
    let kinds = try city.city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 1000, reading).map(\.act.kind)
    }
    let own = kinds.filter { $0.hasPrefix("application.") || $0.hasPrefix("permit.") }
    #expect(
      own == [
        "application.received", "application.approved", "permit.issued", "application.issued", "permit.suspended",
        "permit.reinstated", "application.read",
      ])
    #expect(try LogVerification().run(city.city.database).findings.isEmpty)
    // The decisions cite the revision that they stand on.
    let cited = try city.city.database.read { try Archive.decisions(citing: 1, $0) }
    #expect(cited == ["application 1.1", "application 1.2", "permit 1"])
  }

  @Test func `nothing in the tables or the log says who it is, but what is sealed`() throws {
    let city = try PermitCity()
    _ = try city.issue(1)
    let identifier = PermitCity.holder(1).identifier.digits
    let texts = try city.city.database.read { reading in
      try reading.all("SELECT actor, kind, subject, reason, facts FROM store_log") { row in
        (0..<5).map { row.text($0) }.joined(separator: " ")
      }
        + reading.all("SELECT request, reasons FROM permits_applications") { $0.text(0) + $0.text(1) }
        + reading.all("SELECT reasons FROM permits_states") { $0.text(0) }
    }
    #expect(!texts.isEmpty)
    for text in texts {
      #expect(!text.contains(identifier) && !text.contains("Hoa") && !text.contains("1990"))
    }
    #expect("\(PermitCity.holder(1))" == "holder of a permit")
  }
}
