import Foundation
import GRDB
public import Quantities

/// The database of a city: one file, one writer at a time, any number of readers that never wait for it.
///
/// Safe for use from any thread. Readers see the last commit that was there when they began. Times are given by `clock`, never by
/// the engine.
public final class DatabaseFile: Sendable {
  public enum Mode: Sendable {
    case readWrite
    case readOnly
  }

  public let path: String
  let mode: Mode
  private let pool: DatabasePool
  private let clock: @Sendable () -> Instant
  private let log = LogState()

  private init(path: String, mode: Mode, pool: DatabasePool, clock: @escaping @Sendable () -> Instant) {
    self.path = path
    self.mode = mode
    self.pool = pool
    self.clock = clock
  }

  // MARK: Opening

  /// Makes a new database.
  ///
  /// - Throws: `StoreError.exists` when there is a file of that name; what else keeps the file from being made.
  public static func create(
    _ path: String, schemas: [Schema], clock: @escaping @Sendable () -> Instant
  ) throws(StoreError) -> DatabaseFile {
    try createFrame(path)
    return try connect(path, schemas: schemas, mode: .readWrite, upTo: nil, clock: clock)
  }

  /// Makes an empty file that says whose it is, before there is any journal that would have to be read to know.
  static func createFrame(_ path: String) throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path: path) }
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(FileFrame.application)") }
      try queue.close()
    } catch { throw StoreError(error, path: path) }
  }

  /// Opens a database, brings its tables up to date and checks that it is whole.
  ///
  /// A file that another program made, or a later version of this one, is left untouched. When the last writer did not end as it
  /// should and nobody else is at work, all pages are checked; otherwise the file's frame and the decision log's end are.
  ///
  /// - Throws: `StoreError.missing`, `.foreign`, `.newer`, `.damaged`, `.readOnly`, `.closed`, `.locked`, `.full`, `.disk`, `.other`.
  public static func open(
    _ path: String, schemas: [Schema], mode: Mode = .readWrite, clock: @escaping @Sendable () -> Instant
  ) throws(StoreError) -> DatabaseFile {
    try FileFrame.check(path)
    // Beside others who are at work nothing is looked through, or every reader would wait as long as that takes.
    let interrupted = FileFrame.hasJournal(path) && !FileFrame.isInUse(path)
    if mode == .readWrite { try look(path, schemas, checksPages: interrupted) }
    let file = try connect(path, schemas: schemas, mode: mode, upTo: nil, clock: clock)
    if interrupted, mode == .readOnly { try file.checkPages() }
    // Whoever only reads may look at a damaged log, above all to find what is wrong with it.
    if mode == .readWrite {
      do { try file.read(DecisionLog.checkEnd) } catch { throw StoreError(error, path: path) }
    }
    return file
  }

  /// Refuses a file of a later version and a damaged one by a connection that only reads: one that may write writes when it is
  /// made, and brings tables up to date before anything else.
  private static func look(_ path: String, _ schemas: [Schema], checksPages: Bool) throws(StoreError) {
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration(.readOnly))
      defer { try? queue.close() }
      try queue.read { connection in
        if try migrator([.store] + schemas, upTo: nil).hasBeenSuperseded(connection) {
          throw StoreError.newer(path: path)
        }
        if checksPages { try check(connection, path) }
      }
    } catch { throw StoreError(error, path: path) }
  }

  /// - Throws: `StoreError.damaged`; `DatabaseError`.
  private static func check(_ connection: GRDB.Database, _ path: String) throws {
    let found = try String.fetchAll(connection, sql: "PRAGMA integrity_check(3)")
    if found != ["ok"] { throw StoreError.damaged(path: path, details: found.joined(separator: "; ")) }
    if let orphan = try Row.fetchOne(connection, sql: "PRAGMA foreign_key_check") {
      throw StoreError.damaged(path: path, details: "a row of \(orphan[0] as String) points at nothing")
    }
  }

  /// - Parameter upTo: the last step of each schema to take, by name; for tests that begin with a file of before.
  static func connect(
    _ path: String, schemas: [Schema], mode: Mode, upTo: [String: Int]?, clock: @escaping @Sendable () -> Instant
  ) throws(StoreError) -> DatabaseFile {
    do {
      let pool = try DatabasePool(path: path, configuration: configuration(mode))
      if mode == .readWrite {
        // What was acknowledged is on the disk, also when the power fails. The pool asks for less when it is made.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      }
      let migrator = migrator([.store] + schemas, upTo: upTo)
      if mode == .readWrite {
        if try pool.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: path) }
        try migrator.migrate(pool)
      } else {
        let (superseded, complete) = try pool.read {
          (try migrator.hasBeenSuperseded($0), try migrator.hasCompletedMigrations($0))
        }
        if superseded { throw StoreError.newer(path: path) }
        if !complete { throw StoreError.readOnly(path: path) }
      }
      return DatabaseFile(path: path, mode: mode, pool: pool, clock: clock)
    } catch { throw StoreError(error, path: path) }
  }

  private static func configuration(_ mode: Mode) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = mode == .readOnly
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { connection in
      try connection.execute(sql: "PRAGMA cache_size = -65536")
      try connection.execute(sql: "PRAGMA temp_store = FILE")
      try connection.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    return configuration
  }

  private static func migrator(_ schemas: [Schema], upTo: [String: Int]?) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for schema in schemas {
      for (step, identifier) in zip(schema.steps, schema.identifiers).prefix(upTo?[schema.name] ?? schema.steps.count) {
        migrator.registerMigration(identifier) { connection in
          for statement in step.statements { try connection.execute(sql: statement) }
        }
      }
    }
    return migrator
  }

  // MARK: Reading and writing

  /// Answers questions from one consistent state, beside whatever is being written.
  ///
  /// A refusal that `body` throws is put into the decision log before it is thrown on.
  ///
  /// - Throws: what `body` throws; `StoreError`; `LogError.keyNeeded` when a refusal cannot be logged.
  public func read<T>(_ body: (Reading) throws -> T) throws -> T {
    try loggingRefusals { try pool.read { try body(Reading($0, path: path)) } }
  }

  /// Runs one transaction; what `body` throws takes all of it back.
  ///
  /// Acts that the body records are in the decision log exactly when the transaction is; a refusal that it throws is put into the
  /// log by a transaction of its own.
  ///
  /// - Throws: what `body` throws; `StoreError` when the file could not be written to; `LogError.keyNeeded`.
  public func write<T>(_ body: (Writing) throws -> T) throws -> T {
    try loggingRefusals { try transact(body) }
  }

  /// Runs one transaction and takes it back: what would come of it. None of its acts is logged.
  ///
  /// - Throws: as `write`.
  public func rehearse<T>(_ body: (Writing) throws -> T) throws -> T {
    var result: T?
    do {
      try write { writing in
        result = try body(writing)
        throw Rehearsed()
      }
    } catch is Rehearsed {}
    guard let result else { preconditionFailure("a rehearsal ends with its body") }
    return result
  }

  private struct Rehearsed: Error {}

  private func transact<T>(_ body: (Writing) throws -> T) throws -> T {
    try pool.write { connection in
      let writing = Writing(connection, path: path, instant: clock(), log: log)
      let result = try body(writing)
      try DecisionLog.append(writing.acts, writing)
      return result
    }
  }

  private func loggingRefusals<T>(_ body: () throws -> T) throws -> T {
    try translating {
      do { return try body() } catch let error as AccessError {
        if case .refused(let refusal) = error { try transact { $0.record(refusal.act) } }
        throw error
      }
    }
  }

  /// Signs the acts of transactions to come.
  func sign(with key: LogKey) { log.key = key }

  private func translating<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError { throw StoreError(error, path: path) }
  }

  // MARK: Care

  /// Looks at every page of the file and every entry of its indexes.
  ///
  /// - Complexity: reads the whole file.
  /// - Throws: `StoreError.damaged` with what is wrong first.
  public func checkPages() throws(StoreError) {
    do { try pool.read { try Self.check($0, path) } } catch { throw StoreError(error, path: path) }
  }

  /// Copies the last committed state to a new file while the database is in use.
  ///
  /// The copy is checked before it gets its name, so a file of that name is always whole.
  ///
  /// - Throws: `StoreError.exists`, `.full`, `.disk`, `.closed`, `.damaged`, `.other`.
  public func backUp(to destination: String) throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: destination) else { throw .exists(path: destination) }
    let staged = destination + ".part"
    do {
      try? FileManager.default.removeItem(atPath: staged)
      defer {
        for end in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: staged + end) }
      }
      do {
        let copy = try DatabaseQueue(path: staged)
        try pool.backup(to: copy)
        // Without a journal beside it, so that it can be read from a medium that nobody writes to.
        try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.read { try Self.check($0, staged) }
        try copy.close()
      }
      try FileFrame.synchronize(staged)
      guard rename(staged, destination) == 0 else {
        throw StoreError.other(path: destination, message: String(cString: strerror(errno)))
      }
    } catch { throw StoreError(error, path: destination) }
  }

  /// Ends all work with the file and puts what is in its journal into its place.
  ///
  /// - Throws: `StoreError`.
  public func close() throws(StoreError) {
    do {
      // Fails while others read, which is no harm: the journal is then theirs to put away.
      if mode == .readWrite { try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
      try pool.close()
    } catch { throw StoreError(error, path: path) }
  }
}
