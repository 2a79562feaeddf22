extension Resource {
  /// Appends the resource as one line, line break included. Equal resources give equal bytes: members stand in the order of the
  /// specification, what has no value is left out.
  public func appendLine(to bytes: inout [UInt8]) {
    JSONText.append(json, to: &bytes)
    bytes.append(10)
  }

  /// The resource as one line, line break included.
  public var line: [UInt8] {
    var bytes: [UInt8] = []
    appendLine(to: &bytes)
    return bytes
  }
}
