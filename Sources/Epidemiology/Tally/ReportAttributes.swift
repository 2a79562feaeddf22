/// What a counted case was: how sure, where caught, how it ended, how old.
public enum CaseClassification: Int, Sendable, CaseIterable {
  case suspected, probable, confirmed, discarded

  /// The word of the column contract.
  public var name: String { ["suspected", "probable", "confirmed", "discarded"][rawValue] }
}

/// Where a case was infected or found.
public enum Transmission: Int, Sendable, CaseIterable {
  case community, imported, quarantined

  public var name: String { ["community", "imported", "quarantined"][rawValue] }
}

/// How a case ended, as far as known.
public enum Outcome: Int, Sendable, CaseIterable {
  case unknown, recovered, died, active

  public var name: String { ["unknown", "recovered", "died", "active"][rawValue] }
}

/// Whether a dose completed its series; `unknown` when the file does not say.
public enum SeriesState: Int, Sendable, CaseIterable {
  case unknown, incomplete, complete
}
