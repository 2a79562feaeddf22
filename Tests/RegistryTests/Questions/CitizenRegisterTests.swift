import Epidemiology
import Quantities
import Store
import Testing

@testable import Registry

@Suite struct CitizenRegisterTests {
  static func row(_ number: Int, _ cells: [CitizenColumn: String] = [:]) -> String {
    SmallCity.row(
      [.identifier: "00109800010\(number)", .name: "Người \(number)", .wardCode: "00001"].merging(cells) { $1 })
  }

  static func identifier(_ number: Int) -> PersonalIdentifier { PersonalIdentifier(digits: "00109800010\(number)")! }

  @Test func `a citizen is found by identifier, number, former number and household, and each reading is an act`()
    throws
  {
    let city = try SmallCity()
    let chief = try city.chief()
    try city.load(
      city.write([
        Self.row(1, [.household: "H-1", .formerIdentifier: "012345678"]), Self.row(2, [.household: "H-1"]), Self.row(3),
      ]))
    let register = city.register
    #expect(try register.citizen(Self.identifier(1), chief).number == 1)
    #expect(try register.citizen(number: 2, chief).record.identifier == Self.identifier(2))
    #expect(try register.citizens(FormerIdentityNumber(number: 12_345_678)!, chief).map(\.number) == [1])
    #expect(try register.household("H-1", chief).map(\.number) == [1, 2])
    #expect(try city.acts("citizen.read") == 4)
  }

