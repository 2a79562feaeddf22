/// Where the number of residents comes from.
public enum PopulationSource: String, Hashable, Sendable {
  /// A table of figures, as a census or an office gives it.
  case table
  /// The register of citizens.
  case register
}
