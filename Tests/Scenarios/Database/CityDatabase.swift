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
import Testing
import Vaccination

/// A database in a folder of its own, worked on by the built program and looked into by the library.
final class CityDatabase {
  let folder: TemporaryFolder
  let path: String

  /// A name for a database that is not there yet.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("city.zonal")
  }

  /// A copy of a database that nobody writes to, with its key.
  init(copyOf other: CityDatabase) throws {
    folder = try TemporaryFolder()
    path = folder.path("city.zonal")
    for end in ["", ".key"] { try FileManager.default.copyItem(atPath: other.path + end, toPath: path + end) }
  }

  /// Runs a verb on the database as the officer an.
  @discardableResult
  func run(_ arguments: [String], as officer: String? = "an") throws -> Zonal.Outcome {
    try Zonal.run(arguments + database + (officer.map { ["--as", $0] } ?? []))
  }

  /// Runs a verb that must do what it is asked.
  @discardableResult
  func done(_ arguments: [String], as officer: String? = "an", at place: SourceLocation = #_sourceLocation) throws
    -> String
  {
    let outcome = try run(arguments, as: officer)
    try #require(outcome.status == 0, "\(arguments): \(outcome.errors)", sourceLocation: place)
    return outcome.output
  }

  /// Runs a verb that must be refused with a sentence and exit code 2, and gives the sentence.
  func refused(_ arguments: [String], as officer: String? = "an", at place: SourceLocation = #_sourceLocation) throws
    -> String
  {
    let outcome = try run(arguments, as: officer)
    #expect(outcome.status == 2, "\(arguments): \(outcome.output)\(outcome.errors)", sourceLocation: place)
    #expect(outcome.errors.hasPrefix("error: "), "\(outcome.errors)", sourceLocation: place)
    return outcome.errors
  }

  var database: [String] { ["--database", path] }

  /// As the program opens it.
  static let schemas: [Schema] = [
    .registry, .surveillance, .permits, .cases, .quarantine, .areas, .vaccination, .subsidies,
  ]

  /// Opens the file in the test itself.
  func look<T>(_ body: (DatabaseFile) throws -> T) throws -> T {
    let file = try DatabaseFile.open(path, schemas: Self.schemas) {
      Instant(milliseconds: 1_700_000_000_000)
    }
    defer { try? file.close() }
    return try body(file)
  }

  func number(_ sql: String) throws -> Int { try look { try $0.read { try $0.first(sql) { $0.int(0) } ?? -1 } } }

  /// The bundled Hanoi with wards, residents and other figures, and no report.
  static func hanoi() throws -> CityDatabase {
    let city = try CityDatabase()
    try city.done(["init"])
    for (kind, file) in [
      ("boundaries", "wards.geojson"), ("population", "population.csv"), ("measures", "measures.csv"),
    ] {
      try city.done(["import", kind, "geodata/hanoi-2021/\(file)"])
    }
    return city
  }
}
