import Criteria
import Quantities
import Testing

@testable import Permits

@Suite struct GateTableTests {
  @Test(arguments: ["hanoi-2021", "vn-4800-travel"])
  func `each bit says what the gate says of its level, in the order that was asked for`(_ id: String) throws {
    let policy = try ShippedPolicy.policy(id)
    let levels = policy.levels.map(\.id).reversed() + ["martial", policy.noData.id]
    for turn in policy.turns where policy.period(at: turn) != nil {
      let edition = try policy.edition(at: turn)
      let table = edition.gateTable(levels: levels)
      #expect(table.rows.map(\.group) == policy.groups.map(\.id))
      for row in table.rows {
        for (bit, level) in levels.enumerated() {
          func isSet(_ mask: UInt32) -> Bool { mask & 1 << UInt32(bit) != 0 }
          let verdicts = GateRole.allCases.map { edition.verdict(group: row.group, level: level, role: $0) }
          let isKnown = policy.levels.map(\.id).contains(level)
          #expect([row.origin, row.destination, row.through].map(isSet) == verdicts.map { isKnown && $0 != .refuse })
          #expect(isSet(row.ask) == verdicts.contains(.review))
          if !isKnown {
            #expect(isSet(row.needed), "what is not known needs a permit")
            #expect(!isSet(row.origin) && !isSet(row.destination) && !isSet(row.through))
          }
        }
      }
    }
  }

  @Test func `a checkpoint lets pass what a person has approved, and nothing that the gate refuses`() throws {
    let edition = try ShippedPolicy.policy("hanoi-2021").edition(at: #require(Moment("2021-09-06T06:00", offset: 0)))
    let table = edition.gateTable(levels: ["green", "orange", "directive-16", "red", "lockdown"])
    // Shopping across zone 1 is for the ward to decide: whoever has a permit for it was approved.
    let shoppers = try #require(table.rows.first { $0.group == "group-5" })
    #expect(shoppers.through == 0b01111 && shoppers.ask & 0b01000 != 0)
    // Into a lockdown on duty, by approval; never out of it or through it.
    let duty = try #require(table.rows.first { $0.group == "group-1" })
    #expect(duty.destination == 0b11111 && duty.origin == 0b01111 && duty.through == 0b01111)
  }

  @Test func `inside green nothing is needed from 16 September on`() throws {
    let policy = try ShippedPolicy.policy("hanoi-2021")
    func needed(_ text: String) throws -> UInt32 {
      try policy.edition(at: Moment(text, offset: 0)!).gateTable(levels: ["green", "orange", "red", "lockdown"]).rows[0]
        .needed
    }
    #expect(try needed("2021-09-15T23:59") == 0b1111)
    #expect(try needed("2021-09-16T00:00") == 0b1110)
  }

  @Test func `the tables of a time begin and end where the rules do`() throws {
    let policy = try ShippedPolicy.policy("hanoi-2021")
    let from = Moment("2021-09-07T12:00", offset: 0)!
    let tables = policy.gateTables(from: from, until: from + 24 * 30, levels: ["red"])
    #expect(tables.map(\.from.description) == ["2021-09-07T12:00", "2021-09-08T06:00", "2021-09-16T00:00"])
    #expect(tables.map { $0.until?.description } == ["2021-09-08T06:00", "2021-09-16T00:00", "2021-09-21T06:00"])
    #expect(policy.gateTables(from: from + 24 * 30, until: from + 24 * 31, levels: ["red"]).isEmpty)
  }
}
