public import Criteria

/// People who need more than others while an area is closed, by the codes of the register's priority groups.
public struct VulnerableGroup: Hashable, Sendable {
  public var id: String
  public var name: Localized
  /// Codes of `registry_groups`; a register that has none of them counts nobody.
  public var codes: [String]
  package var line = 0
}
