import Quantities
import Registry
import Testing

@testable import Vaccination

@Suite struct VaccinationAgreementTests {
  /// What the rules say, in the form of the slow implementation.
  private func answer(
    _ rules: VaccinationRules, _ doses: [GivenDose], _ birth: BirthDate?, _ on: Day
  ) -> VaccinationByDefinition.Answer {
    let standing = rules.standing(of: doses, birth: birth, on: on)
    return VaccinationByDefinition.Answer(
      places: standing.doses.map(\.place), boosters: standing.doses.map(\.isBooster),
      flags: standing.doses.map { Set($0.flags) }, completed: standing.completedOn, protected: standing.protectedFrom,
      due: standing.due.map {
        VaccinationByDefinition.text(
          $0.place, $0.isBooster, $0.products, $0.earliest, $0.recommendedFrom, $0.recommendedThrough)
      })
  }

  @Test(arguments: [1, 2, 3, 4]) func `a slow implementation agrees on five thousand random people`(_ seed: UInt64)
    throws
  {
    let rules = try ShippedVaccination.rules()
    let slow = VaccinationByDefinition(rules: rules)
    var people = RandomVaccinations(seed: seed, products: rules.products.map(\.id))
    var (statuses, flags): (Set<SeriesStatus>, Set<DoseFlag>) = ([], [])
    for number in 0..<5_000 {
      let (doses, birth, on) = people.next()
      let standing = rules.standing(of: doses, birth: birth, on: on)
      statuses.insert(standing.status)
      flags.formUnion(standing.doses.flatMap(\.flags))
      let (fast, slow) = (answer(rules, doses, birth, on), slow.answer(doses, birth, on))
      try #require(
        fast == slow, "person \(number) of seed \(seed): \(doses), born \(String(describing: birth)), on \(on)")
    }
    // The people reach everything that can be said.
    #expect(statuses == Set(SeriesStatus.allCases))
    #expect(flags == Set(DoseFlag.allCases))
  }

  @Test func `the order in which doses come does not matter where their days differ`() throws {
    let rules = try ShippedVaccination.rules()
    var people = RandomVaccinations(seed: 9, products: rules.products.map(\.id))
    var tried = 0
    while tried < 500 {
      let (doses, birth, on) = people.next()
      guard doses.count > 1, Set(doses.map(\.day)).count == doses.count else { continue }
      tried += 1
      #expect(
        rules.standing(of: doses, birth: birth, on: on) == rules.standing(of: doses.reversed(), birth: birth, on: on))
    }
  }

  @Test func `every dose up to the day is kept`() throws {
    let rules = try ShippedVaccination.rules()
    var people = RandomVaccinations(seed: 10, products: rules.products.map(\.id))
    for _ in 0..<500 {
      let (doses, birth, on) = people.next()
      let standing = rules.standing(of: doses, birth: birth, on: on)
      #expect(standing.doses.count == doses.count { $0.day <= on })
      #expect(standing.doses.compactMap(\.place) == Array((1...9).prefix(standing.doses.count { $0.place != nil })))
    }
  }
}
