public import Criteria

/// People whose permits the rules treat alike.
public struct PolicyGroup: Hashable, Sendable {
  public var id: String
  public var name: Localized
  /// Who belongs to it.
  public var who: Localized
  var line = 0
}

/// What a journey is for; it leads to the group.
public struct PolicyPurpose: Hashable, Sendable {
  public var id: String
  public var name: Localized
  /// Id of the group.
  public var group: String
  var line = 0
}
