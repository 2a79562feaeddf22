import Quantities
import Testing

@testable import Store

@Suite struct OfficersTests {
  let city: City

  init() throws { city = try City() }

  func names() throws -> [String] { try city.file.read { try Officers.all($0).map(\.name) } }

  @Test func `a file has one first administrator, who makes the others`() throws {
    #expect(try names() == ["root"])
    #expect(throws: AccessError.notFirst) { try city.file.write { try Officers.makeFirst("second", $0) } }
    let root = try city.access(name: "root")
    _ = try city.file.write { try Officers.add("hoa", role: .healthOfficer, area: .districts(["D1"]), by: root, $0) }
    #expect(try names() == ["root", "hoa"])
    let hoa = try city.access(name: "hoa")
    #expect(hoa.wards == [1, 2])
    #expect(throws: AccessError.self) {
      try city.file.write { try Officers.add("friend", role: .administrator, area: .everything, by: hoa, $0) }
    }
    #expect(try names() == ["root", "hoa"])
    #expect(try city.acts("officer.add").map(\.actor) == ["root", "root"])
    #expect(try city.acts("access.refuse").map(\.actor) == ["hoa"])
  }

  @Test func `a change holds from then on and is in the log with what was before`() throws {
    let root = try city.access(name: "root")
    _ = try city.file.write { try Officers.add("hoa", role: .checkpoint, area: .everything, by: root, $0) }
    try city.file.write { try Officers.change("hoa", role: .healthOfficer, area: .wards(["0201"]), by: root, $0) }
    #expect(try city.access(name: "hoa").wards == [3])
    #expect(
      try city.acts("officer.change").first?.facts == [
        "name": "hoa", "role": "health-officer", "role-before": "checkpoint", "area": "wards 0201",
        "area-before": "everything",
      ])
    try city.file.write { try Officers.end("hoa", by: root, $0) }
    #expect(try !city.access(name: "hoa").has(.readCitizens, among: [3]))
    #expect(try city.acts("officer.end").map(\.subject) == ["officer 2"])
    #expect(throws: AccessError.unknownOfficer) {
      try city.file.write { try Officers.change("hoa", role: .auditor, area: .everything, by: root, $0) }
    }
    #expect(throws: AccessError.officerExists(name: "hoa")) {
      try city.file.write { try Officers.add("hoa", role: .auditor, area: .everything, by: root, $0) }
    }
  }

  @Test func `the last administrator stays`() throws {
    let root = try city.access(name: "root")
    let error = AccessError.lastAdministrator(name: "root")
    #expect(throws: error) { try city.file.write { try Officers.end("root", by: root, $0) } }
    #expect(throws: error) {
      try city.file.write { try Officers.change("root", role: .auditor, area: .everything, by: root, $0) }
    }
    _ = try city.file.write { try Officers.add("second", role: .administrator, area: .everything, by: root, $0) }
    try city.file.write { try Officers.end("root", by: root, $0) }
    #expect(throws: AccessError.lastAdministrator(name: "second")) {
      try city.file.write { try Officers.end("second", by: city.access(.administrator), $0) }
    }
  }

  @Test(arguments: ["", "two words", "a\nb", "a/b", "public", String(repeating: "a", count: 101), "<b>"])
  func `a name that would not stand in the log is refused`(name: String) throws {
    let root = try city.access(name: "root")
    #expect(throws: AccessError.unusableName) {
      try city.file.write { try Officers.add(name, role: .auditor, area: .everything, by: root, $0) }
    }
    _ = try city.file.write { try Officers.add("nguyễn.thị-hoa_2", role: .auditor, area: .everything, by: root, $0) }
  }

  @Test func `an area of no ward is refused by its codes`() throws {
    let root = try city.access(name: "root")
    for (area, codes) in [
      (AreaLimit.wards(["0101", "9999"]), ["9999"]), (.districts(["D7", "D8"]), ["D7", "D8"]),
      (.prefixes(["02", "7"]), ["7"]),
    ] {
      #expect(throws: AccessError.unknownAreas(codes)) {
        try city.file.write { try Officers.add("hoa", role: .healthOfficer, area: area, by: root, $0) }
      }
    }
  }

  @Test func `a role or area that is none is not taken for another`() throws {
    for column in ["role", "area"] {
      let city = try City()
      try city.file.write { try $0.run("UPDATE store_officers SET \(column) = 'wards'") }
      #expect { try city.access(name: "root") } throws: { if case StoreError.damaged = $0 { true } else { false } }
    }
  }
}
