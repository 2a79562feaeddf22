/// What the rows of a line list are.
public enum LineKind: String, CaseIterable, Sendable {
  /// People under follow-up, cases and contacts alike, a row each.
  case cases
  /// Meetings of two of them.
  case contacts
  /// Samples and their results.
  case tests
  case symptoms
  /// Exposures to something else than a person of the list.
  case exposures
}
