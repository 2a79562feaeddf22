import Criteria

/// What was found of a permit before it is put into words.
struct CheckFinding {
  /// `nil` when it is valid.
  var reason: CheckReason?
  var notes: [CheckVerdict.Note] = []
  var permit: CheckedPermit?
  /// The ward that it is about.
  var ward: Int?
  /// That ward's level.
  var level: UInt8?
  /// The bundle's own words, where it has some.
  var words: Localized?

  static func reason(_ reason: CheckReason) -> CheckFinding { CheckFinding(reason: reason) }
}

extension PermitChecker {
  func verdict(_ finding: CheckFinding, now: Int) -> CheckVerdict {
    let outcome: CheckVerdict.Outcome =
      finding.reason.map { $0.leavesOpen ? .cannotDecide($0) : .refused($0) } ?? .valid
    return CheckVerdict(
      outcome: outcome, notes: finding.reason == nil ? finding.notes : [], words: words(finding),
      permit: finding.permit, ward: finding.ward, bundleAge: bundle.map { now - $0.issuedAt },
      bundleNumber: bundle?.number)
  }

  private func words(_ finding: CheckFinding) -> Localized {
    guard let reason = finding.reason else { return CheckVerdict.validWords }
    let words = finding.words ?? reason.words
    let ward = finding.ward.flatMap { number in bundle?.vintage.map { $0.wards[number].name } } ?? ""
    let level = finding.level.flatMap { index in bundle?.zones.map { $0.levels[Int(index)].words } }
    func filled(_ text: String, _ level: String?) -> String {
      text.replacing("{ward}", with: ward).replacing("{level}", with: level ?? "")
    }
    return Localized(
      english: filled(words.english, level?.english), vietnamese: filled(words.vietnamese, level?.vietnamese))
  }
}
