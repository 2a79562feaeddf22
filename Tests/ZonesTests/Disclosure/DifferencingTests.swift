import Criteria
import Quantities
import Testing

@testable import Zones

/// What somebody learns who keeps every map and subtracts: wards from their district, districts from the city, yesterday from today.
///
/// The attacker knows the method, the rule, and that the noise is one of five, everything but the secret.
@Suite struct DifferencingTests {
  private static let wards = 12
  private static let days = 40

  /// Cumulative counts of wards by day, mostly small.
  private static func series(_ random: inout SeededRandom) -> [[Int]] {
    (0..<wards).map { _ in
      var total = 0
      let most = [1, 1, 2, 6].randomElement(using: &random)!
      return (0..<days).map { _ in
        if random.chance(3) { total += Int.random(in: 0...most, using: &random) }
        return total
      }
    }
  }

  @Test(arguments: 0..<20) func `no difference of anything that is shown is a count below the threshold`(_ seed: UInt64)
  {
    var random = SeededRandom(seed: seed)
    let exact = Self.series(&random)
    let protection = CountProtectionTests.protection(UInt8(seed))
    let shown = exact.enumerated().map { ward, counts in
      counts.map { protection.shown(Fraction($0), ward: "w\(ward)", measure: "confirmed") }
    }
    func sum(_ wards: Range<Int>, _ day: Int) -> Fraction { wards.reduce(0) { $0 + (shown[$1][day] ?? 0) } }
    var differences: Set<Fraction> = []
    for day in 1..<Self.days {
      for ward in 0..<Self.wards {
        let district = ward / 4 * 4..<(ward / 4 + 1) * 4
        let others = sum(district, day) - (shown[ward][day] ?? 0)
        differences.insert(sum(district, day) - others)
        differences.insert(sum(0..<Self.wards, day) - sum(district, day) - others)
        differences.insert((shown[ward][day] ?? 0) - (shown[ward][day - 1] ?? 0))
        differences.insert(sum(district, day) - sum(district, day - 1))
        differences.insert(sum(0..<Self.wards, day) - sum(0..<Self.wards, day - 1))
      }
    }
    #expect(differences.count > 2)
    for difference in differences {
      let size = difference < 0 ? -difference : difference
      #expect(size == 0 || size >= 5, "seed \(seed)")
    }
  }

  /// The attacker keeps a whole series of a ward and asks which counts of a day agree with it, for any noise.
  @Test(arguments: 0..<20) func `a whole series leaves several counts possible wherever there is a small one`(
    _ seed: UInt64
  ) {
    var random = SeededRandom(seed: 1000 + seed)
    let exact = Self.series(&random)
    let protection = CountProtectionTests.protection(UInt8(seed))
    for (ward, counts) in exact.enumerated() {
      let shown = counts.map { protection.shown(Fraction($0), ward: "w\(ward)", measure: "confirmed") }
      let possible = Self.possible(shown)
      for (day, count) in counts.enumerated() {
        #expect(possible[day].contains(count), "the attack itself is wrong, seed \(seed)")
        guard count < 5 else { continue }
        #expect(possible[day].count >= 4, "seed \(seed), ward \(ward), day \(day): \(possible[day])")
      }
    }
  }

  /// Counts of each day that some noise and some series that never falls lead to; the most an attacker can know.
  private static func possible(_ shown: [Fraction?]) -> [Set<Int>] {
    let limit = 200
    var possible = [Set<Int>](repeating: [], count: shown.count)
    for noise in 0..<5 {
      func agrees(_ count: Int, _ day: Int) -> Bool {
        let multiple = (count + noise) / 5 * 5
        return shown[day] == (multiple < 5 ? nil : Fraction(multiple))
      }
      // The least and the greatest count of each day; a series that never falls can take every agreeing value between.
      var least: [Int] = []
      for day in shown.indices {
        guard let next = ((least.last ?? 0)..<limit).first(where: { agrees($0, day) }) else { break }
        least.append(next)
      }
      guard least.count == shown.count else { continue }
      var most = limit
      for day in shown.indices.reversed() {
        guard let last = (0...most).reversed().first(where: { agrees($0, day) }) else { break }
        most = last
        for count in least[day]...max(most, least[day]) where agrees(count, day) { possible[day].insert(count) }
      }
    }
    return possible
  }
}
