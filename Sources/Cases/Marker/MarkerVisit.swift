public import Quantities

/// A person's stay at a marker.
public struct MarkerVisit: Hashable, Sendable {
  public var marker: Int
  public var record: Int
  public var fromAt: Instant
  public var untilAt: Instant

  public init(marker: Int, record: Int, fromAt: Instant, untilAt: Instant) {
    self.marker = marker
    self.record = record
    self.fromAt = fromAt
    self.untilAt = untilAt
  }
}
