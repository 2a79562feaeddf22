public import Criteria

/// That a product may follow another within the basic series.
public struct MixingRule: Sendable {
  public struct Terms: Hashable, Sendable {
    public var interval: VaccineProduct.Interval
    /// The least age at which it holds; `nil` for any.
    public var age: Int?
  }

  /// Ids of the products.
  public var before: String
  public var next: String
  public var dated: Dated<Terms>
  var line = 0
}
