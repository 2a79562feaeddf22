public import Quantities
import SpatialCore
import Store
import Surveillance

/// Exact counts of the whole city; small ones have to be protected before anybody sees them.
public struct CoverageToProtect: Sendable {
  public struct DayCount: Hashable, Sendable {
    public var day: Day
    /// How many people are counted first on the day.
    public var count: Int

    public init(day: Day, count: Int) {
      self.day = day
      self.count = count
    }
  }

  /// By ward, in the order of the vintage.
  public var lines: [CoverageLine]
  /// By row of the ward in `store_wards`, ascending by day; a ward of which nothing is counted is left out.
  public var days: [Int: [DayCount]]
}

extension VaccinationOffice {
  /// Exact counts of the whole city for whoever makes public figures of them.
  ///
  /// - Complexity: reads the standings or the doses once, and the register for the denominator: minutes for tens of millions of doses.
  /// - Throws: `VaccinationError.noRules`; `StoreError`.
  public func coverageToProtect(_ question: CoverageQuestion) throws -> CoverageToProtect {
    try file.read { reading in
      let rules = try cache.rules(reading)
      var days: [Int: [Int: Int]] = [:]
      for (ward, day, count) in try counted(question, byDay: true, rules, reading)
      where rules.vintage.ward(row: ward) != nil {
        days[ward, default: [:]][day, default: 0] += count
      }
      let residents = try denominators(question, rules, reading)
      let lines = rules.vintage.wards.enumerated().map { place, ward in
        let row = rules.vintage.row(place)
        return CoverageLine(
          code: ward.code, name: ward.name, basis: question.basis, measure: question.measure,
          numerator: days[row]?.values.reduce(0, +) ?? 0, denominator: residents[row],
          denominatorName: Self.name(ofDenominator: question),
          denominatorNameVietnamese: Self.vietnameseName(ofDenominator: question), denominatorDay: question.on)
      }
      return CoverageToProtect(
        lines: lines,
        days: days.mapValues { days in
          days.sorted { $0.key < $1.key }.map {
            CoverageToProtect.DayCount(day: Day(number: Int32(truncatingIfNeeded: $0)), count: $1)
          }
        })
    }
  }
}
