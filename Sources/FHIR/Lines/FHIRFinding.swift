/// One thing that is wrong or remarkable in lines of resources: the line, the element and why. It never repeats what stood there.
public struct FHIRFinding: Hashable, Sendable {
  public enum Severity: String, Sendable {
    /// No resource was made of the line.
    case rejected
    /// The resource was taken, but not all that its line says.
    case note
  }

  public enum Code: String, Sendable, CaseIterable {
    case notJSON = "not_json"
    case unknownResource = "unknown_resource"
    case missingElement = "missing_element"
    case wrongType = "wrong_type"
    case wrongCardinality = "wrong_cardinality"
    case emptyValue = "empty_value"
    case notInValueSet = "not_in_value_set"
    case invalidDate = "invalid_date"
    case invalidText = "invalid_text"
    case severalChoices = "several_choices"
    case brokenRule = "broken_rule"
    case endBeforeStart = "end_before_start"
    case unreadElement = "unread_element"
  }

  public var severity: Severity
  public var code: Code
  /// The line, the first being 1.
  public var line: Int
  /// Where in the resource: `Condition.clinicalStatus.coding[0].code`; empty for the whole line.
  public var path: String
  /// What is wrong, and what is allowed.
  public var reason: String

  public init(_ severity: Severity, _ code: Code, line: Int, path: String, reason: String) {
    self.severity = severity
    self.code = code
    self.line = line
    self.path = path
    self.reason = reason
  }
}

extension FHIRFinding: CustomStringConvertible {
  public var description: String { "line \(line), \(path.isEmpty ? "resource" : path): \(reason)" }
}
