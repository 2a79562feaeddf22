import Foundation
import Testing

/// The bundled Hanoi with an invented register and officers, worked on by the built program.
///
/// an is the administrator; chi is for ward 00001 only; dung is for everything.
final class RegisterCity {
  let folder: TemporaryFolder
  let path: String
  /// The invented citizens, as the generator wrote them.
  let rows: [[String: String]]
  var citizens: String { folder.path("citizens.csv") }

  init(citizens count: Int = 3000) throws {
    folder = try TemporaryFolder()
    path = folder.path("city.zonal")
    let generator = URL(fileURLWithPath: Zonal.program).deletingLastPathComponent()
      .appendingPathComponent("geodata-generator").path
    let outcome = try Zonal.run(
      ["citizens", "--count", String(count), "--output", folder.path("citizens.csv")], program: generator)
    try #require(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    rows = try folder.table("citizens.csv")
    try done(["init"])
    try done(["import", "boundaries", "geodata/hanoi-2021/wards.geojson"])
    try done(["officers", "add", "chi", "--role", "health-officer", "--area", "wards 00001"])
    try done(["officers", "add", "dung", "--role", "health-officer"])
  }

  @discardableResult
  func run(
    _ arguments: [String], as officer: String = "an", for purpose: String? = nil, input: String? = nil
  ) throws -> Zonal.Outcome {
    try Zonal.run(
      arguments + ["--database", path, "--as", officer] + (purpose.map { ["--purpose", $0] } ?? []), input: input)
  }

  /// Runs a verb that must do what it is asked.
  @discardableResult
  func done(
    _ arguments: [String], as officer: String = "an", for purpose: String? = nil, input: String? = nil,
    at place: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try run(arguments, as: officer, for: purpose, input: input)
    try #require(outcome.status == 0, "\(arguments): \(outcome.errors)", sourceLocation: place)
    return outcome.output
  }

  @discardableResult
  func load(at place: SourceLocation = #_sourceLocation) throws -> String {
    try done(["import", "citizens", citizens, "--source", "police"], at: place)
  }

  /// The first citizen of a ward, or of any but that.
  func citizen(in ward: String) throws -> [String: String] { try #require(rows.first { $0["ward_code"] == ward }) }
  func citizen(outside ward: String) throws -> [String: String] { try #require(rows.last { $0["ward_code"] != ward }) }

  /// Everything that the file and its journal hold.
  func bytes() throws -> Data {
    try ["", "-wal"].reduce(into: Data()) { bytes, end in
      if FileManager.default.fileExists(atPath: path + end) {
        bytes += try Data(contentsOf: URL(fileURLWithPath: path + end))
      }
    }
  }
}
