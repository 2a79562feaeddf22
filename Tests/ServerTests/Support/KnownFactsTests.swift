import Cases
import Quantities
import Quarantine
import Server
import Store
import Subsidies
import TestSupport
import Testing

struct KnownFactsTests {
  @Test func `whoever was under an order claims meals without any paper of it`() throws {
    let city = try SupportCity(known: KnownFactsOfCity(), more: [.quarantine, .cases])
    // An order of 14 days that another room made, from 1 to 14 August.
    try city.register(["001190000001,Nguyễn Thị Hoa,1990-01-01,00000"])
    let key = city.ring.sealer.lookup("001190000001")
    try city.city.database.write { writing in
      let citizen = try #require(
        try writing.first("SELECT max(id) FROM registry_citizens") { $0.int(0) })
      try writing.run(
        """
        INSERT INTO store_rules (id, kind, name, version, digest, body, adopted_at, adopted_by)
        VALUES (900, 'quarantine-policy', 'q', '1', 'd', '', 0, 'binh')
        """)
      for (id, kind, state, start, end) in [
        (1, "f1", "completed", "2021-08-01", "2021-08-14"), (2, "f2", "released", "2021-06-01", "2021-06-14"),
        (3, "f1", "cancelled", "2021-05-01", "2021-05-20"),
      ] {
        try writing.run(
          """
          INSERT INTO quarantine_orders (id, code, person, citizen, kind, facts, jurisdiction, ward, place, authority, act, policy,
            rule, is_stated, start_day, planned_end, watch_days, next_test, next_check, state, ended_day, recorded_at, recorded_by, sealed)
          VALUES (?, ?, ?, ?, ?, '{}', 'national', ?, 'home', 'a', 'b', 900, NULL, 0, ?, ?, 0, NULL, ?, ?, ?, 0, 'chi', x'00')
          """,
          [
            SQLValue(id), .bytes([UInt8(id)]), .bytes(key), SQLValue(id == 1 ? citizen : nil), .text(kind),
            SQLValue(city.row(0)), Self.day(start), Self.day(end), Self.day(start), .text(state), Self.day(end),
          ])
      }
    }
    var form = city.form(1)
    form.policy = "meals-f1"
    form.person.spells = []
    form.person.statements = [:]
    form.papers = []
    let receipt = try city.office.enter(form, by: city.access("chi"))
    #expect(receipt.missingPapers.isEmpty)
    #expect(receipt.claim.state == .entered)
    #expect(receipt.answer.documents.contains { $0.heldBy == .quarantine && $0.reference == "quarantine order 1" })
    let granted = try city.office.decide(receipt.claim.number, by: city.access("chi"))
    #expect(granted.amount == 14 * 80_000)
    #expect(granted.from == Day("2021-08-01")! && granted.through == Day("2021-08-14")!)
    // Nobody can be asked for what the system holds.
    let again = try city.office.sendBack(receipt.claim.number, because: "look again", by: city.access("dung"))
    #expect(throws: SupportError.self) {
      try city.office.askFor(papers: ["quarantine-decision"], of: again.number, by: city.access("chi"))
    }

    // In bulk the same is known as of one.
    try city.city.database.read { reading throws -> Void in
      var all: [String] = []
      try KnownFactsOfCity().forEachSpell(on: SupportCity.today, reading) { _, kind, from, through, origin in
        all.append("\(kind) \(from) \(through.map(\.description) ?? "") \(origin)")
      }
      let one = try KnownFactsOfCity().spells(
        of: [0], citizen: receipt.claim.citizen, on: SupportCity.today, reading)
      #expect(all == one.map { "\($0.kind) \($0.from) \($0.through.map(\.description) ?? "") \($0.origin)" })
      #expect(all == ["quarantined-f1 2021-08-01 2021-08-14 quarantine"])
    }
  }

  private static func day(_ text: String) -> SQLValue { .integer(Int64(Day(text)!.number)) }
}
