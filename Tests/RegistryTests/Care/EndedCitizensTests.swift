import Quantities
import Store
import Synchronization
import Testing

@testable import Registry

@Suite struct EndedCitizensTests {
  @Test func `who died long enough ago is forgotten, with every trace but the log`() throws {
    let city = try SmallCity()
    let dead: [CitizenColumn: String] = [.deceasedOn: "2021-01-10", .household: "H-9"]
    try city.load(
      city.write([
        CitizenImportTests.an(dead), CitizenRegisterTests.row(2, [.deceasedOn: "2021-09-01", .household: "H-1"]),
        CitizenRegisterTests.row(3, [.movedOn: "2021-01-10", .household: "H-1"]), CitizenRegisterTests.row(4),
      ]))
    try city.load(city.write([CitizenImportTests.an(dead.merging([.phone: "0999999999"]) { $1 })]))
    try city.load(city.write([CitizenImportTests.an([.name: "Ai đó"])]), source: "health")
    #expect(try city.count("registry_versions") == 1)
    #expect(try city.count("registry_conflicts") == 1)
    let forgotten = Mutex<[Int]>([])
    let retention = Retention(
      EndedCitizens.allCases.map { kind in
        kind.deletion(sealer: city.sealer) { number, _ in forgotten.withLock { $0.append(number) } }
      })
    let access = try city.access(.administrator, .everything, purpose: .administration)
    try city.file.write { try retention.set("citizen.deceased", days: 180, by: access, $0) }
    let due = try city.file.read { try retention.due(on: SmallCity.today, by: access, $0) }
    let counts = try city.file.write { try retention.run(on: SmallCity.today, by: access, $0) }
    // Moving away has no time yet, and the other death is too recent.
    #expect(due == ["citizen.deceased": 1] && counts == due)
    #expect(forgotten.withLock { $0 } == [1])
    #expect(try city.records().count == 3)
    #expect(try city.indexFaults().isEmpty)
    for table in ["registry_versions", "registry_conflicts"] { #expect(try city.count(table) == 0) }
    // The household of the dead is gone, the other one stays.
    let households = try city.file.read {
      try $0.all("SELECT key FROM registry_keys WHERE kind = 2", []) { LookupKey($0.bytes(0)) }
    }
    #expect(households == [city.keys.key(ofHousehold: "H-1")])
    #expect(throws: RegistryError.notInArea) { try city.register.citizen(number: 1, city.chief()) }
  }

  @Test func `a file brings back whom one forgot, under a new number`() throws {
    let city = try SmallCity()
    let path = try city.write([CitizenRegisterTests.row(1, [.movedOn: "2021-01-10"]), CitizenRegisterTests.row(2)])
    try city.load(path)
    #expect(
      try city.file.write { try EndedCitizens.moved.remove(before: SmallCity.today, limit: 10, $0, city.keys) } == 1)
    #expect(try city.load(path).added == 1)
    #expect(try city.register.citizen(number: 3, city.chief()).record.identifier == CitizenRegisterTests.identifier(1))
  }

  @Test func `who moved away and came back lives here and is not forgotten`() throws {
    let city = try SmallCity()
    try city.load(
      city.write([
        CitizenRegisterTests.row(1, [.movedOn: "2020-01-10"]),
        CitizenRegisterTests.row(1, [.movedOn: "2020-01-10", .residence: "current", .residenceFrom: "2020-06-01"]),
        CitizenRegisterTests.row(2, [.movedOn: "2020-01-10"]),
      ]))
    #expect(
      try city.file.write { try EndedCitizens.moved.remove(before: SmallCity.today, limit: 10, $0, city.keys) } == 1)
    #expect(try city.register.citizen(number: 1, city.chief()).record.identifier == CitizenRegisterTests.identifier(1))
  }
}
