/// An address in a ward, as an act lists it.
public struct AreaAddress: Hashable, Sendable {
  /// Row of the ward in `store_wards`.
  public var ward: Int
  public var text: String

  public init(ward: Int, text: String) {
    self.ward = ward
    self.text = text
  }
}
