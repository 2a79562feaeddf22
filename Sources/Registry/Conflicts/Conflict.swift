public import Quantities

/// A statement that says otherwise than another source, and waits for somebody to decide.
public struct Conflict: Hashable, Sendable {
  /// Both sides, for officers of the citizen's area.
  public struct Versions: Hashable, Sendable {
    /// The citizen as recorded now.
    public let recorded: Citizen
    /// What the other source says.
    public let said: CitizenStatement
    /// The fields about which they differ now.
    public let contested: CitizenFields
  }

  public let number: Int
  /// Name of the source that says otherwise.
  public let source: String
  /// The fields about which they differed when the statement came.
  public let fields: CitizenFields
  public let found: Instant
  /// `nil` when the citizen is not of the officer's area.
  public let versions: Versions?
}

/// What is to become of a conflict.
public enum ConflictDecision: Hashable, Sendable {
  /// What is recorded stays.
  case keep
  /// What the other source says is taken.
  case take
  /// The fields named here are taken from the other source, the other contested ones stay.
  case merge(taking: Set<CitizenField>)

  func takes(_ field: CitizenField) -> Bool {
    switch self {
    case .keep: false
    case .take: true
    case .merge(let fields): fields.contains(field)
    }
  }

  var word: String {
    switch self {
    case .keep: "keep"
    case .take: "take"
    case .merge(let fields):
      "merge " + fields.sorted { $0.rawValue < $1.rawValue }.map { "\($0)" }.joined(separator: " ")
    }
  }
}
