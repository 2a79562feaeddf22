/// A resource of one of the types that are read and written here.
public enum Resource: Hashable, Sendable {
  case patient(Patient)
  case condition(Condition)
  case observation(Observation)
  case immunization(Immunization)

  public var type: ResourceType {
    switch self {
    case .patient: .patient
    case .condition: .condition
    case .observation: .observation
    case .immunization: .immunization
    }
  }

  /// The name of the resource where it comes from.
  public var id: String? {
    switch self {
    case .patient(let patient): patient.id
    case .condition(let condition): condition.id
    case .observation(let observation): observation.id
    case .immunization(let immunization): immunization.id
    }
  }

  init?(_ type: ResourceType, _ reader: ElementReader) {
    switch type {
    case .patient: self = .patient(Patient(reader))
    case .condition:
      guard let condition = Condition(reader) else { return nil }
      self = .condition(condition)
    case .observation:
      guard let observation = Observation(reader) else { return nil }
      self = .observation(observation)
    case .immunization:
      guard let immunization = Immunization(reader) else { return nil }
      self = .immunization(immunization)
    }
  }

  package var json: JSONValue {
    switch self {
    case .patient(let patient): patient.json
    case .condition(let condition): condition.json
    case .observation(let observation): observation.json
    case .immunization(let immunization): immunization.json
    }
  }
}

extension ElementReader {
  /// The name of a resource: letters, digits, hyphens and points, 64 at most.
  package func resourceID() -> String? {
    guard let id = string("id") else { return nil }
    let isID =
      id.utf8.count <= 64
      && id.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 46
      }
    if !isID { refuse(.invalidText, "id", "an id is of 1 to 64 letters, digits, hyphens and points") }
    return id
  }
}
