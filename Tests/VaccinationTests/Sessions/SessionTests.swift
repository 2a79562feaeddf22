import Dispatch
import Quantities
import Registry
import Store
import Synchronization
import TestSupport
import Testing

@testable import Vaccination

@Suite struct SessionTests {
  private let today = VaccinationCity.today
  private let due = Day("2021-10-29")!

  /// A city in which women 1 to 6 of ward 0 and 11 to 13 of ward 1 wait for their second dose of Comirnaty on 29 October.
  private func city() throws -> VaccinationCity {
    let city = try VaccinationCity()
    city.set("2021-10-20T09:00")
    try city.register(1...6)
    try city.register(11...13, ward: 1)
    let dung = try city.access("dung")
    for number in Array(1...6) + Array(11...13) {
      _ = try city.office.record(
        city.form(number, "2021-10-01", "Comirnaty", ward: number > 10 ? 1 : 0), by: dung)
    }
    try city.office.addSite("TYT-0", name: "Trạm y tế 0", ward: city.row(0), by: dung)
    return city
  }

  private func open(
    _ city: VaccinationCity, capacity: Int, as officer: String = "dung", product: String = "Pfizer"
  )
    throws
    -> VaccinationSession
  {
    try city.office.openSession(
      SessionForm(
        site: "TYT-0", day: due, from: 480, until: 660, product: product, capacity: capacity),
      on: Day("2021-10-20")!, by: city.access(officer))
  }

  private func invite(
    _ city: VaccinationCity, _ session: VaccinationSession, ranks: [Int: Int], least: Int = 1,
    as officer: String = "dung"
  ) throws -> [Invitation] {
    try city.office.invite(
      toSession: session.number, WardUrgency(ranks: ranks, revision: 7), leastRank: least,
      on: Day("2021-10-20")!,
      by: city.access(officer))
  }

