extension Reading {
  /// A fact about the city or the file; `nil` when it was never said.
  ///
  /// - Throws: `StoreError`.
  public func setting(_ name: String) throws -> String? {
    try first("SELECT value FROM store_settings WHERE name = ?", [.text(name)]) { $0.text(0) }
  }
}

extension Writing {
  /// Says a fact about the city or the file, in place of what was said before.
  ///
  /// - Throws: `StoreError`.
  public func set(_ name: String, to value: String) throws(StoreError) {
    try run(
      "INSERT INTO store_settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      [.text(name), .text(value)])
  }
}
