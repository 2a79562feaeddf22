import ArgumentParser
import Foundation
import Quantities
import Store
import Surveillance

/// Which database, and who is at work.
struct DatabaseArguments: ParsableArguments {
  @Option(help: "The city's database file (default: what ZONAL_DATABASE names).")
  var database: String?

  @Option(name: .customLong("as"), help: "Officer who does it, for the decision log (default: the system's user).")
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

  static let schemas: [Schema] = [.surveillance]

  /// Opens the database for the time of the body and puts its journal away afterwards.
  func use<T>(_ mode: DatabaseFile.Mode = .readWrite, _ body: (DatabaseFile) throws -> T) throws -> T {
    let file = try DatabaseFile.open(path, schemas: Self.schemas, mode: mode, clock: Self.now)
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
