extension JSONValue {
  /// The value that a JSON text is.
  ///
  /// - Throws: `JSONError` with the place at which the text is none.
  package init(text: [UInt8]) throws(JSONError) {
    let result = text.withUnsafeBufferPointer { bytes -> Result<JSONValue, JSONError> in
      var scanner = JSONScanner(bytes)
      do throws(JSONError) {
        let value = try scanner.value()
        try scanner.finish()
        return .success(value)
      } catch { return .failure(error) }
    }
    self = try result.get()
  }

  /// The value as JSON, without blanks.
  package var json: String {
    var writer = JSONWriter()
    writer.value(self)
    return writer.text
  }
}
