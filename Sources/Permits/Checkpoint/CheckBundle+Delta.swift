extension CheckBundle {
  /// The whole bundle after a delta that continues this one.
  ///
  /// - Throws: `CheckBundleError.gap` when it continues another state, `.older` when it was made earlier, `.issuer` when
  ///   it is of another issuer, `.malformed` when its zones are of other wards.
  public func applying(_ delta: CheckBundle) throws(CheckBundleError) -> CheckBundle {
    precondition(isWhole && !delta.isWhole, "a delta is applied to a whole bundle")
    guard delta.issuer == issuer else { throw .issuer }
    guard delta.since == number else { throw .gap }
    guard delta.issuedAt >= issuedAt else { throw .older }
    var result = self
    result.number = delta.number
    result.issuedAt = delta.issuedAt
    if let keys = delta.keys { result.keys = keys }
    if let policy = delta.policy { result.policy = policy }
    if let vintage = delta.vintage { result.vintage = vintage }
    if let zones = delta.zones { result.zones = zones }
    if let gate = delta.gate { result.gate = gate }
    if let reasons = delta.reasons { result.reasons = reasons }
    if let added = delta.listed { result.listed = listed?.changed(by: added) ?? added }
    result.refused = refused.changed(refused: delta.refused, reinstated: delta.reinstated)
    guard result.belongsTogether else { throw .malformed }
    return result
  }

  /// Whether a whole bundle has a level for each ward.
  var belongsTogether: Bool { zones?.wards.count == vintage?.wards.count }

  /// What leads from an earlier whole bundle to this one, as small as can be.
  ///
  /// Typed codes that have left the list stay with those who have them: their permits have ended or are refused.
  public func delta(since earlier: CheckBundle) -> CheckBundle {
    precondition(isWhole && earlier.isWhole && earlier.number <= number, "from a whole bundle to a later one")
    var delta = CheckBundle(number: number, issuedAt: issuedAt, since: earlier.number, issuer: issuer)
    if keys != earlier.keys { delta.keys = keys }
    if policy != earlier.policy { delta.policy = policy }
    if vintage != earlier.vintage { delta.vintage = vintage }
    if zones != earlier.zones { delta.zones = zones }
    if gate != earlier.gate { delta.gate = gate }
    if reasons != earlier.reasons { delta.reasons = reasons }
    delta.listed = listed?.added(since: earlier.listed)
    var changed: [Int: UInt8] = [:]
    for (serial, reason) in zip(refused.serials, refused.reasons) where earlier.refused[serial] != reason {
      changed[serial] = reason
    }
    delta.refused = RefusedSerials(changed)
    delta.reinstated = earlier.refused.serials.filter { refused[$0] == nil }
    return delta
  }
}
