public import SpatialCore

/// Where somebody under an order is brought.
public struct TransferForm: Sendable {
  /// Row number of the ward in `store_wards`.
  public var ward: Int
  public var place: OrderPlace
  public var address: String
  /// Longitude and latitude; `nil` where nobody said.
  public var position: Coordinate?

  public init(ward: Int, place: OrderPlace, address: String, position: Coordinate? = nil) {
    self.ward = ward
    self.place = place
    self.address = address
    self.position = position
  }
}
