import Foundation

/// Whether JSON is as a schema of the served OpenAPI document says: types, members, closed lists.
///
/// Members that no schema names are told too, since readers would not know of them.
struct SchemaCheck {
  let schemas: [String: [String: Any]]

  init(document: [String: Any]) {
    let components = document["components"] as? [String: Any] ?? [:]
    schemas = (components["schemas"] as? [String: [String: Any]]) ?? [:]
  }

  /// What does not agree, each with its place.
  func faults(of value: Any, _ schema: [String: Any], at place: String = "") -> [String] {
    if let reference = schema["$ref"] as? String {
      guard let found = schemas[String(reference.split(separator: "/").last ?? "")] else {
        return ["\(place): no \(reference)"]
      }
      return faults(of: value, found, at: place)
    }
    if value is NSNull { return schema["nullable"] as? Bool == true ? [] : ["\(place) is null"] }
    if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "") {
      return ["\(place): \(value) is none of \(choices)"]
    }
    switch schema["type"] as? String {
    case "object": return members(of: value, schema, at: place)
    case "array":
      guard let list = value as? [Any] else { return ["\(place) is no list"] }
      let items = schema["items"] as? [String: Any] ?? [:]
      return list.enumerated().flatMap { faults(of: $0.element, items, at: "\(place)[\($0.offset)]") }
    case "string": return value is String ? [] : ["\(place) is no text"]
    case "boolean": return Self.isFlag(value) ? [] : ["\(place) is no flag"]
    case "integer":
      guard !Self.isFlag(value), let number = value as? Double, number == number.rounded() else {
        return ["\(place) is no whole number"]
      }
      return []
    case "number": return !Self.isFlag(value) && value is Double ? [] : ["\(place) is no number"]
    default: return []
    }
  }

  private func members(of value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(place) is no object"] }
    guard let properties = schema["properties"] as? [String: [String: Any]] else {
      guard let others = schema["additionalProperties"] as? [String: Any] else { return [] }
      return object.flatMap { faults(of: $0.value, others, at: "\(place).\($0.key)") }
    }
    let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(place).\($0) is missing"
    }
    return missing
      + object.flatMap { name, value in
        properties[name].map { faults(of: value, $0, at: "\(place).\(name)") } ?? ["\(place).\(name) is not described"]
      }
  }

  private static func isFlag(_ value: Any) -> Bool {
    // JSONSerialization gives numbers and flags as one class.
    guard let number = value as? NSNumber else { return false }
    return ["c", "B"].contains(String(cString: number.objCType))
  }
}
