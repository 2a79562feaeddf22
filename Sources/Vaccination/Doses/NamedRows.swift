import Store

/// Numbers of names in a table of names, looked up once a transaction.
struct NamedRows {
  let table: String
  private var known: [String: Int] = [:]

  /// - Parameter table: one of this target's own.
  init(_ table: String) { self.table = table }

  /// The number of a name; a new one gets the next.
  ///
  /// - Throws: `StoreError`.
  mutating func number(of name: String, _ writing: Writing) throws -> Int {
    if let number = known[name] { return number }
    var number = try writing.first("SELECT id FROM \(table) WHERE name = ?", [.text(name)]) { $0.int(0) }
    if number == nil {
      number = try writing.nextNumber(of: table)
      try writing.run("INSERT INTO \(table) (id, name) VALUES (?, ?)", [SQLValue(number), .text(name)])
    }
    known[name] = number
    return number!
  }
}
