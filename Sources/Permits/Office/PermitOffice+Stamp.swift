import Quantities
import Store

extension PermitOffice {
  /// What a check bundle is made of beside the zone map: while it stays the same, so does the bundle.
  public struct BundleStamp: Hashable, Sendable {
    /// As bundles have it: one more than the last change.
    public var number: Int
    public var policy: Int
    /// Of the keys: how many, and what became of them.
    public var keys: Int
    public var keyEnds: Int
  }

  /// - Complexity: O(log n), for whoever asks often.
  /// - Throws: `StoreError`.
  public func bundleStamp() throws -> BundleStamp {
    try file.read { reading in
      let last = try reading.first("SELECT max(number) FROM permits_changes") { $0.optionalInt(0) }.flatMap { $0 }
      let keys = try reading.first(
        """
        SELECT count(*), coalesce(sum(coalesce(until_at, 0) % 1000000007 + coalesce(withdrawn_at, 0) % 1000000009), 0)
        FROM permits_keys
        """
      ) { ($0.int(0), $0.int(1)) }
      return BundleStamp(
        number: (last ?? 0) + 1, policy: try AdoptedPolicy.number(reading) ?? 0, keys: keys?.0 ?? 0,
        keyEnds: keys?.1 ?? 0)
    }
  }

  /// Whether any permit may have to be looked at again: one is in force, or its time has just run out.
  ///
  /// - Throws: `StoreError`.
  public func hasLivePermits() throws -> Bool {
    try file.read { reading in
      try reading.first("SELECT 1 FROM permits_permits WHERE state IN ('live', 'suspended') LIMIT 1") { _ in true }
        ?? false
    }
  }
}
