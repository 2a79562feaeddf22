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
      let length = [JSONMember("minLength", 1), JSONMember("maxLength", .number(String(longest)))]
      // Control characters are in no name.
      let described = (pattern ?? usual).map { "^(?:\($0))$" } ?? #"^[^\x00-\x1F]*$"#
      return string(JSONMember("pattern", .string(described))) + length
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
      let lengths = counts.map { count -> JSONValue in
        ["minItems": .number(String(count)), "maxItems": .number(String(count))]
      }
      return [
        JSONMember("type", "array"), JSONMember("items", ["type": "number"]), JSONMember("oneOf", .array(lengths)),
      ]
    case .choice(let values): return string(JSONMember("enum", .array(values.map(JSONValue.string))))
    case .datetime: return string(JSONMember("pattern", .string("^\(TimePattern.interval)$")))
    case .instant: return string(JSONMember("pattern", .string("^(?:\(TimePattern.instantOrDay))$")))
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
