/// What a GeoJSON file holds: features, and the reference system when an older file names one.
public struct GeoJSONDocument: Sendable {
  public var features: [Feature]
  /// The `crs` member of GeoJSON 2008, which RFC 7946 dropped; its name, such as `urn:ogc:def:crs:EPSG::3405`.
  public var referenceSystemName: String?
  /// Positions that had a third number, which is not kept.
  public var droppedAltitudes = 0

  /// Members of the top level that GeoJSON gives no meaning.
  public var foreignMembers: [JSONMember] = []

  public init(features: [Feature], referenceSystemName: String? = nil) {
    self.features = features
    self.referenceSystemName = referenceSystemName
  }

  /// Text of a member of a foreign object, such as `zonal` → `on`.
  public func foreign(_ object: String, _ member: String) -> String? {
    guard case .object(let members)? = foreignMembers.first(where: { $0.name == object })?.value else { return nil }
    return members.first { $0.name == member }?.value.text
  }
}
