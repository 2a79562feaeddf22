/// How close two people were, as far as it was told.
public struct Closeness: Hashable, Sendable {
  /// The smallest distance in centimetres.
  public var distance: Int?
  /// Whether both wore masks all the time.
  public var masked: Bool?
  /// Minutes within that distance.
  public var minutes: Int?
  /// Whether they touched one another.
  public var touched: Bool?

  public init(distance: Int? = nil, masked: Bool? = nil, minutes: Int? = nil, touched: Bool? = nil) {
    self.distance = distance
    self.masked = masked
    self.minutes = minutes
    self.touched = touched
  }
}
