/// A change that the national population database tells of one citizen.
///
/// It prints nothing of the citizen.
public struct PopulationChange: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// The fields that are told; others stay as they are.
    case upsert(PopulationFields)
    /// The database no longer vouches for the record: it was made in error, or is another citizen's.
    case withdrawal
  }

  public var identifier: PersonalIdentifier
  /// Grows with each change of the citizen's record; a change that is not above the last one applied is old news.
  public var version: Int
  public var content: Content

  public init(identifier: PersonalIdentifier, version: Int, _ content: Content) {
    self.identifier = identifier
    self.version = version
    self.content = content
  }
}

extension PopulationChange: CustomStringConvertible, CustomReflectable {
  public var description: String { "change of a citizen, version \(version)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
