import GRDB

/// One consistent view of the database, for the time of a closure.
///
/// Every question in it is answered from the same state, whatever is written meanwhile. Belongs to one thread.
public class Reading {
  private let connection: GRDB.Database
  let path: String

  init(_ connection: GRDB.Database, path: String) {
    self.connection = connection
    self.path = path
  }

  /// A prepared statement, kept by the connection. The same SQL must not be asked for again while its rows are being read.
  ///
  /// - Throws: `StoreError` when the SQL is wrong or the file cannot be read.
  public func statement(_ sql: String) throws(StoreError) -> Statement {
    do { return Statement(try connection.cachedStatement(sql: sql), path: path) } catch {
      throw StoreError(error, path: path)
    }
  }

  /// All rows of a query, each as `body` makes it.
  public func all<T>(_ sql: String, _ values: [SQLValue] = [], _ body: (Statement) throws -> T) throws -> [T] {
    let statement = try statement(sql)
    statement.bind(all: values)
    defer { statement.reset() }
    var result: [T] = []
    while try statement.step() { result.append(try body(statement)) }
    return result
  }

  /// The first row of a query; `nil` when there is none.
  public func first<T>(_ sql: String, _ values: [SQLValue] = [], _ body: (Statement) throws -> T) throws -> T? {
    let statement = try statement(sql)
    statement.bind(all: values)
    defer { statement.reset() }
    return try statement.step() ? try body(statement) : nil
  }
}
