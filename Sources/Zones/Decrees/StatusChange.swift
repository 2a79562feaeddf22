public import Quantities

/// A moment from which another status holds.
public struct StatusChange: Hashable, Sendable {
  public var moment: Moment
  public var status: StatusInForce
}