  @Test func `an officer of one ward cannot read a citizen of another, nor learn that there is one`() throws {
    let city = try SmallCity()
    try city.load(
      city.write([
        Self.row(1, [.household: "H-1", .formerIdentifier: "012345678"]),
        Self.row(2, [.household: "H-1", .wardCode: "00002"]),
      ]))
    try city.load(city.write([Self.row(1, [.name: "Ai đó"])]), source: "health")
    let register = city.register
    let officer = try city.officer(of: [2])
    #expect(try register.citizen(number: 2, officer).number == 2)
    #expect(try register.household("H-1", officer).map(\.number) == [2])
    // Each refusal is word for word what one hears of nobody.
    #expect(throws: RegistryError.notInArea) { try register.citizen(Self.identifier(1), officer) }
    #expect(throws: RegistryError.notInArea) { try register.citizen(Self.identifier(9), officer) }
    #expect(throws: RegistryError.notInArea) { try register.citizen(number: 1, officer) }
    #expect(throws: RegistryError.notInArea) { try register.citizen(number: 99, officer) }
    #expect(throws: RegistryError.notInArea) { try register.history(number: 1, officer) }
    #expect(throws: RegistryError.notInArea) {
      try register.citizens(FormerIdentityNumber(number: 12_345_678)!, officer)
    }
    #expect(throws: AccessError.self) {
      try register.citizens(ofWard: 1, CitizenFilter(on: SmallCity.today), officer) { _ in
        Issue.record("shown")
        return true
      }
    }
    #expect(try city.acts("citizen.refuse") == 6)
    #expect(try city.acts("access.refuse") == 1)
    #expect(try register.conflicts(officer).map(\.versions) == [nil])
    #expect(throws: RegistryError.noConflict(number: 1)) { try register.decide(1, .take, reason: "", officer) }
    #expect(throws: RegistryError.noConflict(number: 7)) { try register.decide(7, .take, reason: "", officer) }
    #expect(try city.acts("conflict.refuse") == 2)
  }

  @Test func `who has moved to another ward is for its officers, also in questions about days before`() throws {
    let city = try SmallCity()
    let chief = try city.chief()
    try city.load(
      city.write([
        Self.row(1, [.residenceFrom: "2015-01-01"]), Self.row(1, [.wardCode: "00002", .residenceFrom: "2021-06-01"]),
        Self.row(2),
      ]))
    let register = city.register
    let before = CitizenFilter(on: Day("2021-05-01")!)
    func shown(_ access: Access) throws -> [Int] {
      var numbers: [Int] = []
      try register.citizens(ofWard: 1, before, access) {
        numbers.append($0.number)
        return true
      }
      return numbers
    }
    #expect(try shown(chief) == [1, 2])
    #expect(try shown(city.officer(of: [1])) == [2])
    #expect(throws: RegistryError.notInArea) { try register.citizen(number: 1, city.officer(of: [1])) }
    #expect(try register.citizen(number: 1, city.officer(of: [2])).number == 1)
  }

  @Test func `who has died or moved away stays for the officers of the last ward`() throws {
    let city = try SmallCity()
    let chief = try city.chief()
    try city.load(
      city.write([
        Self.row(1, [.deceasedOn: "2021-08-01"]), Self.row(2, [.movedOn: "2021-08-01", .wardCode: "00002"]),
        Self.row(3, [.wardCode: ""]),
      ]))
    let register = city.register
    #expect(try register.citizen(number: 1, city.officer(of: [1])).number == 1)
    #expect(try register.citizen(number: 2, city.officer(of: [2])).number == 2)
    #expect(throws: RegistryError.notInArea) { try register.citizen(number: 2, city.officer(of: [1])) }
    #expect(throws: RegistryError.notInArea) { try register.citizen(number: 3, city.officer(of: [1, 2, 3])) }
    #expect(try register.citizen(number: 3, chief).number == 3)
  }

  @Test(arguments: 0..<20)
  func `citizens and population of a ward are those whom each record puts there`(_ seed: UInt64) throws {
    let city = try SmallCity()
    let chief = try city.chief()
    var random = RandomStatements(seed)
    var rows: [String] = []
    for number in 0..<60 {
      let drawn = random.statement(source: 1)
      var statement = CitizenStatement(
        identifier: PersonalIdentifier(digits: "0010\(96 + number % 4)\(100_000 + number)")!,
        source: RecordSource(number: 1, name: "police"))
      (statement.residences, statement.groups) = (drawn.residences, drawn.groups)
      (statement.deceased, statement.moved) = (drawn.deceased, drawn.moved)
      if random.chance(0.8) {
        let year = 1996 + number % 4
        let day = Day(year: year, month: 1, day: 1)! + Int.random(in: 0..<365, using: &random.random)
        statement.birth = random.chance(0.2) ? BirthDate(year: year) : BirthDate(day)
      }
      rows.append(statement.row)
    }
    try city.load(city.write(rows))
    let records = try city.records().values
    #expect(records.count == 60)
    for _ in 0..<10 {
      let day = RandomStatements.start + Int.random(in: -5..<60, using: &random.random)
      let kind = random.chance(0.5) ? random.pick(ResidenceKind.allCases) : nil
      var filter = CitizenFilter(on: day, kind: kind)
      if random.chance(0.5) { filter.ages = 22...random.pick([22, 23, 24]) }
      if random.chance(0.3) { filter.groups = PriorityGroups(0..<30) }
      let population = try city.register.population(on: day, ageBreaks: [23, 24], kind: kind)
      for ward in 1...3 {
        let kinds = kind.map { [$0] } ?? ResidenceKind.allCases.reversed()
        let living = records.filter { record in
          kinds.compactMap { PresenceTests.oracle(record, $0, day) }.first == ward
        }
        let wanted = living.filter { record in
          if let ages = filter.ages {
            guard let birth = record.birth, ages.contains(birth.age(on: day)) else { return false }
          }
          return filter.groups.map { groups in record.groups.list.contains(where: groups.contains) } ?? true
        }
        var shown: [PersonalIdentifier] = []
        let count = try city.register.citizens(ofWard: ward, filter, chief) {
          shown.append($0.record.identifier)
          return true
        }
        #expect(count == shown.count && shown.sorted() == wanted.map(\.identifier).sorted(), "seed \(seed)")
        let counted = population.first { $0.ward == ward }
        let ages = living.compactMap { $0.birth?.age(on: day) }
        let groups = [ages.count { $0 < 23 }, ages.count { $0 == 23 }, ages.count { $0 >= 24 }]
        #expect(counted?.groups ?? [0, 0, 0] == groups && counted?.total ?? 0 == living.count, "seed \(seed)")
      }
    }
  }

  @Test func `counts leave no act`() throws {
    let city = try SmallCity()
    try city.load(city.write([Self.row(1)]))
    let before = try city.count("store_log")
    #expect(try city.register.population(on: SmallCity.today).map(\.total) == [1])
    #expect(try city.count("store_log") == before)
  }

  @Test func `whoever stops asking is shown no more`() throws {
    let city = try SmallCity()
    let chief = try city.chief()
    try city.load(city.write([Self.row(1), Self.row(2), Self.row(3)]))
    #expect(try city.register.citizens(ofWard: 1, CitizenFilter(on: SmallCity.today), chief) { $0.number < 2 } == 2)
  }

  @Test func `nothing is shown or decided when the log cannot be written`() throws {
    let city = try SmallCity()
    let chief = try city.chief()
    try city.load(city.write([Self.row(1, [.household: "H-1"])]))
    try city.load(city.write([Self.row(1, [.name: "Ai đó"])]), source: "health")
    let before = try city.state()
    try city.file.write {
      try $0.run("CREATE TRIGGER test_log BEFORE INSERT ON store_log BEGIN SELECT RAISE(ABORT, 'no log'); END")
    }
    let register = city.register
    #expect(throws: (any Error).self) { try register.citizen(Self.identifier(1), chief) }
    #expect(throws: (any Error).self) { try register.citizen(number: 1, chief) }
    #expect(throws: (any Error).self) { try register.household("H-1", chief) }
    #expect(throws: (any Error).self) { try register.history(number: 1, chief) }
    #expect(throws: (any Error).self) { try register.conflicts(chief) }
    #expect(throws: (any Error).self) { try register.decide(1, .take, reason: "", chief) }
    #expect(throws: (any Error).self) {
      try register.citizens(ofWard: 1, CitizenFilter(on: SmallCity.today), chief) { _ in
        Issue.record("shown")
        return true
      }
    }
    #expect(try city.state() == before)
  }

  @Test func `who has no such right reads nobody, and may not import`() throws {
    let city = try SmallCity()
    let path = try city.write([Self.row(1)])
    try city.load(path)
    for role in [Role.anyone, .checkpoint, .epidemiologist, .publisher, .auditor, .administrator] {
      let access = try city.access(role, .everything)
      #expect(throws: AccessError.self) { try city.register.citizen(number: 1, access) }
      #expect(throws: AccessError.self) { try city.register.conflicts(access) }
    }
    let options = ImportOptions(source: "police", vintage: "2021", today: SmallCity.today)
    let entering = try CitizenImport(
      city.file, sealer: city.sealer, access: city.chief(), options: options, sink: FindingSink(path: nil))
    #expect(throws: AccessError.self) { try entering.run(path) }
    #expect(try city.acts("access.refuse") == 13)
    #expect(try city.count("registry_imports") == 1)
  }
}
