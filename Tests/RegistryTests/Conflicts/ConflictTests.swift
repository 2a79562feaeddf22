import Quantities
import Store
import Testing

@testable import Registry

@Suite struct ConflictTests {
  /// A city in which two sources differ in name and ward.
  static func contestedCity() throws -> (city: SmallCity, police: String, health: String) {
    let city = try SmallCity()
    let police = try city.write([CitizenImportTests.an([:])], as: "police.csv")
    let health = try city.write(
      [
        CitizenImportTests.an([.name: "Nguyễn Văn Ân", .wardCode: "00002", .residenceFrom: "2020-01-01", .groups: "9"])
      ],
      as: "health.csv")
    try city.load(police)
    try city.load(health, source: "health")
    return (city, police, health)
  }

  @Test func `both versions are shown`() throws {
    let (city, _, _) = try Self.contestedCity()
    let conflict = try #require(try city.register.conflicts(city.chief()).first)
    let versions = try #require(conflict.versions)
    #expect(conflict.source == "health" && conflict.fields == CitizenFields([.name, .permanent]))
    #expect(versions.recorded.record.name == "Nguyễn Văn An" && versions.said.name == "Nguyễn Văn Ân")
    #expect(versions.contested == conflict.fields)
    #expect(try city.register.openConflicts() == 1)
    #expect(try city.acts("conflict.read") == 1)
  }

  @Test(arguments: [
    (ConflictDecision.keep, "Nguyễn Văn An", [1]), (.take, "Nguyễn Văn Ân", [1, 2]),
    (.merge(taking: [.name]), "Nguyễn Văn Ân", [1]), (.merge(taking: [.permanent]), "Nguyễn Văn An", [1, 2]),
  ])
  func `what is decided holds, and no file asks again`(_ example: (ConflictDecision, String, [Int])) throws {
    let (city, police, health) = try Self.contestedCity()
    try city.register.decide(1, example.0, reason: "papers were shown", city.chief())
    let record = try #require(try city.records().values.first)
    #expect(record.name == example.1 && record.residences.map(\.ward) == example.2)
    // What is not contested is taken in any case.
    #expect(record.groups.list == [3, 7, 9])
    #expect(try city.indexFaults().isEmpty)
    #expect(try city.acts("conflict.decide") == 1)
    #expect(try city.register.openConflicts() == 0)
    #expect(try city.register.history(number: 1, city.chief()).map(\.record.name) == [example.1, "Nguyễn Văn An"])
    let before = try city.state()
    #expect(try city.load(police).unchanged == 1)
    #expect(try city.load(health, source: "health").unchanged == 1)
    #expect(try city.state() == before)
    #expect(throws: RegistryError.noConflict(number: 1)) {
      try city.register.decide(1, .keep, reason: "again", city.chief())
    }
  }

  @Test func `a merge names contested fields only`() throws {
    let (city, _, _) = try Self.contestedCity()
    #expect(throws: RegistryError.undecidedFields(["name", "permanent"])) {
      try city.register.decide(1, .merge(taking: [.phone]), reason: "", city.chief())
    }
    #expect(try city.register.openConflicts() == 1)
  }

  @Test func `a conflict about which the record has come to say the same is settled`() throws {
    let (city, _, _) = try Self.contestedCity()
    try city.load(
      city.write([
        CitizenImportTests.an([.name: "Nguyễn Văn Ân", .wardCode: "00002", .residenceFrom: "2019-01-01"])
      ]))
    #expect(try city.register.openConflicts() == 0)
  }
}
