import Epidemiology
import Foundation
import Quantities
import Store
import Testing

@testable import Registry

@Suite struct RegisterSinkTests {
  private static func line(
    _ person: Int, version: Int, name: String = "Nguyễn Văn An", ward: String = "00001", more: String = ""
  ) -> String {
    "{\"identifier\":\"00109800\(1_000 + person)\",\"version\":\(version),\"name\":\"\(name)\",\"birth_date\":\"1998-05-20\","
      + "\"sex\":\"M\",\"residences\":[{\"kind\":\"permanent\",\"ward_code\":\"\(ward)\",\"from\":\"2019-01-01\"}]\(more)}"
  }

  private static func sink(_ town: RegisterInFile, notes: @escaping (Finding) -> Void = { _ in }) throws -> RegisterSink
  {
    RegisterSink(town.file, sealer: town.sealer, source: "national", access: try town.access("root"), notes: notes)
  }

  @Test func `citizens of the national database come into the register, and what changes there changes here`()
    async throws
  {
    let (database, town) = (try StandIn(), try RegisterInFile())
    try database.add(
      (0..<50).map {
        Self.line($0, version: 1, more: ",\"old_identifiers\":[\"012345678\"],\"phone\":\"+84 912 345 678\"")
      })
    let link = try database.link { $0.changes = 20 }
    #expect(try await link.pull(into: Self.sink(town)).counts == DeltaCounts(applied: 50))
    let records = try town.records()
    #expect(records.count == 50)
    let first = records[0].record
    #expect(first.name == "Nguyễn Văn An" && first.sex == .male)
    #expect(first.birth?.day == Day("1998-05-20"))
    #expect(first.phone == "0912345678" && first.formerNumbers.map(\.number.digits) == ["012345678"])
    #expect(first.residences == [Residence(kind: .permanent, first: Day("2019-01-01"), ward: 1)])
    try database.add([Self.line(7, version: 2, name: "Nguyễn Văn Anh", ward: "00002", more: ",\"phone\":null")])
    #expect(try await link.pull(into: Self.sink(town)).counts == DeltaCounts(applied: 1))
    let changed = try town.records()[7].record
    #expect(changed.name == "Nguyễn Văn Anh" && changed.residences.map(\.ward) == [2])
    #expect(changed.phone.isEmpty)
    #expect(try town.acts().count { $0 == "register.synchronize population database national" } == 4)
  }

  @Test func `null takes back what the database said`() async throws {
    let (database, town) = (try StandIn(), try RegisterInFile())
    try database.add([Self.line(1, version: 1, more: ",\"phone\":\"0912345678\",\"moved_on\":\"2021-01-01\"")])
    let link = try database.link()
    _ = try await link.pull(into: Self.sink(town))
    try database.add([
      "{\"identifier\":\"001098001001\",\"version\":2,\"phone\":null,\"moved_on\":null,\"residences\":[]}"
    ])
    #expect(try await link.pull(into: Self.sink(town)).counts.applied == 1)
    let record = try #require(try town.records().first).record
    #expect(record.phone.isEmpty && record.moved == nil && record.residences.isEmpty && record.name == "Nguyễn Văn An")
  }

