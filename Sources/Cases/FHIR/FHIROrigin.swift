import Epidemiology
import FHIR

/// Where a resource stood.
struct FHIROrigin: Hashable, Sendable {
  /// Name of the file, without folders.
  var file: String
  var line: Int

  func finding(
    _ severity: Finding.Severity, _ code: Finding.Code, _ path: String, _ message: String
  ) -> Finding {
    Finding(severity: severity, code: code, file: file, row: line, column: path, message: message)
  }

  /// A finding of the reader of lines as one of the import.
  func finding(_ found: FHIRFinding) -> Finding {
    let code: Finding.Code =
      switch found.code {
      case .invalidDate: .invalidDate
      case .endBeforeStart: .endBeforeStart
      case .invalidText: .invalidText
      case .notInValueSet: .invalidCategory
      case .unreadElement: .unusedColumns
      case .notJSON, .unknownResource, .missingElement, .wrongType, .wrongCardinality, .emptyValue, .severalChoices,
        .brokenRule:
        .invalidResource
      }
    return finding(found.severity == .rejected ? .rejected : .note, code, found.path, found.reason)
  }
}
