import Quantities
import Registry
import TestSupport
import Testing

@testable import Vaccination

@Suite struct InvitationOrderTests {
  private let day = Day("2021-10-15")!

  private func candidate(
    _ citizen: Int, ward: Int = 1, groups: Set<String> = [], born: String? = "1980-01-01", from: String = "2021-10-01",
    through: String? = nil, products: [String] = ["comirnaty"]
  ) -> InvitationCandidate {
    InvitationCandidate(
      citizen: citizen, ward: ward, groups: groups, birth: born.map { BirthDate(Day($0)!) },
      due: DueDose(
        place: 1, isBooster: false, products: products, earliest: Day(from)!, recommendedFrom: Day(from)!,
        recommendedThrough: through.flatMap { Day($0) }, citation: ""))
  }

  private func order(_ candidates: [InvitationCandidate], ranks: [Int: Int] = [1: 2, 2: 3, 3: 0], least: Int = 1) throws
    -> [Int]
  {
    InvitationOrder(ranks: ranks, leastRank: least, rules: try ShippedVaccination.rules())
      .order(candidates, product: "comirnaty", on: day).map(\.citizen)
  }

  @Test func `the ward's rank goes before the group, the group before the age, the age before the waiting`() throws {
    #expect(
      try order([
        candidate(1, groups: ["teachers"]), candidate(2, groups: ["medical"]), candidate(3, ward: 2),
        candidate(4, born: "1970-01-01"), candidate(5, born: "1970-01-01", through: "2021-09-30"),
        candidate(6, born: nil), candidate(7, born: "1950-01-01"),
      ]) == [3, 2, 1, 7, 5, 4, 6])
  }

  @Test func `who lives where the map is calm, has time, or cannot have the product is not invited`() throws {
    #expect(
      try order([
        candidate(1, ward: 3), candidate(2, ward: 9), candidate(3, from: "2021-10-16"),
        candidate(4, products: ["astrazeneca"]), candidate(5, from: "2021-10-15"),
      ]) == [5])
    #expect(try order([candidate(1, ward: 3)], least: 0) == [1])
  }

  @Test func `the order in which they come does not matter`() throws {
    var random = SplitMix(seed: 5)
    let groups = ["medical", "teachers", "chronic", "freelance"]
    let candidates = (0..<400).map { number in
      candidate(
        number, ward: Int.random(in: 1...3, using: &random),
        groups: Bool.random(using: &random) ? [groups[number % 4]] : [],
        born: "19\(Int.random(in: 40...99, using: &random))-0\(Int.random(in: 1...3, using: &random))-11",
        from: "2021-10-0\(Int.random(in: 1...9, using: &random))")
    }
    let first = try order(candidates)
    #expect(try order(candidates.shuffled(using: &random)) == first && order(candidates.reversed()) == first)
    #expect(first.count == candidates.count { $0.ward < 3 })
  }
}
