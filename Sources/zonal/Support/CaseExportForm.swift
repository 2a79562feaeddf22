import ArgumentParser
import Cases

/// How records are written.
enum CaseExportForm: String, CaseIterable, ExpressibleByArgument {
  case lists, fhir, pseudonymous

  var form: Cases.CaseExport.Form { Cases.CaseExport.Form(rawValue: rawValue)! }
}
