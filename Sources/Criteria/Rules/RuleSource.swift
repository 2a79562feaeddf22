/// A source that citations of a file of rules name by its key.
public struct RuleSource: Hashable, Sendable {
  public var key: String
  public var text: String
  package var line: Int
}
