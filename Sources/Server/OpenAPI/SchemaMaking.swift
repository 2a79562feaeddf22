import SpatialCore

/// Makes JSON Schemas as OpenAPI 3.0 has them.
protocol SchemaMaking {}

extension SchemaMaking {
  static func orNull(_ schema: JSONValue) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    return .object(members + [JSONMember("nullable", true)])
  }

  static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

  /// An object whose members are all there, unless their names are among `optional`.
  static func object(_ members: [(String, JSONValue)], optional: Set<String> = [], closed: Bool = false)
    -> JSONValue
  {
    var parts: [JSONMember] = [JSONMember("type", "object")]
    let required = members.map(\.0).filter { !optional.contains($0) }
    if !required.isEmpty { parts.append(JSONMember("required", .array(required.map { .string($0) }))) }
    parts.append(JSONMember("properties", .object(members.map { JSONMember($0.0, $0.1) })))
    if closed { parts.append(JSONMember("additionalProperties", false)) }
    return .object(parts)
  }

  static var text: JSONValue { ["type": "string"] }
  static var count: JSONValue { ["type": "integer"] }
  static var flag: JSONValue { ["type": "boolean"] }

  static func choice(_ values: [String]) -> JSONValue {
    ["type": "string", "enum": .array(values.map { .string($0) })]
  }

  static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }
}
