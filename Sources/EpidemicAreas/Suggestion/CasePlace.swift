public import Quantities
public import SpatialCore

/// Where and when a case was, as areas are suggested from: no person, no number of a case.
public struct CasePlace: Hashable, Sendable {
  /// Longitude before latitude; `nil` where only the ward is known.
  public var position: Coordinate?
  /// Row of the ward; `nil` where it is not known, and the position then says it.
  public var ward: Int?
  public var day: Day

  public init(position: Coordinate? = nil, ward: Int? = nil, day: Day) {
    self.position = position
    self.ward = ward
    self.day = day
  }
}
