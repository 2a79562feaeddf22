public import Quantities

/// Two people of the tables who met. The first named the second, or was asked first; who infected whom is not said by it.
public struct CaseContact: Hashable, Sendable {
  /// Row of the table; 0 before it is kept.
  public var number: Int
  public var from: Int
  public var to: Int
  public var kind: ContactKind
  /// When it began and ended; `nil` when nobody knows.
  public var fromAt: Instant?
  public var untilAt: Instant?
  public var closeness: Closeness
  /// Where, in words; kept sealed.
  public var place: String

  public init(
    number: Int = 0, from: Int, to: Int, kind: ContactKind = .other, fromAt: Instant? = nil, untilAt: Instant? = nil,
    closeness: Closeness = Closeness(), place: String = ""
  ) {
    self.number = number
    self.from = from
    self.to = to
    self.kind = kind
    self.fromAt = fromAt
    self.untilAt = untilAt
    self.closeness = closeness
    self.place = place
  }
}
