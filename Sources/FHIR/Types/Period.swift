/// A time from and until; either may be open.
public struct Period: Hashable, Sendable {
  public var start: FHIRDateTime?
  public var end: FHIRDateTime?

  public init(start: FHIRDateTime?, end: FHIRDateTime?) {
    self.start = start
    self.end = end
  }

  init?(_ reader: ElementReader) {
    start = reader.dateTime("start")
    end = reader.dateTime("end")
    // Rule per-1 of the type.
    if let start, let end, end.isBefore(start) {
      reader.refuse(.endBeforeStart, nil, "it ends before it starts")
    }
  }
}

extension Period: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("start", start?.description)
    writer.add("end", end?.description)
  }
}
