import Foundation
import Quantities
import Testing

@testable import Registry

@Suite struct MatcherTests {
  static let register = InventedPeople(count: 3_000, seed: 11)
  static let people = register.people.map(\.matchPerson)
  static let index = MatchIndex(people)
  static let matcher = Matcher(frequencies: RegisterFrequencies(people))

  private static func person(_ citizen: Int, _ name: String, _ birth: String, ward: Int = 7) throws -> MatchPerson {
    MatchPerson(
      citizen: citizen, name: PersonName(name), birth: BirthDateParts(try #require(Day(birth))), sex: .female,
      wards: [ward])
  }

  private static func record(_ name: String, _ birth: String, sex: Sex = .female, ward: Int = 7) throws -> MatchRecord {
    MatchRecord(name: PersonName(name), birth: BirthDateParts(try #require(Day(birth))), sex: sex, ward: ward)
  }

  @Test func `a score is the sum of its evidence less the number of people`() {
    let record = MatchRecord(
      name: Self.people[5].name, birth: Self.people[5].birth, sex: Self.people[5].sex, ward: 1,
      phone: Self.people[5].phone)
    for person in Self.people.prefix(200) {
      let candidate = Self.matcher.candidate(record, person)
      let sum = candidate.evidence.reduce(0) { $0 + $1.bits } - log2(Double(Self.people.count))
      #expect(abs(candidate.score - sum) < 1e-9)
      let score = Self.matcher.score(Self.matcher.prepared(record), person)
      #expect(abs(score - candidate.score) < 1e-9)
    }
  }

  @Test(
    arguments: [
      ("Nguyễn Thị Hương", "1980-05-20", [Agreement.same, .same, .same, .same]),
      ("NGUYEN THI HUONG", "1980-05-20", [.unmarked, .unmarked, .unmarked, .same]),
      ("Nguyễn Hương", "1980-05-20", [.same, .absent, .same, .same]),
      ("Nguyễn Thị Hường", "1980-05-20", [.same, .same, .otherMarks, .same]),
      ("Nguyễn Thị Hươg", "1980-05-21", [.same, .same, .missing, .oneDigit]),
      ("Nguyễn Thi Hương", "1980-05-20", [.same, .otherMarks, .same, .same]),
      ("N. Thị Hương", "1980-05-20", [.initial, .same, .same, .same]),
      ("Trần Văn Hương", "1980-05-20", [.different, .different, .same, .same]),
    ])
  func `a comparison says of each field how it agrees`(_ example: (String, String, [Agreement])) throws {
    let person = try Self.person(1, "Nguyễn Thị Hương", "1980-05-20")
    let candidate = Self.matcher.candidate(try Self.record(example.0, example.1), person)
    let agreements = [Evidence.Field.familyName, .middleName, .givenName, .birthDate].map { field in
      candidate.evidence.first { $0.field == field }?.agreement
    }
    #expect(agreements == example.2.map { Optional($0) })
  }

  @Test(arguments: ["Hương Nguyễn Thị", "Hương Thị Nguyễn"])
  func `family and given name can stand in each other's place`(_ name: String) throws {
    let person = try Self.person(1, "Nguyễn Thị Hương", "1980-05-20")
    let candidate = Self.matcher.candidate(try Self.record(name, "1980-05-20"), person)
    #expect(candidate.evidence.first == Evidence(.nameOrder, .exchanged, bits: candidate.evidence[0].bits))
    #expect(candidate.inexact == [.nameOrder])
    let straight = Self.matcher.candidate(try Self.record("Nguyễn Thị Hương", "1980-05-20"), person)
    #expect(candidate.score < straight.score)
  }

  @Test func `other blanks among the letters are seen through`() throws {
    let person = try Self.person(1, "Nguyễn Thị Hương", "1980-05-20")
    let candidate = Self.matcher.candidate(try Self.record("Nguyễnthị Hương", "1980-05-20"), person)
    #expect(candidate.evidence[0].agreement == .spacing)
    #expect(!candidate.inexact.isEmpty)
  }

  @Test func `a rare name is worth more than a frequent one`() throws {
    let frequent = Self.matcher.candidate(
      try Self.record("Nguyễn Thị Hương", "1980-05-20"), try Self.person(1, "Nguyễn Thị Hương", "1980-05-20"))
    let rare = Self.matcher.candidate(
      try Self.record("Khuất Thị Hương", "1980-05-20"), try Self.person(1, "Khuất Thị Hương", "1980-05-20"))
    #expect(rare.score > frequent.score + 5)
  }

  @Test func `evidence is written and read back, and says no value`() throws {
    let person = try Self.person(1, "Nguyễn Thị Hương", "1980-05-20")
    for evidence in Self.matcher.candidate(try Self.record("Nguyễn Thị Hươg", "1980-05-21"), person).evidence {
      let read = try #require(Evidence(evidence.description))
      #expect(read.field == evidence.field && read.agreement == evidence.agreement)
      #expect(abs(read.bits - evidence.bits) <= 0.051)
    }
    for agreement in Agreement.allCases { #expect(Agreement(code: agreement.code) == agreement) }
    #expect(Set(Agreement.allCases.map(\.code)).count == Agreement.allCases.count)
    #expect(Evidence("birth-date same") == nil)
    #expect(Evidence("birth-date somehow +1.0") == nil)
  }

  // MARK: Rule

  @Test func `somebody with a twin of nearly the same name is left to people`() throws {
    let twins = [
      try Self.person(9_001, "Khuất Thị Lan", "2010-04-09"), try Self.person(9_002, "Khuất Thị Loan", "2010-04-09"),
    ]
    let alone = MatchIndex(Self.people + twins.prefix(1)).match(
      try Self.record("Khuất Thị Lan", "2010-04-09"), with: Self.matcher)
    guard case .linked(let candidate) = alone else {
      Issue.record("\(alone)")
      return
    }
    #expect(candidate.citizen == 9_001)
    let outcome = MatchIndex(Self.people + twins).match(
      try Self.record("Khuất Thị Lan", "2010-04-09"), with: Self.matcher)
    guard case .queued(let candidates, let reasons) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reasons == [.rival])
    #expect(candidates.map(\.citizen) == [9_001, 9_002])
  }

  @Test func `what does not agree exactly is for people, however rare the name`() throws {
    let index = MatchIndex(Self.people + [try Self.person(9_001, "Khuất Thị Lan", "2010-04-09")])
    for (name, birth, sex, ward) in [
      ("Khuất Thị Lan", "2010-09-04", Sex.female, 7), ("Khuất Thị Lna", "2010-04-09", .female, 7),
      ("Khuất Lan", "2010-04-09", .female, 7), ("Khuất Thị Lan", "2010-04-09", .male, 7),
      ("Khuất Thị Lan", "2010-04-09", .female, 8),
    ] {
      let outcome = index.match(try Self.record(name, birth, sex: sex, ward: ward), with: Self.matcher)
      guard case .queued(let candidates, let reasons) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(candidates.first?.citizen == 9_001)
      #expect(reasons.contains(.inexact))
    }
  }

  @Test func `a frequent name and a birth date alone are too little`() throws {
    // 8.4 million people stand behind the score; one of them is called so and was born then.
    var frequencies = RegisterFrequencies(Self.people)
    for _ in 0..<200 { for person in Self.people.prefix(1_000) { frequencies.add(person) } }
    let matcher = Matcher(frequencies: frequencies)
    let person = Self.people[0]
    let record = MatchRecord(name: person.name, birth: person.birth, sex: person.sex)
    guard case .queued(_, let reasons) = MatchIndex([person]).match(record, with: matcher) else {
      Issue.record("linked")
      return
    }
    #expect(reasons == [.weak])
  }

  @Test func `a record without name or birth date is not guessed at`() {
    let birth = BirthDateParts(year: 1980)
    #expect(
      Self.index.match(MatchRecord(name: PersonName(""), birth: birth), with: Self.matcher) == .queued([], [.noName]))
    #expect(
      Self.index.match(MatchRecord(name: PersonName("Nguyễn Văn An"), birth: nil), with: Self.matcher)
        == .queued([], [.noBirthDate]))
    #expect(
      Self.index.match(MatchRecord(name: PersonName("Xzq Wvk"), birth: birth), with: Self.matcher)
        == .queued([], [.nobodyAlike]))
    #expect(
      MatchIndex([]).match(MatchRecord(name: PersonName("Lê An"), birth: birth), with: Self.matcher)
        == .queued([], [.nobodyAlike]))
  }

  @Test func `the order of the people changes nothing`() {
    var random = SeededRandom(seed: 3)
    let turned = MatchIndex(Self.people.shuffled(using: &random))
    let matcher = Matcher(frequencies: RegisterFrequencies(Self.people.shuffled(using: &random)))
    var clerk = CarelessClerk(seed: 5)
    for person in Self.register.people.prefix(300) {
      let record = clerk.record(of: person)
      #expect(Self.index.match(record, with: Self.matcher) == turned.match(record, with: matcher))
    }
  }
}
