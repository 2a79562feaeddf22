public import Quantities
public import Store

extension AreaOffice {
  /// Asks the release test of an area, and changes nothing.
  ///
  /// - Throws: `AccessError.refused` for an area of other wards, which is logged; `EpidemicAreaError.notFound`, `.notInForce`; `StoreError`.
  public func releaseTest(
    _ number: Int, at moment: Moment, _ facts: ReleaseFacts, _ adopted: AdoptedAreaPolicy, by access: Access
  ) throws -> ReleaseFinding {
    try file.read { reading in
      let area = try visible(number, access, reading)
      return try adopted.policy.releaseTest(
        facts, kind: area.kind, start: area.from.day(offset: offset), at: moment)
    }
  }
}
