import SpatialCore

/// A property of the features of a collection: what it is, for checks and for those who ask.
struct FeatureField: Sendable {
  enum Kind: String, Sendable {
    case text, integer, number, truth, instant
  }

  var name: String
  var kind: Kind
  var title: String
  /// A value that some feature may have.
  var example: String?

  init(_ name: String, _ kind: Kind, _ title: String, example: String? = nil) {
    self.name = name
    self.kind = kind
    self.title = title
    self.example = example
  }

  /// As a JSON Schema.
  var schema: JSONValue {
    switch kind {
    case .text: ["title": .string(title), "type": "string"]
    case .integer: ["title": .string(title), "type": "integer"]
    case .number: ["title": .string(title), "type": "number"]
    case .truth: ["title": .string(title), "type": "boolean"]
    case .instant: ["title": .string(title), "type": "string", "format": "date-time"]
    }
  }

  /// The parameter that asks for features with one value of it.
  var parameter: Parameter {
    let form: Parameter.Form
    switch kind {
    case .text: form = .text(pattern: nil, longest: 200)
    case .integer: form = .integer(-1_000_000_000...1_000_000_000)
    case .number: form = .number(-1e15...1e15)
    // GDAL asks with digits.
    case .truth: form = .choice(["true", "false", "1", "0"])
    case .instant: form = .instant
    }
    return Parameter(
      name, form, "Only features of which this is the value of '\(name)': \(title).", example: example)
  }
}
