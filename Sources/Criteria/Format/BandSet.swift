/// Names for the ranges of one indicator.
public struct BandSet: Sendable {
  public struct Band: Sendable {
    public var id: String
    public var bounds: [Condition.Bound]
    /// The level that this band stands for, where bands are combined by the highest.
    public var level: String?
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  public var id: String
  public var indicator: String
  public var bands: [Band]
  var line = 0
}
