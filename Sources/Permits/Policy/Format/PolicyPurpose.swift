public import Criteria

/// What a journey is for; it leads to the group.
public struct PolicyPurpose: Hashable, Sendable {
  public var id: String
  public var name: Localized
  /// Id of the group.
  public var group: String
  var line = 0
}
