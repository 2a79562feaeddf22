import Foundation
import Quantities
import Store

@testable import Registry

/// A register as small as can be: what the last change of each citizen told.
final class PopulationTown {
  let path: String
  let file: DatabaseFile
  /// How many changes `enter` was given.
  var entered = 0
  /// Fails when this many batches have been applied, to show what a crash leaves.
  var failsAfter = Int.max

  static let schema = Schema(
    name: "registry",
    steps: [
      .registryLinks,
      Schema.Step(
        "a town",
        [
          "CREATE TABLE registry_town (identifier INTEGER NOT NULL PRIMARY KEY, version INTEGER NOT NULL, name TEXT NOT NULL)"
        ]
      ),
    ])

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("town-\(UUID().uuidString).db").path
    file = try DatabaseFile.create(path, schemas: [Self.schema]) { Instant(milliseconds: 1_630_900_000_000) }
  }

  deinit {
    try? file.close()
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }

  struct Crash: Error {}

  var sink: LedgerSink {
    LedgerSink(
      file, source: "national", actor: "test", key: { [UInt8]($0.digits.utf8) },
      enter: { [self] changes, writing in
        for change in changes {
          if case .upsert(let fields) = change.content {
            try writing.run(
              """
              INSERT INTO registry_town (identifier, version, name) VALUES (?, ?, ?)
              ON CONFLICT (identifier) DO UPDATE SET version = excluded.version, name = excluded.name
              """,
              [
                .integer(Int64(change.identifier.number)), SQLValue(change.version), .text(fields.name.value ?? ""),
              ])
          } else {
            try writing.run(
              "DELETE FROM registry_town WHERE identifier = ?", [.integer(Int64(change.identifier.number))])
          }
        }
        entered += changes.count
        failsAfter -= 1
        // After the writes, so that they have to be taken back.
        if failsAfter < 0 { throw Crash() }
        return DeltaCounts(applied: changes.count)
      })
  }

  /// Everybody, `identifier version name`.
  func people() throws -> [String] {
    try file.read { reading in
      try reading.all("SELECT identifier, version, name FROM registry_town ORDER BY identifier") {
        "\($0.int(0)) \($0.int(1)) \($0.text(2))"
      }
    }
  }

  func cursor() throws -> String? { try sink.cursor()?.text }

  /// A line of the protocol.
  static func line(_ person: Int, version: Int, name: String? = nil) -> String {
    let identifier = String(1_098_000_000 + person)
    let padded = String(repeating: "0", count: 12 - identifier.count) + identifier
    return
      "{\"identifier\":\"\(padded)\",\"version\":\(version),\"name\":\"\(name ?? "Nguyễn Văn \(person)-\(version)")\"}"
  }
}
