/// One record of a boundary file: an identifier, properties and, unless the file said null, a geometry.
public struct Feature: Sendable {
  public var id: JSONValue?
  public var properties: [JSONMember]
  public var geometry: Geometry?

  public init(id: JSONValue? = nil, properties: [JSONMember] = [], geometry: Geometry? = nil) {
    self.id = id
    self.properties = properties
    self.geometry = geometry
  }

  /// The first property of that name.
  public subscript(property name: String) -> JSONValue? { properties.first { $0.name == name }?.value }
}
