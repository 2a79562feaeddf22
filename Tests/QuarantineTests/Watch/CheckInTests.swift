import Quantities
import SpatialCore
import Store
import TestSupport
import Testing

@testable import Quarantine

@Suite struct CheckInTests {
  /// Metres to the east of the place of a ward's people.
  private func east(_ metres: Double, ward: Int = 0) -> Coordinate {
    let place = QuarantineCity.position(ward)
    let degree = Geodesic.distance(place, Coordinate(x: place.x + 0.001, y: place.y)) * 1000
    return Coordinate(x: place.x + metres / degree, y: place.y)
  }

  private let healthy: [String: SelfReport.Answer] = [
    "temperature": .tenths(368), "cough": .no, "sore-throat": .no, "short-of-breath": .no, "loss-of-smell": .no,
    "needs-help": .no,
  ]

  @Test(arguments: [
    (0.0, 0.0, CheckIn.Verdict.inside), (30, 20, .inside), (30, 21, .unclear), (70, 20, .unclear), (71, 20, .outside),
    (500, 200, .outside), (500, 201, .unclear), (5000, 1000, .unclear),
  ])
  func `a position tells something where it is so for every place within its accuracy`(
    _ distance: Double, _ accuracy: Double, _ verdict: CheckIn.Verdict
  ) throws {
    let terms = try #require(try ShippedQuarantine.policy().monitoring(on: QuarantineCity.today))
    #expect(terms.verdict(distance: distance, accuracy: accuracy) == verdict)
    #expect(terms.verdict(distance: nil, accuracy: accuracy) == .unclear)
  }

  @Test func `a check-in keeps the distance and the verdict, and one from outside makes an alert`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let receipt = try city.office.order(city.form(1), by: chi)
    let at = try city.office.checkIn(code: receipt.code.lowercased(), at: east(20), accuracy: 10)
    #expect(at == CheckInReceipt(order: receipt.order.number, verdict: .inside, distance: 20, left: 1))
    let unclear = try city.office.checkIn(code: receipt.code, at: east(45), accuracy: 30)
    #expect(unclear.verdict == .unclear && unclear.left == 1)
    let away = try city.office.checkIn(code: receipt.code, at: east(900), accuracy: 15)
    #expect(away.verdict == .outside && away.distance == 900)
    let again = try city.office.checkIn(code: receipt.code, at: east(950), accuracy: 15)
    #expect(again.left == 0)

