/// What holds for checkers without a network.
public struct OfflineLimits: Hashable, Sendable {
  /// Of the check bundle; older ones decide nothing.
  public var bundleMaxAgeMinutes: Int
  /// By how much clocks may differ.
  public var clockSkewSeconds: Int
}
