public import Quantities

extension PermitPolicy {
  /// The gates of a time, one after the other, for levels in an order of their own; where the policy is not in force there is none.
  ///
  /// - Parameter until: the first moment that does not count.
  public func gateTables(
    from: Moment, until: Moment, levels: [String]
  ) -> [(from: Moment, until: Moment?, table: GateTable)] {
    let moments = [from] + turns.filter { from < $0 && $0 < until }
    return moments.compactMap { moment in
      guard let edition = try? edition(at: moment) else { return nil }
      return (moment, edition.until, edition.gateTable(levels: levels))
    }
  }
}
