/// How often something is needed in an area, without persons.
public struct NeedCount: Hashable, Sendable {
  public var need: String
  public var open: Int
  public var urgent: Int
  /// Open, and due before the day asked for.
  public var overdue: Int
  public var done: Int
}