    let alerts = try city.office.alerts(by: chi)
    #expect(alerts.map(\.kind) == [.outside])
    let file = try city.office.file(ofOrder: receipt.order.number, by: chi)
    #expect(file.checkIns.map(\.distance) == [20, 45, 900, 950] && file.checkIns.allSatisfy { $0.actor == "person" })
    // The order runs on: an alert is no verdict.
    #expect(file.order.state == .running)
    try city.office.closeAlert(alerts[0].number, because: "went to the vaccination, act 3", by: chi)
    #expect(try city.office.alerts(by: chi).isEmpty)
    #expect(throws: QuarantineError.wrongState(what: "alert", state: "closed")) {
      try city.office.closeAlert(alerts[0].number, because: "again", by: chi)
    }
  }

  @Test func `codes that are wrong, replaced or of an ended order find nothing`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let receipt = try city.office.order(city.form(1), by: chi)
    func status(_ code: String) throws -> OrderStatus {
      try city.office.status(code: code, today: QuarantineCity.today)
    }
    let told = try status(receipt.code)
    #expect(told.checkIns == 2 && told.reports == 1 && told.hasPosition && told.questions.count == 6)
    #expect(told.tests.map(\.description) == ["2021-09-07", "2021-09-12", "2021-09-19"])
    for code in ["", "ABCDE-FGHJK", "001190000001"] { #expect(throws: QuarantineError.notFound) { try status(code) } }
    let renewed = try city.office.renewCode(of: receipt.order.number, by: chi)
    #expect(throws: QuarantineError.notFound) { try status(receipt.code) }
    #expect(try status(renewed).order == receipt.order.number)
    try city.office.release(receipt.order.number, because: "act", by: chi)
    #expect(throws: QuarantineError.notFound) { try city.office.checkIn(code: renewed, at: east(0), accuracy: 5) }
  }

  @Test func `a day with every check-in and report is done, and a fever makes an alert`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let receipt = try city.office.order(city.form(1), by: chi)
    #expect(receipt.order.nextCheck == QuarantineCity.today)
    _ = try city.office.checkIn(code: receipt.code, at: east(0), accuracy: 5)
    try city.office.visit(receipt.order.number, isPresent: true, by: chi)
    #expect(try city.office.file(ofOrder: receipt.order.number, by: chi).order.nextCheck == QuarantineCity.today)
    try city.office.report(code: receipt.code, healthy)
    #expect(try city.office.file(ofOrder: receipt.order.number, by: chi).order.nextCheck == QuarantineCity.today + 1)
    #expect(try city.office.alerts(by: chi).isEmpty)

    var ill = healthy
    ill["temperature"] = .tenths(375)
    try city.office.report(receipt.order.number, ill, by: chi)
    #expect(try city.office.alerts(by: chi).map(\.kind) == [.symptoms])
    let reports = try city.office.disclosed(order: receipt.order.number, by: chi).reports
    #expect(reports.map(\.answers) == [healthy, ill])
    // Whoever reads the order without the person reads no answers.
    #expect(try city.office.file(ofOrder: receipt.order.number, by: chi).reports.isEmpty)
  }

  @Test func `answers that are none are refused with what is wrong`() throws {
    let city = try QuarantineCity()
    let receipt = try city.office.order(city.form(1), by: city.access("chi"))
    for (id, answer) in [
      ("cough", nil), ("cough", SelfReport.Answer.tenths(370)), ("temperature", .yes), ("temperature", .tenths(999)),
      ("appetite", .yes),
    ] {
      var answers = healthy
      answers[id] = answer
      #expect(throws: QuarantineError.self, "\(id)") { try city.office.report(code: receipt.code, answers) }
    }
    #expect(try city.office.disclosed(order: receipt.order.number, by: city.access("chi")).reports.isEmpty)
  }

  @Test func `what did not come becomes an alert when its time is over, once`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let receipt = try city.office.order(city.form(1), by: chi)
    _ = try city.office.order(city.form(2, ward: 7), by: city.access("dung"))
    city.set("2021-09-07T23:00")
    // Nobody is asked for the day on which the order was made.
    #expect(try city.office.findMissed(actor: "test") == 0)
    city.set("2021-09-08T21:59")
    #expect(try city.office.findMissed(actor: "test") == 0)
    city.set("2021-09-08T22:00")
    // Of two orders the check-ins, the report, and the test that was due on the first day.
    #expect(try city.office.findMissed(actor: "test") == 6)
    #expect(try city.office.findMissed(actor: "test") == 0)
    #expect(
      try Set(city.office.alerts(by: chi).map(\.kind)) == [.missedCheckIn, .missedReport, .missedTest])
    city.set("2021-09-09T12:00")
    _ = try city.office.checkIn(code: receipt.code, at: east(0), accuracy: 5)
    _ = try city.office.checkIn(code: receipt.code, at: east(2), accuracy: 5)
    try city.office.report(code: receipt.code, healthy)
    city.set("2021-09-09T23:00")
    #expect(try city.office.findMissed(actor: "test") == 2)
    #expect(try city.office.alerts(by: city.access("em")).count == 5)
    #expect(try city.log("quarantine.missed").count == 2)
  }

  @Test func `an order whose place has no position makes no alert of it`() throws {
    let city = try QuarantineCity()
    var form = city.form(1)
    form.person.position = nil
    let receipt = try city.office.order(form, by: city.access("chi"))
    let first = try city.office.checkIn(code: receipt.code, at: east(9000), accuracy: 5)
    #expect(first == CheckInReceipt(order: receipt.order.number, verdict: .unclear, distance: nil, left: 1))
    #expect(try city.office.alerts(by: city.access("chi")).isEmpty)
  }

  @Test func `an order that has not begun takes no check-in, and no position is taken that is none`() throws {
    let city = try QuarantineCity()
    let receipt = try city.office.order(city.form(1, start: "2021-09-09"), by: city.access("chi"))
    #expect(throws: QuarantineError.wrongState(what: "order", state: "not begun")) {
      try city.office.checkIn(code: receipt.code, at: east(0), accuracy: 5)
    }
    for (position, accuracy) in [
      (Coordinate(x: 21, y: 105), 5.0), (Coordinate(x: .nan, y: 21), 5), (east(0), -1), (east(0), .infinity),
    ] {
      #expect(throws: QuarantineError.self) {
        try city.office.checkIn(code: receipt.code, at: position, accuracy: accuracy)
      }
    }
  }
}
