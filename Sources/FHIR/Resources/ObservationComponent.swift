/// One of several things that an observation says.
public struct ObservationComponent: Hashable, Sendable {
  public var code: CodeableConcept
  public var value: Observation.Value?

  public init(_ code: CodeableConcept, _ value: Observation.Value?) {
    self.code = code
    self.value = value
  }

  init?(_ reader: ElementReader) {
    value = Observation.Value(reader)
    guard let code = reader.require("code", reader.element("code", CodeableConcept.init)) else { return nil }
    self.code = code
  }
}

extension ObservationComponent: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("code", code)
    value?.write(to: &writer)
  }
}

extension Observation.Value {
  private static let read = ["valueCodeableConcept", "valueQuantity", "valueBoolean", "valueString", "valueDateTime"]
  private static let all =
    read + ["valueInteger", "valueRange", "valueRatio", "valueSampledData", "valueTime", "valuePeriod"]

  /// Whether there is a value, of whatever type.
  static func isGiven(_ reader: ElementReader) -> Bool { all.contains(where: reader.has) }

  init?(_ reader: ElementReader) {
    reader.requireOneOf(Self.all, as: "value[x]")
    if let concept = reader.element("valueCodeableConcept", CodeableConcept.init) {
      self = .concept(concept)
    } else if let quantity = reader.element("valueQuantity", Quantity.init) {
      self = .quantity(quantity)
    } else if let truth = reader.bool("valueBoolean") {
      self = .bool(truth)
    } else if let text = reader.string("valueString") {
      self = .text(text)
    } else if let moment = reader.dateTime("valueDateTime") {
      self = .dateTime(moment)
    } else {
      return nil
    }
  }

  func write(to writer: inout ElementWriter) {
    switch self {
    case .concept(let concept): writer.add("valueCodeableConcept", concept)
    case .quantity(let quantity): writer.add("valueQuantity", quantity)
    case .bool(let truth): writer.add("valueBoolean", truth)
    case .text(let text): writer.add("valueString", text)
    case .dateTime(let moment): writer.add("valueDateTime", moment.description)
    }
  }
}
