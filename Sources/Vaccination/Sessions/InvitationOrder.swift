public import Quantities
import Registry

/// The order in which people are invited: wards that the zone map makes urgent first, within them priority groups, then age, then who
/// has waited longest.
///
/// Pure: the same people come out in the same order, however they came in.
public struct InvitationOrder: Sendable {
  /// Ranks of the wards' levels in force, by the wards' rows; a ward without one is not urgent.
  public var ranks: [Int: Int]
  /// Who dwells where the rank is lower is not invited.
  public var leastRank: Int
  let rules: VaccinationRules

  public init(ranks: [Int: Int], leastRank: Int, rules: VaccinationRules) {
    self.ranks = ranks
    self.leastRank = leastRank
    self.rules = rules
  }

  /// Those who can be given a product on a day, in their order.
  ///
  /// Older people come before younger ones, and who has no known birth date after both; who should have had the dose earlier comes before
  /// who still has time; what is left is decided by the row of the citizen.
  ///
  /// - Complexity: O(*n* log *n*).
  public func order(
    _ candidates: some Sequence<InvitationCandidate>, product: String, on day: Day
  ) -> [InvitationCandidate] {
    let keyed = candidates.compactMap { candidate -> (key: Key, candidate: InvitationCandidate)? in
      guard let rank = ranks[candidate.ward], rank >= leastRank, candidate.due.recommendedFrom <= day,
        candidate.due.products.contains(product)
      else { return nil }
      return (
        Key(
          rank: -rank,
          group: rules.priority(of: candidate.groups, birth: candidate.birth, on: day) ?? Int.max,
          birth: candidate.birth?.day.number ?? Int32.max,
          last: (candidate.due.recommendedThrough ?? candidate.due.recommendedFrom).number, citizen: candidate.citizen),
        candidate
      )
    }
    return keyed.sorted { $0.key < $1.key }.map(\.candidate)
  }

  private struct Key: Comparable {
    var rank: Int
    var group: Int
    var birth: Int32
    var last: Int32
    var citizen: Int

    static func < (a: Key, b: Key) -> Bool {
      (a.rank, a.group, a.birth, a.last, a.citizen) < (b.rank, b.group, b.birth, b.last, b.citizen)
    }
  }
}
