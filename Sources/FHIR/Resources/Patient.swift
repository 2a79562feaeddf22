/// A person.
///
/// Source: HL7 FHIR R4 (4.0.1), Patient; value set administrative-gender.
public struct Patient: Hashable, Sendable {
  public enum Gender: String, CaseIterable, Sendable {
    case male, female, other, unknown
  }

  /// Whether, and when, somebody died.
  public enum Deceased: Hashable, Sendable {
    case yes
    case no
    case at(FHIRDateTime)
  }

  public var id: String?
  public var extensions: [ResourceExtension] = []
  public var identifier: [Identifier] = []
  public var name: [HumanName] = []
  public var telecom: [ContactPoint] = []
  public var gender: Gender?
  public var birthDate: PartialDate?
  public var deceased: Deceased?
  public var address: [Address] = []

  public init(id: String?) { self.id = id }

  init(_ reader: ElementReader) {
    id = reader.resourceID()
    extensions = reader.list("extension", ResourceExtension.init)
    identifier = reader.list("identifier", Identifier.init)
    _ = reader.bool("active")
    name = reader.list("name", HumanName.init)
    telecom = reader.list("telecom", ContactPoint.init)
    gender = reader.code("gender", Gender.self)
    birthDate = reader.date("birthDate")
    reader.requireOneOf(["deceasedBoolean", "deceasedDateTime"], as: "deceased[x]")
    if let isDead = reader.bool("deceasedBoolean") { deceased = isDead ? .yes : .no }
    if let moment = reader.dateTime("deceasedDateTime") { deceased = .at(moment) }
    address = reader.list("address", Address.init)
    if let birthDate, case .at(let death)? = deceased, death.isBefore(.date(birthDate)) {
      reader.refuse(.endBeforeStart, "deceasedDateTime", "it lies before the day of birth")
    }
  }
}

extension Patient: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("resourceType", ResourceType.patient.rawValue)
    writer.add("id", id)
    writer.add("extension", extensions)
    writer.add("identifier", identifier)
    writer.add("name", name)
    writer.add("telecom", telecom)
    writer.add("gender", gender?.rawValue)
    writer.add("birthDate", birthDate?.description)
    switch deceased {
    case .yes: writer.add("deceasedBoolean", true)
    case .no: writer.add("deceasedBoolean", false)
    case .at(let moment): writer.add("deceasedDateTime", moment.description)
    case nil: break
    }
    writer.add("address", address)
  }
}
