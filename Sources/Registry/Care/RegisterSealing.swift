public import Store

/// What of the register is sealed, for the rotation of keys.
public enum RegisterSealing {
  /// Every column that holds sealed values: `Rotation(columns: RegisterSealing.columns)` puts them under the current key in batches
  /// that can be taken up again, and a key is destroyed only when none of them needs it.
  public static let columns =
    ["registry_citizens", "registry_versions", "registry_conflicts"].map { SealedColumn(table: $0) }
    + MatchQueue.sealedColumns
}
