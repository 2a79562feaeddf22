import Quantities
import Testing

@testable import Registry

@Suite struct MatchIndexTests {
  /// Compared are: all of the day, those of the name on days one slip away, those of the phone or former number.
  @Test func `the people compared are those that the blocks say, and no others`() {
    let register = InventedPeople(count: 2_000, seed: 21)
    let people = register.people.map(\.matchPerson)
    let index = MatchIndex(people)
    // The index files people anew; its order is found by asking for each.
    let filed = people.sorted {
      (($0.birth.filed?.number ?? 0), NameKey($0.name)?.digest ?? 0, $0.citizen)
        < (($1.birth.filed?.number ?? 0), NameKey($1.name)?.digest ?? 0, $1.citizen)
    }
    var clerk = CarelessClerk(seed: 22)
    for person in register.people.prefix(250) {
      let record = clerk.record(of: person)
      var found: Set<Int> = []
      index.forEachPlace(record) { found.insert(filed[$0].citizen) }
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

  @Test func `of a day that stands for unknown days only the name's people are compared`() throws {
    let day = try #require(Day("1950-01-01"))
    let people = (1...(MatchIndex.mostOfADay + 1)).map { number in
      MatchPerson(
        citizen: number, name: PersonName(number % 100 == 0 ? "Lê Thị Mai" : "Trần Văn Ba"), birth: BirthDateParts(day),
        sex: .unknown)
    }
    var count = 0
    MatchIndex(people).forEachPlace(MatchRecord(name: PersonName("Le Thi Mai"), birth: BirthDateParts(day))) { _ in
      count += 1
    }
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
