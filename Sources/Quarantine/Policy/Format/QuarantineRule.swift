public import Criteria

/// A rule with those for whom it is; of a jurisdiction's rules the first that fits counts.
public struct QuarantineRule: Sendable {
  public var id: String
  public var name: Localized
  public var kinds: Set<PersonKind>
  /// Id; local rules come before national ones.
  public var jurisdiction: String
  public var condition: PersonCondition
  public var dated: Dated<QuarantineTerms>
  var line = 0
}
