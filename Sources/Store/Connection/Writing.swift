import GRDB
public import Quantities

/// The one transaction that writes: all of it comes into force, or nothing.
public final class Writing: Reading {
  /// The instant of the transaction: the same for everything that it records.
  public let instant: Instant
  private(set) var acts: [Act] = []
  /// What signs the acts; `nil` while the file's keys were not opened.
  var signer: LogKey?
  let log: LogState

  init(_ connection: GRDB.Database, path: String, instant: Instant, log: LogState) {
    self.instant = instant
    self.log = log
    signer = log.key
    super.init(connection, path: path)
  }

  /// Runs a statement that returns no rows.
  ///
  /// - Throws: `StoreError`.
  public func run(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) {
    let statement = try statement(sql)
    statement.bind(all: values)
    try statement.run()
  }

  /// Puts an act into the decision log when the transaction ends; it is there exactly if what it tells of is.
  public func record(_ act: Act) { acts.append(act) }

  /// The next number of a table's own sequence. Numbers are given by the program, so that every engine gives the same.
  ///
  /// - Parameter count: how many numbers in a row are taken.
  /// - Returns: the first of them, 1 or more.
  /// - Throws: `StoreError`.
  public func nextNumber(of sequence: String, count: Int = 1) throws -> Int {
    let last = try first("SELECT last FROM store_sequences WHERE name = ?", [.text(sequence)]) { $0.int(0) }
    if let last {
      try run("UPDATE store_sequences SET last = ? WHERE name = ?", [SQLValue(last + count), .text(sequence)])
    } else {
      try run("INSERT INTO store_sequences (name, last) VALUES (?, ?)", [.text(sequence), SQLValue(count)])
    }
    return (last ?? 0) + 1
  }
}
