import SpatialCore

extension Parameter {
  /// As OpenAPI 3.0 describes it.
  var description3: JSONValue {
    var members: [JSONMember] = [
      JSONMember("name", .string(name)), JSONMember("in", .string(place.rawValue)),
      JSONMember("required", .bool(isRequired)), JSONMember("description", .string(description)),
    ]
    if case .numbers = form {
      members.append(JSONMember("style", place == .query ? "form" : "simple"))
      members.append(JSONMember("explode", false))
    }
    var schema = self.schema
    if let fallback { schema.append(JSONMember("default", value(fallback))) }
    members.append(JSONMember("schema", .object(schema)))
    if let example { members.append(JSONMember("example", value(example))) }
    return .object(members)
  }

  private var schema: [JSONMember] {
    func string(_ more: JSONMember...) -> [JSONMember] { [JSONMember("type", "string")] + more }
    switch form {
    case .text(let pattern, let longest):
      // Bytes are counted, and a character has four at most.
      let base = string(JSONMember("minLength", 1), JSONMember("maxLength", .number(String(longest))))
      return pattern.map { base + [JSONMember("pattern", .string("^(?:\($0))$"))] } ?? base
    case .integer(let range):
      return [
        JSONMember("type", "integer"), JSONMember("minimum", .number(String(range.lowerBound))),
        JSONMember("maximum", .number(String(range.upperBound))),
      ]
    case .number(let range):
      return [
        JSONMember("type", "number"), JSONMember("minimum", .number("\(range.lowerBound)")),
        JSONMember("maximum", .number("\(range.upperBound)")),
      ]
    case .numbers(let counts):
      let arrays = counts.map { count -> JSONValue in
        [
          "type": "array", "items": ["type": "number"], "minItems": .number(String(count)),
          "maxItems": .number(String(count)),
        ]
      }
      guard arrays.count > 1, case .object(let only) = arrays[0] else {
        return [JSONMember("oneOf", .array(arrays))]
      }
      return counts.count == 1 ? only : [JSONMember("oneOf", .array(arrays))]
    case .choice(let values): return string(JSONMember("enum", .array(values.map(JSONValue.string))))
    case .datetime: return string()
    case .instant: return string(JSONMember("format", "date-time"))
    }
  }

  private func value(_ text: String) -> JSONValue {
    switch form {
    case .integer, .number: .number(text)
    case .numbers: .array(text.split(separator: ",").map { .number(String($0)) })
    case .text, .choice, .datetime, .instant: .string(text)
    }
  }
}
