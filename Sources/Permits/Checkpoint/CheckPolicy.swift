public import Criteria

/// What of the permit policy checkers need: limits, and the words of its ids.
public struct CheckPolicy: Hashable, Sendable {
  public var id: String
  public var version: String
  /// Seconds after which a bundle decides nothing.
  public var maxAge: Int
  /// Seconds by which clocks may differ.
  public var clockSkew: Int
  public var groups: [String: Localized]
  public var purposes: [String: Localized]
  public var issuers: [String: Localized]
  /// Seconds by which the city's clocks are ahead of UTC.
  public var clockOffset: Int

  public init(
    id: String, version: String, maxAge: Int, clockSkew: Int, groups: [String: Localized],
    purposes: [String: Localized], issuers: [String: Localized], clockOffset: Int
  ) {
    precondition(maxAge >= 0 && clockSkew >= 0, "limits are not below 0")
    self.id = id
    self.version = version
    self.maxAge = maxAge
    self.clockSkew = clockSkew
    self.groups = groups
    self.purposes = purposes
    self.issuers = issuers
    self.clockOffset = clockOffset
  }

  /// The groups in the order of their encoding, by which typed codes name them.
  public var groupOrder: [String] { groups.keys.sorted(by: Self.precedes) }

  /// The order of texts as keys of deterministic CBOR: the shorter first, then by bytes.
  static func precedes(_ a: String, _ b: String) -> Bool {
    let (first, second) = (a.utf8.count, b.utf8.count)
    return first == second ? a.utf8.lexicographicallyPrecedes(b.utf8) : first < second
  }

  /// Why a bundle of an age decides nothing; `nil` where it does.
  func reason(issuedAt: Int, now: Int) -> CheckReason? {
    if issuedAt > now + clockSkew { return .bundleFuture }
    return now - issuedAt > maxAge + clockSkew ? .bundleOld : nil
  }
}
