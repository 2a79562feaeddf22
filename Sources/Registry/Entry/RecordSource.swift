public import Store

/// Who keeps the records that come in: a ministry's database, a ward's list, a form.
public struct RecordSource: Hashable, Sendable {
  /// Number in `registry_sources`.
  public let number: Int
  public let name: String

  /// The source of a name; it is noted when it is met for the first time.
  ///
  /// - Throws: `RegistryError.unnamedSource`, `StoreError`.
  public static func named(_ name: String, _ writing: Writing) throws -> RecordSource {
    guard !name.isEmpty else { throw RegistryError.unnamedSource }
    if let known = try writing.first("SELECT id FROM registry_sources WHERE name = ?", [.text(name)], { $0.int(0) }) {
      return RecordSource(number: known, name: name)
    }
    let number = try writing.nextNumber(of: "registry_sources")
    try writing.run("INSERT INTO registry_sources (id, name) VALUES (?, ?)", [SQLValue(number), .text(name)])
    return RecordSource(number: number, name: name)
  }

  /// The sources that there are, by number.
  public static func all(_ reading: Reading) throws -> [RecordSource] {
    try reading.all("SELECT id, name FROM registry_sources ORDER BY id") {
      RecordSource(number: $0.int(0), name: $0.text(1))
    }
  }
}
