import ArgumentParser
import Cases

/// What a file of the case system is: one of the line lists, or resources of FHIR.
enum CaseFileKind: String, CaseIterable, ExpressibleByArgument {
  case cases, contacts, tests, symptoms, exposures, fhir

  var list: LineKind? { LineKind(rawValue: rawValue) }
}
