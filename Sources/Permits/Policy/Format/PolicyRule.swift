public import Criteria

/// A dated rule for some journeys.
public struct PolicyRule<Value: Sendable>: Sendable {
  public var id: String
  public var scope: PolicyScope
  public var dated: Dated<Value>
  var line = 0
}
