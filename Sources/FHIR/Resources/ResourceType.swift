/// The resources of FHIR R4 that are read and written here.
public enum ResourceType: String, CaseIterable, Sendable {
  case patient = "Patient"
  case condition = "Condition"
  case observation = "Observation"
  case immunization = "Immunization"
}
