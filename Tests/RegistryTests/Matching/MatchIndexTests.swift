import Quantities
import Testing

@testable import Registry

@Suite struct MatchIndexTests {
  /// Compared are: all of the day, those of the name on days one slip away, those of the phone or former number.
  @Test func `the people compared are those that the blocks say, and no others`() {
    let register = InventedPeople(count: 2_000, seed: 21)
    let people = register.people.map(\.matchPerson)
    let index = MatchIndex(people)
    // The index files people anew, in this order.
    let filed = people.sorted { a, b in
      let (dayA, dayB) = (a.birth.filed?.number ?? 0, b.birth.filed?.number ?? 0)
      if dayA != dayB { return dayA < dayB }
      let (keyA, keyB) = (NameBrief(a.name).key, NameBrief(b.name).key)
      return keyA == keyB ? a.citizen < b.citizen : keyA < keyB
    }
    var clerk = CarelessClerk(seed: 22)
    for person in register.people.prefix(250) {
      let record = clerk.record(of: person)
      var found: Set<Int> = []
      index.forEachPlace(record, { _ in true }) { found.insert(filed[$0].citizen) }
      let blocks = MatchBlocks(record)
      let expected = people.filter { candidate in
        if candidate.birth.filed == blocks.day { return true }
        if let day = candidate.birth.filed, blocks.slipDays.contains(day), NameKey(candidate.name) == blocks.keys.first
        {
          return true
        }
        if let phone = record.phone, phone == candidate.phone { return true }
        return record.formerNumber != nil && record.formerNumber == candidate.formerNumber
      }
      #expect(found == Set(expected.map(\.citizen)))
    }
  }

  /// Who is passed over by the name alone would not have been shown, whatever else agrees.
  @Test func `nobody is passed over who could be the one`() {
    let register = InventedPeople(count: 4_000, seed: 23)
    let people = register.people.map(\.matchPerson)
    let matcher = Matcher(frequencies: RegisterFrequencies(people))
    var clerk = CarelessClerk(seed: 24)
    var passed = 0
    for person in register.people.prefix(60) {
      let record = clerk.record(of: person)
      let isWorth = matcher.isWorthComparing(matcher.prepared(record))
      for other in people where !isWorth(NameBrief(other.name)) {
        passed += 1
        let evidence = matcher.candidate(record, other).evidence
        // Neither family nor given name is the same, or the one is and the other is another name.
        let names = evidence.filter { $0.field == .familyName || $0.field == .givenName }.map(\.agreement)
        #expect(!names.contains(.spacing) && evidence.first?.field != .nameOrder)
        #expect(names.count { $0 == .same || $0 == .unmarked || $0 == .otherMarks } <= 1)
        #expect(evidence.first { $0.field == .givenName }.map { !$0.agreement.isExact } ?? true)
      }
    }
    #expect(passed > 100_000)
  }

  @Test func `of a day that stands for unknown days only the name's people are compared`() throws {
    let day = try #require(Day("1950-01-01"))
    let people = (1...(MatchIndex.mostOfADay + 1)).map { number in
      MatchPerson(
        citizen: number, name: PersonName(number % 100 == 0 ? "Lê Thị Mai" : "Trần Văn Ba"), birth: BirthDateParts(day),
        sex: .unknown)
    }
    var count = 0
    let record = MatchRecord(name: PersonName("Le Thi Mai"), birth: BirthDateParts(day))
    MatchIndex(people).forEachPlace(record, { _ in true }) { _ in count += 1 }
    #expect(count == 10)
  }

  @Test(arguments: [101, 102, 103] as [UInt64])
  func `links made without anybody looking are right, and nearly everybody is found`(_ seed: UInt64) {
    let evaluation = MatchEvaluation(register: InventedPeople(count: 12_000, seed: seed), records: 4_000, seed: seed)
    print("seed \(seed): \(evaluation)")
    #expect(evaluation.precision >= 0.999)
    #expect(evaluation.recall >= 0.99)
    #expect(evaluation.automaticRecall >= 0.75)
    #expect(evaluation.strangers == 200)
  }

  @Test func `without asking for exactness more is linked and still rightly`() {
    let register = InventedPeople(count: 12_000, seed: 104)
    let exact = MatchEvaluation(register: register, records: 4_000, seed: 104)
    let waived = MatchEvaluation(
      register: register, records: 4_000, seed: 104, rule: AutomaticRule(threshold: 14, lead: 10, isExactOnly: false))
    print("seed 104: \(waived)")
    #expect(waived.automaticRecall > exact.automaticRecall)
    #expect(waived.automaticRecall >= 0.9)
    #expect(waived.precision >= 0.999)
  }
}
