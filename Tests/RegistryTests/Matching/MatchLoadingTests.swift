import Quantities
import Store
import Testing

@testable import Registry

@Suite struct MatchLoadingTests {
  @Test func `records find the citizens of a register in a file`() throws {
    let town = try RegisterInFile()
    let people = InventedPeople(count: 400, seed: 31).people
    try town.enter("list") { source in
      people.compactMap { person in
        let digit = (person.birth.year - 1900) / 100 * 2 + (person.sex == .female ? 1 : 0)
        let number = 1_000_000_000 + digit * 100_000_000 + person.birth.year % 100 * 1_000_000 + person.citizen
        guard let identifier = PersonalIdentifier(number: UInt64(number)) else { return nil }
        var statement = CitizenStatement(identifier: identifier, source: source)
        statement.name = person.words.joined(separator: " ")
        statement.birth = person.birth.filed.map { BirthDate($0) }
        statement.sex = person.sex
        statement.phone = person.phone
        statement.residences = [Residence(kind: .permanent, ward: person.ward % 3 + 1)]
        return statement
      }
    }
    let (index, matcher) = try MatchIndex.load(town.file, sealer: town.sealer, by: town.access("root"))
    #expect(index.count == people.count)
    #expect(try town.acts().last == "citizen.match register")
    var linked = 0
    for person in people {
      let record = MatchRecord(
        name: PersonName(person.words.joined(separator: " ")), birth: person.birth, sex: person.sex,
        ward: person.ward % 3 + 1, phone: PhoneNumber(person.phone))
      guard case .linked(let candidate) = index.match(record, with: matcher) else { continue }
      #expect(candidate.citizen == person.citizen)
      #expect(candidate.wards == [person.ward % 3 + 1])
      linked += 1
    }
    #expect(linked > 380)
    #expect(throws: AccessError.self) { try MatchIndex.load(town.file, sealer: town.sealer, by: town.access("lan")) }
  }

  @Test func `an officer loads the residents of the area's wards, each once, and of no other`() throws {
    let town = try RegisterInFile()
    try town.enter("list") { source in
      try [("001098000001", [1]), ("001098000002", [1, 2]), ("001098000003", [2]), ("001098000004", [3])].map {
        digits, wards in
        var statement = CitizenStatement(identifier: try #require(PersonalIdentifier(digits: digits)), source: source)
        statement.name = "Nguyễn Văn An"
        statement.birth = BirthDate(year: 1998)
        statement.residences = zip([ResidenceKind.permanent, .current], wards).map { Residence(kind: $0, ward: $1) }
        return statement
      }
    }
    func count(_ wards: Set<Int>, _ name: String) throws -> Int {
      try MatchIndex.load(town.file, sealer: town.sealer, wards: wards, by: town.access(name)).index.count
    }
    #expect(try count([1], "lan") == 2)
    #expect(try count([1, 2], "hoa") == 3)
    #expect(try count([1, 2, 3], "city") == 4)
    #expect(try count([], "city") == 0)
    #expect(throws: AccessError.self) { try count([1, 2], "lan") }
    #expect(throws: AccessError.self) { try count([3], "hoa") }
    #expect(throws: AccessError.self) { try count([1], "root") }
    #expect(try town.acts().contains("citizen.match residents of wards 1 2"))
  }

  @Test func `of a record matching takes the last residences and leaves out who has no birth date`() throws {
    var record = CitizenRecord(identifier: try #require(PersonalIdentifier(digits: "001098000001")), source: 1)
    #expect(MatchPerson(1, record) == nil)
    record.name = "Nguyễn Văn An"
    #expect(MatchPerson(1, record) == nil)
    record.birth = BirthDate(year: 1998)
    record.residences = [
      Residence(kind: .permanent, first: Day("2000-01-01"), ward: 5),
      Residence(kind: .permanent, first: Day("2010-01-01"), ward: 6),
      Residence(kind: .permanent, first: Day("2020-01-01"), ward: 7), Residence(kind: .current, ward: 7),
    ]
    let person = try #require(MatchPerson(1, record))
    #expect(person.wards == SIMD4(7, 6, 0, 0))
    #expect(person.birth == BirthDateParts(year: 1998))
  }
}
