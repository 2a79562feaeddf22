public import Quantities

/// Something that was measured or seen of a person: a test, a symptom.
///
/// Source: HL7 FHIR R4 (4.0.1), Observation; value set observation-status; rules obs-6 and obs-7.
public struct Observation: Hashable, Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case registered, preliminary, final, amended, corrected, cancelled
    case enteredInError = "entered-in-error"
    case unknown
  }

  public enum Value: Hashable, Sendable {
    case concept(CodeableConcept)
    case quantity(Quantity)
    case bool(Bool)
    case text(String)
    case dateTime(FHIRDateTime)
  }

  public enum Effective: Hashable, Sendable {
    case at(FHIRDateTime)
    case period(Period)
  }

  public var id: String?
  public var extensions: [ResourceExtension] = []
  public var identifier: [Identifier] = []
  public var status: Status
  public var category: [CodeableConcept] = []
  public var code: CodeableConcept
  public var subject: Reference?
  public var focus: [Reference] = []
  public var effective: Effective?
  /// When the result was given out.
  public var issued: Instant?
  public var performer: [Reference] = []
  public var value: Value?
  public var dataAbsentReason: CodeableConcept?
  public var specimen: Reference?
  public var component: [ObservationComponent] = []

  public init(id: String?, status: Status, code: CodeableConcept) {
    self.id = id
    self.status = status
    self.code = code
  }

  init?(_ reader: ElementReader) {
    id = reader.resourceID()
    extensions = reader.list("extension", ResourceExtension.init)
    identifier = reader.list("identifier", Identifier.init)
    let status = reader.require("status", reader.code("status", Status.self))
    category = reader.list("category", CodeableConcept.init)
    let code = reader.require("code", reader.element("code", CodeableConcept.init))
    subject = reader.element("subject", Reference.init)
    focus = reader.list("focus", Reference.init)
    reader.requireOneOf(
      ["effectiveDateTime", "effectivePeriod", "effectiveTiming", "effectiveInstant"], as: "effective[x]")
    if let moment = reader.dateTime("effectiveDateTime") { effective = .at(moment) }
    if let instant = reader.instant("effectiveInstant") { effective = .at(.instant(instant)) }
    if let period = reader.element("effectivePeriod", Period.init) { effective = .period(period) }
    issued = reader.instant("issued")
    performer = reader.list("performer", Reference.init)
    value = Value(reader)
    dataAbsentReason = reader.element("dataAbsentReason", CodeableConcept.init)
    specimen = reader.element("specimen", Reference.init)
    component = reader.list("component", ObservationComponent.init)
    guard let status, let code else { return nil }
    self.status = status
    self.code = code
    check(reader)
  }

  private func check(_ reader: ElementReader) {
    if dataAbsentReason != nil, Value.isGiven(reader) {
      reader.refuse(.brokenRule, "dataAbsentReason", "it stands only where there is no value (rule obs-6)")
    }
    if Value.isGiven(reader), component.contains(where: { part in part.code.coding.contains { code.has($0) } }) {
      reader.refuse(.brokenRule, "value[x]", "a component with the same code has the value already (rule obs-7)")
    }
  }
}

extension Observation: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("resourceType", ResourceType.observation.rawValue)
    writer.add("id", id)
    writer.add("extension", extensions)
    writer.add("identifier", identifier)
    writer.add("status", status.rawValue)
    writer.add("category", category)
    writer.add("code", code)
    writer.add("subject", subject)
    writer.add("focus", focus)
    switch effective {
    case .at(let moment): writer.add("effectiveDateTime", moment.description)
    case .period(let period): writer.add("effectivePeriod", period)
    case nil: break
    }
    writer.add("issued", issued?.description)
    writer.add("performer", performer)
    value?.write(to: &writer)
    writer.add("dataAbsentReason", dataAbsentReason)
    writer.add("specimen", specimen)
    writer.add("component", component)
  }
}
