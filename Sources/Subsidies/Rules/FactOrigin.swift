/// Where a fact about a claimant comes from. What the system knows nobody is asked for.
public enum FactOrigin: String, CaseIterable, Codable, Sendable {
  /// The claimant, or an employer, says so; papers prove it.
  case claimed
  case register
  /// A quarantine order.
  case quarantine
  /// A record of a case.
  case cases
  /// The published zone maps and decrees.
  case zones
  /// A list that an office sent: social insurance, tax, social protection.
  case list
}
