public import Criteria

/// People whose permits the rules treat alike.
public struct PolicyGroup: Hashable, Sendable {
  public var id: String
  public var name: Localized
  /// Who belongs to it.
  public var who: Localized
  var line = 0
}
