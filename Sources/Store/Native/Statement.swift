#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import GRDB
import GRDBSQLite

/// A prepared statement of SQL: integers, texts and bytes in, rows of them out.
///
/// The engine is called as it is, since rows arrive by the million. One statement serves one transaction on one thread, and is
/// kept by the connection for the next. Parameters and columns count from 0.
public final class Statement {
  private let statement: GRDB.Statement
  private let handle: OpaquePointer
  private let path: String

  init(_ statement: GRDB.Statement, path: String) {
    self.statement = statement
    handle = statement.sqliteStatement
    self.path = path
  }

  // MARK: Parameters

  public func bind(_ position: Int, _ value: Int64?) {
    if let value {
      sqlite3_bind_int64(handle, Int32(position + 1), value)
    } else {
      sqlite3_bind_null(handle, Int32(position + 1))
    }
  }

  public func bind(_ position: Int, _ value: Int?) { bind(position, value.map(Int64.init)) }

  public func bind(_ position: Int, _ text: String?) {
    guard var text else { return bind(position, nil as Int64?) }
    text.withUTF8 { bytes in
      // An empty text may have no address; a null pointer would bind NULL.
      let start = UnsafeRawPointer(bytes.baseAddress).map { $0.assumingMemoryBound(to: CChar.self) }
      _ = sqlite3_bind_text(handle, Int32(position + 1), start ?? Self.nothing, Int32(bytes.count), Self.copied)
    }
  }

  public func bind(_ position: Int, _ bytes: UnsafeRawBufferPointer) {
    sqlite3_bind_blob(
      handle, Int32(position + 1), bytes.baseAddress ?? UnsafeRawPointer(Self.nothing), Int32(bytes.count), Self.copied)
  }

  public func bind(_ position: Int, bytes: [UInt8]?) {
    guard let bytes else { return bind(position, nil as Int64?) }
    bytes.withUnsafeBytes { bind(position, $0) }
  }

  public func bind(_ position: Int, _ value: SQLValue) {
    switch value {
    case .null: bind(position, nil as Int64?)
    case .integer(let integer): bind(position, integer)
    case .text(let text): bind(position, text)
    case .bytes(let bytes): bind(position, bytes: bytes)
    }
  }

  /// Binds all parameters.
  ///
  /// - Precondition: as many values as the statement has parameters; a statement is kept, and so is what was bound before.
  public func bind(all values: [SQLValue]) {
    precondition(values.count == Int(sqlite3_bind_parameter_count(handle)), "a value for each parameter")
    for (position, value) in values.enumerated() { bind(position, value) }
  }

  // MARK: Running

  /// Goes to the next row.
  ///
  /// - Returns: whether there is one; after the last the statement is ready to be run again.
  /// - Throws: `StoreError`.
  public func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      let connection = sqlite3_db_handle(handle)
      let code = sqlite3_extended_errcode(connection)
      let message = String(cString: sqlite3_errmsg(connection))
      sqlite3_reset(handle)
      throw StoreError(code: code, message: message, path: path)
    }
  }

  /// Runs a statement that returns no rows.
  ///
  /// - Throws: `StoreError`.
  public func run() throws(StoreError) {
    while try step() {}
  }

  /// Makes the statement ready to be run again before its last row was read.
  public func reset() { sqlite3_reset(handle) }

  // MARK: Columns of the row

  public func int(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  public func optionalInt(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }

  public func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  /// What a column of the row holds, which need not be what its table declares.
  enum Kind: Equatable {
    case integer, real, text, bytes, null
  }

  func kind(_ column: Int) -> Kind {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .bytes
    default: .null
    }
  }

  /// The text of a column; empty for NULL.
  public func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// The bytes of a column; empty for NULL.
  public func bytes(_ column: Int) -> [UInt8] { withBytes(column) { Array($0) } }

  public func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }

  /// The bytes of a column where the engine holds them, valid within `body` only.
  public func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let start = sqlite3_column_blob(handle, Int32(column))
    return body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
  }

  /// The engine copies what is bound, so that nothing need outlive the call.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  /// An address for values of no length.
  private nonisolated(unsafe) static let nothing: UnsafePointer<CChar> = {
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()
}
