public import Quantities
import SpatialCore
import Store
import Surveillance

extension VaccinationOffice {
  /// Exact counts of the whole city for whoever makes public figures of them: small ones have to be protected before anybody sees them.
  ///
  /// - Throws: `VaccinationError.noRules`; `StoreError`.
  public func countsToProtect(_ question: CoverageQuestion) throws -> [CoverageLine] {
    try file.read { reading in
      let rules = try cache.rules(reading)
      let counts = try numerators(question, rules, reading)
      let residents = try denominators(question, rules, reading)
      return rules.vintage.wards.enumerated().map { place, ward in
        let row = rules.vintage.row(place)
        return CoverageLine(
          code: ward.code, name: ward.name, basis: question.basis, measure: question.measure,
          numerator: counts[row] ?? 0, denominator: residents[row], denominatorName: Self.name(ofDenominator: question),
          denominatorDay: question.on)
      }
    }
  }

  /// The same by day: for each day how many people are counted first then, in the wards asked.
  ///
  /// - Returns: ascending by day.
  /// - Throws: as `countsToProtect`.
  public func countsByDayToProtect(_ question: CoverageQuestion) throws -> [(day: Day, count: Int)] {
    try file.read { reading in
      let rules = try cache.rules(reading)
      var days: [Int: Int] = [:]
      for (ward, day, count) in try counted(question, byDay: true, rules, reading)
      where question.wards?.contains(ward) ?? (rules.vintage.ward(row: ward) != nil) {
        days[day, default: 0] += count
      }
      return days.sorted { $0.key < $1.key }.map { (Day(number: Int32(truncatingIfNeeded: $0)), $1) }
    }
  }
}
