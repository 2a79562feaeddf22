/// Whether a dose with a flag counts.
public struct CountingRule: Hashable, Sendable {
  public var flag: DoseFlag
  public var counts: Bool
  public var citation: String
  var line = 0

  /// Flags that say something of a dose that counts in any case.
  static let informing: Set<DoseFlag> = [.late, .otherNumber]
}
