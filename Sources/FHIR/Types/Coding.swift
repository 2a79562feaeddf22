/// A code of a code system.
public struct Coding: Hashable, Sendable {
  public var system: String?
  public var code: String?
  public var display: String?

  public init(system: String?, code: String?, display: String? = nil) {
    self.system = system
    self.code = code
    self.display = display
  }

  /// Whether both name the same code, whatever they call it.
  public func names(_ other: Coding) -> Bool { code != nil && code == other.code && system == other.system }

  init?(_ reader: ElementReader) {
    self.init(system: reader.string("system"), code: reader.string("code"), display: reader.string("display"))
    if let code,
      code.contains(where: \.isNewline) || code.first?.isWhitespace ?? false || code.last?.isWhitespace ?? false
    {
      reader.refuse(.invalidText, "code", "a code has no blanks at its ends and no line breaks")
    }
  }
}

extension Coding: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("system", system)
    writer.add("code", code)
    writer.add("display", display)
  }
}
