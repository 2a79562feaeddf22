import ArgumentParser
import Cases
import EpidemicAreas
import Foundation
import Permits
import Quantities
import Quarantine
import Registry
import Store
import Subsidies
import Surveillance
import Vaccination

/// Which database, and who is at work.
struct DatabaseArguments: ParsableArguments {
  @Option(help: "The city's database file (default: what ZONAL_DATABASE names).")
  var database: String?

  @Option(
    help: "File of the master key (default: the environment variable ZONAL_KEY, else the database's name with .key).")
  var keyFile: String?

  @Option(
    name: .customLong("as"), help: "Officer who does it, for rights and decision log (default: the system's user).")
  var officer: String?

  var path: String {
    get throws {
      guard let path = database ?? ProcessInfo.processInfo.environment["ZONAL_DATABASE"] else {
        throw ValidationError("name the database with --database FILE, or in the environment variable ZONAL_DATABASE")
      }
      return path
    }
  }

  var actor: String { officer ?? NSUserName() }

  static let schemas: [Schema] = [
    .registry, .surveillance, .permits, .cases, .quarantine, .areas, .vaccination, .subsidies,
  ]

  /// Opens the database and its keys for the time of the body, and puts its journal away afterwards.
  func use<T>(_ body: (OpenDatabase) throws -> T) throws -> T {
    try Self.use(path, .readWrite) { file in
      let key = try MasterKey.find(
        keyFile: keyFile, beside: path, environment: ProcessInfo.processInfo.environment)
      return try body(
        OpenDatabase(file: file, ring: try KeyRing.open(file, masterKey: key, actor: actor), actor: actor))
    }
  }

  /// Opens the database without its keys: for what nobody's data are in, and no act follows.
  func look<T>(_ body: (DatabaseFile) throws -> T) throws -> T { try Self.look(path, body) }

  static func look<T>(_ path: String, _ body: (DatabaseFile) throws -> T) throws -> T {
    try use(path, .readOnly, body)
  }

  private static func use<T>(
    _ path: String, _ mode: DatabaseFile.Mode, _ body: (DatabaseFile) throws -> T
  ) throws -> T {
    let file = try DatabaseFile.open(path, schemas: schemas, mode: mode, clock: now)
    let result: T
    do { result = try body(file) } catch {
      try? file.close()
      throw error
    }
    try file.close()
    return result
  }

  /// The one place where the program looks at the clock.
  static let now: @Sendable () -> Instant = {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}

/// Somebody is named who is no officer of the database.
struct UnknownOfficer: Error, CustomStringConvertible {
  var name: String
  var path: String

  var description: String {
    "there is no officer '\(name)' in '\(path)'; 'zonal officers list' shows those there are, and an administrator can add one "
      + "with 'zonal officers add'"
  }
}

/// A database with its keys, and the officer who asked for it.
struct OpenDatabase: Sendable {
  var file: DatabaseFile
  var ring: KeyRing
  var actor: String

  /// The officer's access for a purpose.
  ///
  /// - Throws: `UnknownOfficer`.
  func access(_ purpose: Purpose, as name: String? = nil) throws -> Access {
    let now = DatabaseArguments.now()
    let name = name ?? actor
    return try naming(name) { try file.read { try Access(name: name, purpose: purpose, at: now, $0) } }
  }

  /// Runs the body, and says of whom it is that there is no such officer.
  ///
  /// - Throws: `UnknownOfficer`; what the body throws.
  func naming<T>(_ name: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as AccessError where error == .unknownOfficer {
      throw UnknownOfficer(name: name, path: file.path)
    }
  }
}
