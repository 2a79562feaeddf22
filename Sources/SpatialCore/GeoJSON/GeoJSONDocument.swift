/// What a GeoJSON file holds: features, and the reference system when an older file names one.
public struct GeoJSONDocument: Sendable {
  public var features: [Feature]
  /// The `crs` member of GeoJSON 2008, which RFC 7946 dropped; its name, such as `urn:ogc:def:crs:EPSG::3405`.
  public var referenceSystemName: String?
  /// Positions that had a third number, which is not kept.
  public var droppedAltitudes = 0

  public init(features: [Feature], referenceSystemName: String? = nil) {
    self.features = features
    self.referenceSystemName = referenceSystemName
  }
}
