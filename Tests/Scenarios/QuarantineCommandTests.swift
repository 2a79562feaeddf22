import Foundation
import Testing

/// The quarantine office on the command line.
@Suite struct QuarantineCommandTests {
  /// The bundled Hanoi with the policy and officers: `binh` publishes, `chi` is the health officer of a ward, `dung` of another.
  private func city() throws -> CityDatabase {
    let city = try CityDatabase.hanoi()
    try city.done(["officers", "add", "binh", "--role", "publisher"])
    try city.done(["officers", "add", "chi", "--role", "health-officer", "--area", "wards 00067"])
    try city.done(["officers", "add", "dung", "--role", "health-officer", "--area", "wards 00004"])
    try city.done(["quarantine", "policy", "vn-covid-2021"], as: "binh")
    return city
  }

  @Test func `the policy is checked beside the criteria sets, and answers for a person`() throws {
    let outcome = try Zonal.run(["criteria", "check", "vn-covid-2021"])
    #expect(outcome.status == 0 && outcome.output.contains("vn-covid-2021: sound, "), "\(outcome.errors)")
    let city = try city()
    let answer = try city.done(
      ["quarantine", "policy", "--kind", "f1", "--exposure", "2021-07-31", "--format", "json"], as: "chi")
    #expect(answer.contains("\"rule\":\"f1\"") && answer.contains("\"days\":14"), "\(answer)")
    let unknown = try city.done(["quarantine", "policy", "--kind", "f2", "--exposure", "2021-07-31"], as: "chi")
    #expect(unknown.contains("nobody knows: the number of days"), "\(unknown)")
  }

  @Test func `an order cannot be looked at from another ward, and the refusal says so`() throws {
    let city = try city()
    #expect(try city.done(["quarantine", "today", "--ward", "00067"], as: "chi").contains("0 running orders"))
    let refused = try city.refused(["quarantine", "today", "--ward", "00067"], as: "dung")
    #expect(refused.contains("is not in the area of dung"), "\(refused)")
    #expect(try city.number("SELECT count(*) FROM store_log WHERE kind = 'access.refuse'") == 1)
    #expect(
      try city.refused(["quarantine", "policy", "vn-2099"], as: "binh").contains("there is no quarantine policy"))
  }
}
