public import Quantities
public import SpatialCore

/// A place in a time where a case was: what is published so that others who were there come forward.
public struct CaseMarker: Hashable, Sendable {
  /// Row of the table; 0 before it is kept.
  public var number: Int
  /// Row of `store_wards`.
  public var ward: Int
  /// Name of the place: a market, a line of buses. Never a person's home.
  public var place: String
  public var position: Coordinate?
  public var fromAt: Instant
  public var untilAt: Instant

  public init(
    number: Int = 0, ward: Int, place: String, position: Coordinate? = nil, fromAt: Instant, untilAt: Instant
  ) {
    self.number = number
    self.ward = ward
    self.place = place
    self.position = position
    self.fromAt = fromAt
    self.untilAt = untilAt
  }
}
