/// A value of RFC 8259. Numbers keep the digits of the file, so that nothing is rounded on the way through.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The number as it was written.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Members in the order of the file.
  case object([JSONMember])

  /// Reads a text that is one value.
  ///
  /// - Throws: `JSONError` where the text stops being JSON.
  package init(reading bytes: [UInt8]) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      var scanner = JSONScanner(buffer)
      let value = try scanner.value()
      try scanner.finish()
      return value
    }
  }

  /// Text for a property that names something: a string as it is, a number with its digits; `nil` for all else.
  public var text: String? {
    switch self {
    case .string(let text): text
    case .number(let digits): digits
    default: nil
    }
  }
}

/// One name and its value in a JSON object.
public struct JSONMember: Hashable, Sendable {
  public var name: String
  public var value: JSONValue

  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}