  @Test func `a withdrawal takes back all that the database said and nothing of what others did`() async throws {
    let (database, town) = (try StandIn(), try RegisterInFile())
    try database.add([Self.line(1, version: 1)])
    let link = try database.link()
    _ = try await link.pull(into: Self.sink(town))
    try town.enter("ward list") { source in
      var statement = CitizenStatement(
        identifier: try #require(PersonalIdentifier(digits: "001098001001")), source: source)
      statement.phone = "0987654321"
      return [statement]
    }
    try database.add([
      "{\"identifier\":\"001098001001\",\"version\":2,\"withdrawn\":true}",
      "{\"identifier\":\"001098001002\",\"version\":1,\"withdrawn\":true}",
    ])
    #expect(try await link.pull(into: Self.sink(town)).counts == DeltaCounts(applied: 1, known: 1))
    let records = try town.records()
    #expect(records.count == 1)
    #expect(records[0].record.name.isEmpty && records[0].record.residences.isEmpty)
    #expect(records[0].record.phone == "0987654321")
  }

  @Test func `what others say otherwise is not overwritten and waits for people`() async throws {
    let (database, town) = (try StandIn(), try RegisterInFile())
    try town.enter("ward list") { source in
      var statement = CitizenStatement(
        identifier: try #require(PersonalIdentifier(digits: "001098001001")), source: source)
      statement.name = "Nguyễn Văn Ân"
      return [statement]
    }
    try database.add([Self.line(1, version: 1)])
    #expect(try await database.link().pull(into: Self.sink(town)).counts == DeltaCounts(conflicts: 1))
    #expect(try town.records()[0].record.name == "Nguyễn Văn Ân")
    let open = try town.file.read { reading in
      try reading.first("SELECT count(*) FROM registry_conflicts WHERE state = 0") { $0.int(0) }
    }
    #expect(open == 1)
  }

  @Test func `a change that contradicts its own identifier is rejected, and says why without saying who`() async throws
  {
    let (database, town) = (try StandIn(), try RegisterInFile())
    try database.add([
      "{\"identifier\":\"001098001001\",\"version\":3,\"birth_date\":\"1989-05-20\",\"sex\":\"F\"}",
      Self.line(2, version: 1, ward: "99999"),
    ])
    var notes: [String] = []
    let counts = try await database.link().pull(into: Self.sink(town) { notes.append($0.message) }).counts
    #expect(counts == DeltaCounts(applied: 1, rejected: 1))
    #expect(
      notes.sorted() == [
        "change of a citizen, version 1: no vintage has the ward code '99999'; the residence is left out",
        "change of a citizen, version 3: the identifier is of another year of birth than the birth date; "
          + "the identifier is of the other sex",
      ])
    #expect(try town.records().map(\.record.residences.count) == [0])
  }

  @Test func `of a citizen who is forgotten no version is kept`() async throws {
    let (database, town) = (try StandIn(), try RegisterInFile())
    try database.add([Self.line(1, version: 4), Self.line(2, version: 1)])
    _ = try await database.link().pull(into: Self.sink(town))
    func versions() throws -> [Int] {
      try town.file.read { reading in
        try reading.all("SELECT version FROM registry_link_versions ORDER BY version") { $0.int(0) }
      }
    }
    #expect(try versions() == [1, 4])
    try town.file.write { try RegisterSink.forget(1, sealer: town.sealer, $0) }
    #expect(try versions() == [1])
    try town.file.write { try RegisterSink.forget(99, sealer: town.sealer, $0) }
    #expect(try versions() == [1])
  }

  @Test func `who may not import citizens takes nothing`() async throws {
    let (database, town) = (try StandIn(), try RegisterInFile())
    try database.add([Self.line(1, version: 1)])
    let sink = RegisterSink(town.file, sealer: town.sealer, source: "national", access: try town.access("lan"))
    await #expect(throws: AccessError.self) { try await database.link().pull(into: sink) }
    #expect(try town.records().isEmpty)
    #expect(try sink.cursor() == nil)
    #expect(try town.acts().last == "access.refuse population database national")
  }

  @Test func `a ward's code is taken in the vintage that holds on the day`() throws {
    let town = try RegisterInFile()
    try town.file.write { writing in
      try writing.run("UPDATE store_vintages SET last_day = ? WHERE id = 1", [SQLValue(Int(Day("2025-06-30")!.number))])
      try writing.run(
        "INSERT INTO store_vintages (id, name, first_day, last_day, digest, recorded_at) VALUES (2, '2025', ?, NULL, '', 0)",
        [SQLValue(Int(Day("2025-07-01")!.number))])
      for (ward, code) in [(11, "00001"), (12, "00500")] {
        try writing.run(
          "INSERT INTO store_wards (id, vintage, place, code, name, area) VALUES (?, 2, ?, ?, 'Phường', ?)",
          [SQLValue(ward), SQLValue(ward), .text(code), .bytes([])])
      }
    }
    let wards = try town.file.read { try WardsByCode($0) }
    #expect(wards.ward("00001", on: Day("2021-09-06")!) == 1)
    #expect(wards.ward("00001", on: Day("2025-06-30")!) == 1)
    #expect(wards.ward("00001", on: Day("2025-07-01")!) == 11)
    // Known by its later code only: better than no ward.
    #expect(wards.ward("00500", on: Day("2021-09-06")!) == 12)
    #expect(wards.ward("00100", on: Day("2026-01-01")!) == 3)
    #expect(wards.ward("77777", on: Day("2021-09-06")!) == nil)
  }
}
