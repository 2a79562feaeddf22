/// What is wrong or remarkable in a file of decrees: where it stands, what it says, what was done and what to do.
///
/// Features in the file = areas + findings of severity `rejected`: a feature has at most one of those.
public struct DecreeFinding: Hashable, Sendable {
  public enum Severity: String, Sendable {
    /// The feature became no area.
    case rejected
    /// The feature became an area, and something was done or left out.
    case note
  }

  public var severity: Severity
  /// The file as it was named.
  public var file: String
  /// Feature from 1, or record of a table, the header being 1.
  public var number: Int
  /// Property or column as the file calls it.
  public var property: String
  public var value: String
  /// What is wrong and what to do.
  public var message: String
}

extension DecreeFinding: CustomStringConvertible {
  public var description: String {
    "\(severity.rawValue): \(file), \(file.hasSuffix("json") ? "feature" : "row") \(number)"
      + (property.isEmpty ? "" : ", \(property)") + (value.isEmpty ? "" : " '\(value)'") + ": \(message)"
  }
}
