public import Quantities

/// Counts of cases in several wards together, as far as the map shows them.
public struct AreaCounts: Hashable, Sendable {
  /// Sums over the wards whose count is shown; `nil` where none is.
  public var suspected: Fraction?
  public var probable: Fraction?
  public var confirmed: Fraction?
  public var confirmedTotal: Fraction?
}

extension ZoneMap {
  /// Counts of a district, or of any other wards together.
  ///
  /// Of a protected map these are sums of protected counts: who takes wards away from a district is left with what the others show.
  ///
  /// - Parameter wards: their numbers in the map.
  public func counts(of wards: some Sequence<Int>) -> AreaCounts {
    func add(_ sum: inout Fraction?, _ count: Fraction?) {
      if let count { sum = (sum ?? 0) + count }
    }
    return wards.reduce(into: AreaCounts()) { area, ward in
      add(&area.suspected, zones[ward].suspected)
      add(&area.probable, zones[ward].probable)
      add(&area.confirmed, zones[ward].confirmed)
      add(&area.confirmedTotal, zones[ward].confirmedTotal)
    }
  }
}