  @Test func `people are invited up to the capacity, the urgent ward first, and nobody twice`()
    throws
  {
    let city = try city()
    let ranks = [city.row(0): 1, city.row(1): 2]
    let first = try open(city, capacity: 5)
    #expect(first.product == "comirnaty" && first.free == 5)
    let invited = try invite(city, first, ranks: ranks)
    #expect(invited.count == 5 && invited.prefix(3).allSatisfy { $0.ward == city.row(1) })
    #expect(invited.allSatisfy { $0.dose == 2 && $0.revision == 7 && $0.state == .invited })
    #expect(throws: VaccinationError.wrongState(what: "session", state: "full")) {
      try invite(city, first, ranks: ranks)
    }
    let second = try invite(city, open(city, capacity: 50), ranks: ranks)
    #expect(second.count == 4)
    #expect(Set((invited + second).compactMap(\.citizen)).count == 9)
    #expect(try invite(city, open(city, capacity: 5), ranks: ranks).isEmpty)
    #expect(try city.log("vaccination.invite").map { $0.act.facts["count"] } == ["5", "4", "0"])
  }

  @Test func `an officer invites people of their own wards only, and for a calm map nobody`() throws {
    let city = try city()
    let session = try open(city, capacity: 20)
    #expect(try invite(city, session, ranks: [city.row(0): 0, city.row(1): 0]).isEmpty)
    #expect(throws: AccessError.self) {
      try invite(city, session, ranks: [city.row(0): 2], as: "em")
    }
    #expect(throws: AccessError.self) { try open(city, capacity: 3, as: "em") }
    // The product of the session is another one that nobody of them may have on that day.
    let other = try open(city, capacity: 5, product: "Vero Cell")
    #expect(try invite(city, other, ranks: [city.row(0): 2]).isEmpty)
    let mixed = try open(city, capacity: 5, product: "Moderna")
    #expect(try invite(city, mixed, ranks: [city.row(0): 2]).count == 5)
  }

  @Test func `states follow one another, and a place that is given back can be given again`() throws {
    let city = try city()
    let dung = try city.access("dung")
    let session = try open(city, capacity: 2)
    let ranks = [city.row(0): 2]
    let invited = try invite(city, session, ranks: ranks)
    try city.office.change(invitation: invited[0].number, to: .accepted, by: dung)
    try city.office.change(invitation: invited[0].number, to: .came, by: dung)
    #expect(throws: VaccinationError.wrongState(what: "invitation", state: "came")) {
      try city.office.change(invitation: invited[0].number, to: .withdrawn, by: dung)
    }
    #expect(throws: VaccinationError.self) {
      try city.office.change(invitation: invited[1].number, to: .invited, by: dung)
    }
    try city.office.change(invitation: invited[1].number, to: .withdrawn, by: dung)
    #expect(throws: AccessError.self) {
      try city.office.change(invitation: invited[1].number, to: .came, by: city.access("em"))
    }
    #expect(try city.office.sessions(from: due).map(\.free) == [1])
    let third = try invite(city, session, ranks: ranks)
    #expect(third.count == 1 && !invited.contains { $0.citizen == third[0].citizen })
    // Who came for this dose is not asked to another session either; who withdrew is.
    let elsewhere = try invite(city, open(city, capacity: 9), ranks: ranks)
    #expect(elsewhere.count == 4 && !elsewhere.contains { $0.citizen == invited[0].citizen })
    #expect(elsewhere.contains { $0.citizen == invited[1].citizen })
    let shown = try city.office.invitations(toSession: session.number, by: dung)
    #expect(shown.map(\.state) == [.came, .withdrawn, .invited])
    #expect(shown.allSatisfy { $0.person?.name.isEmpty == false })
    #expect(try city.log("vaccination.read").count == 1)
  }

  @Test func `a session that is cancelled lets its people go`() throws {
    let city = try city()
    let dung = try city.access("dung")
    let session = try open(city, capacity: 3)
    #expect(try invite(city, session, ranks: [city.row(0): 2]).count == 3)
    #expect(try city.office.cancelSession(session.number, by: dung) == 3)
    #expect(throws: VaccinationError.wrongState(what: "session", state: "cancelled")) {
      try invite(city, session, ranks: [city.row(0): 2])
    }
    #expect(try invite(city, open(city, capacity: 9), ranks: [city.row(0): 2]).count == 6)
    try city.office.closeSite("TYT-0", by: dung)
    #expect(throws: VaccinationError.wrongState(what: "site", state: "closed")) {
      try open(city, capacity: 1)
    }
  }

  @Test func `what makes no session is refused`() throws {
    let city = try city()
    let dung = try city.access("dung")
    #expect(throws: VaccinationError.notFound) {
      try city.office.openSession(
        SessionForm(site: "x", day: due, from: 0, until: 1, product: "Pfizer", capacity: 1),
        on: today, by: dung)
    }
    for (from, until, product, capacity, day) in [
      (10, 10, "Pfizer", 1, due), (0, 1441, "Pfizer", 1, due), (0, 10, "Nanocovax", 1, due),
      (0, 10, "Pfizer", 0, due),
      (0, 10, "Pfizer", 1, today - 1), (0, 10, "Covaxin", 1, due),
    ] {
      #expect(throws: VaccinationError.self) {
        try city.office.openSession(
          SessionForm(
            site: "TYT-0", day: day, from: from, until: until, product: product, capacity: capacity),
          on: today, by: dung)
      }
    }
    #expect(throws: VaccinationError.self) {
      try city.office.addSite("TYT-0", name: "again", ward: city.row(0), by: dung)
    }
    #expect(throws: VaccinationError.self) {
      try city.office.addSite("a b", name: "blank", ward: city.row(0), by: dung)
    }
  }

  @Test func `eight officers at once never invite beyond the capacity, nor anybody twice`() throws {
    let city = try VaccinationCity()
    city.set("2021-10-20T09:00")
    try city.register(1...60)
    let dung = try city.access("dung")
    for number in 1...60 {
      _ = try city.office.record(city.form(number, "2021-10-01", "Comirnaty"), by: dung)
    }
    try city.office.addSite("TYT-0", name: "Trạm y tế 0", ward: city.row(0), by: dung)
    let sessions = try (0..<2).map { _ in try open(city, capacity: 25) }
    let invited = Mutex<[Invitation]>([])
    let refused = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { turn in
      for _ in 0..<4 {
        do {
          let new = try city.office.invite(
            toSession: sessions[turn % 2].number, WardUrgency(ranks: [city.row(0): 2], revision: 7),
            leastRank: 1,
            most: 3, on: Day("2021-10-20")!, by: dung)
          invited.withLock { $0 += new }
        } catch { refused.withLock { $0 += 1 } }
      }
    }
    let all = invited.withLock { $0 }
    #expect(all.count == 50, "\(all.count), refused \(refused.withLock { $0 })")
    #expect(Set(all.compactMap(\.citizen)).count == all.count)
    for session in try city.office.sessions(from: due) {
      #expect(
        session.taken <= session.capacity
          && session.taken == all.count { $0.session == session.number })
    }
    // The database itself holds the line.
    #expect(throws: StoreError.self) {
      try city.city.database.write {
        try $0.run(
          "UPDATE vaccination_sessions SET taken = capacity + 1 WHERE id = ?",
          [SQLValue(sessions[0].number)])
      }
    }
  }
}
