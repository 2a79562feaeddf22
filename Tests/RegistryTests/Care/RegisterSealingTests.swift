import Quantities
import Store
import Testing

@testable import Registry

@Suite struct RegisterSealingTests {
  @Test func `every sealed column is put under a new key, in steps that can be taken up again`() throws {
    let city = try SmallCity()
    try city.load(city.write([CitizenImportTests.an([:])] + (2...8).map { CitizenRegisterTests.row($0) }))
    try city.load(city.write([CitizenImportTests.an([.phone: "0999999999"])]))
    try city.load(city.write([CitizenImportTests.an([.name: "Ai đó"])]), source: "health")
    let before = try city.records()
    let ring = try KeyRing.renew(.seal, of: city.file, masterKey: SmallCity.master, actor: "test")
    var rotation = Rotation(columns: RegisterSealing.columns)
    rotation.batch = 2
    struct Ended: Error {}
    var steps = 0
    #expect(throws: Ended.self) {
      try rotation.run(city.file, with: ring.sealer, actor: "test") { _, _ in
        steps += 1
        if steps == 2 { throw Ended() }
      }
    }
    #expect(try rotation.run(city.file, with: ring.sealer, actor: "test") == 10)
    let destroyed = try KeyRing.destroy(
      sealKey: 1, of: city.file, masterKey: SmallCity.master, columns: RegisterSealing.columns, actor: "test")
    let register = CitizenRegister(city.file, sealer: destroyed.sealer)
    for citizen in before.values {
      #expect(try register.citizen(citizen.identifier, city.chief()).record == citizen)
    }
    let someone = PersonalIdentifier(digits: "001098000123")!
    let number = try register.citizen(someone, city.chief()).number
    #expect(try register.history(number: number, city.chief()).map(\.record.phone) == ["0999999999", "0912345678"])
    #expect(try register.conflicts(city.chief()).first?.versions?.said.name == "Ai đó")
  }

  @Test func `an earlier record put in the place of a later one is not taken for it`() throws {
    let city = try SmallCity()
    try city.load(city.write([CitizenImportTests.an([:])]))
    let old = try city.file.read { try $0.first("SELECT sealed FROM registry_citizens", []) { $0.bytes(0) } }
    try city.load(city.write([CitizenImportTests.an([.phone: "0999999999"])]))
    try city.file.write { try $0.run("UPDATE registry_citizens SET sealed = ?", [SQLValue(old)]) }
    #expect(throws: RegistryError.unreadable) { try city.register.citizen(number: 1, city.chief()) }
  }

  @Test func `priority groups have names, and files may use their codes`() throws {
    let city = try SmallCity()
    try city.file.write { try PriorityGroup(number: 3, code: "medical", name: "Nhân viên y tế").put($0) }
    #expect(throws: RegistryError.self) {
      try city.file.write { try PriorityGroup(number: 63, code: "x", name: "x").put($0) }
    }
    #expect(try city.file.read(PriorityGroup.all).map(\.code) == ["medical"])
    try city.load(city.write([CitizenRegisterTests.row(1, [.groups: "medical; 12"])]))
    #expect(try city.records().values.first?.groups.list == [3, 12])
  }
}
