/// The wards of a route in the order of travel, and what is remarkable about it.
public struct FoundRoute: Hashable, Sendable {
  /// Numbers; a ward that is entered again stands there again.
  public var wards: [Int]
  public var findings: [RouteFinding]

  /// Whether a person should look at it before anything is decided by it: something of it lies in no known ward, or is not told.
  public var isDoubtful: Bool { findings.contains { $0.kind != .border } }
}
