/// Why a line of FHIR is no resource that can be taken.
public enum FHIRError: Error, Hashable, Sendable {
  /// The line is no JSON object.
  case notJSON
}
