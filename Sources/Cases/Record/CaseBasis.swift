/// On whose word a record has its class.
public enum CaseBasis: Int, CaseIterable, Sendable {
  /// The case definition, applied to the facts.
  case definition = 0
  /// An officer who decided otherwise, with a ground.
  case officer = 1
  /// The source that delivered the record, until anything else is entered.
  case source = 2

  public var name: String {
    switch self {
    case .definition: "definition"
    case .officer: "officer"
    case .source: "source"
    }
  }
}
