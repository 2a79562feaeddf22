import Quantities
import Testing

@testable import Permits

@Suite struct GateTableTests {
  private static let levels = ["green", "orange", "directive-16", "red", "lockdown", "never-heard-of"]

  private func row(_ group: String, at moment: String) throws -> GateTable.Row {
    let edition = try ShippedPolicy.policy("hanoi-2021").edition(at: #require(Moment(moment, offset: 25_200)))
    return try #require(edition.gateTable(levels: Self.levels).rows.first { $0.group == group })
  }

  @Test func `a checkpoint lets pass what a person has approved, and nothing that the gate refuses`() throws {
    // Shopping across zone 1 is for the ward to decide: whoever has a permit for it was approved.
    let shoppers = try row("group-5", at: "2021-09-06T06:00")
    #expect(shoppers.through == 0b01111 && shoppers.origin == 0b01111)
    #expect(shoppers.ask & 0b01000 != 0)
    // Into a lockdown on duty, by approval; never out of it or through it.
    let duty = try row("group-1", at: "2021-09-06T06:00")
    #expect(duty.destination == 0b11111 && duty.origin == 0b01111 && duty.through == 0b01111)
  }

  @Test func `a level that the policy does not know lets nobody pass and needs a permit`() throws {
    for group in ["group-1", "group-5", "group-6"] {
      let row = try row(group, at: "2021-09-06T06:00")
      #expect((row.origin | row.destination | row.through) & 0b100000 == 0)
      #expect(row.needed & 0b100000 != 0)
    }
  }
}
