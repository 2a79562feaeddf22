import Foundation
import Quantities
import Store

@testable import Registry

/// A database with three wards in two districts, its officers, and room for citizens.
final class RegisterInFile {
  static let instant = Instant(milliseconds: 1_630_900_000_000)
  /// Row numbers of the wards.
  static let wards = [1, 2, 3]

  let path: String
  let file: DatabaseFile
  let sealer: Sealer

  /// The register's tables with those of matching and of the link, whether or not they are among its steps already.
  private static let schema: Schema = {
    let own: [Schema.Step] = [.registryMatches, .registryLinks]
    let others = Schema.registry.steps.filter { step in !own.contains { $0.title == step.title } }
    return Schema(name: "registry", steps: others + own)
  }()

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString).db").path
    file = try DatabaseFile.create(path, schemas: [Self.schema]) { Self.instant }
    sealer = try KeyRing.open(file, masterKey: MasterKey(), actor: "root").sealer
    try file.write { writing in
      try writing.run(
        "INSERT INTO store_vintages (id, name, first_day, last_day, digest, recorded_at) VALUES (1, '2020', NULL, NULL, '', 0)"
      )
      for (ward, code, district) in [(1, "00001", "001"), (2, "00002", "001"), (3, "00100", "002")] {
        try writing.run(
          """
          INSERT INTO store_wards (id, vintage, place, code, name, district, district_code, area)
          VALUES (?, 1, ?, ?, 'Phường', 'Quận', ?, ?)
          """, [SQLValue(ward), SQLValue(ward), .text(code), .text(district), .bytes([])])
      }
      try Officers.makeFirst("root", writing)
      let root = try Access(name: "root", purpose: .administration, at: Self.instant, writing)
      try Officers.add("lan", role: .healthOfficer, area: .wards(["00001"]), by: root, writing)
      try Officers.add("hoa", role: .healthOfficer, area: .districts(["001"]), by: root, writing)
      try Officers.add("city", role: .healthOfficer, area: .everything, by: root, writing)
      try Officers.add("map", role: .publisher, area: .everything, by: root, writing)
    }
  }

  deinit {
    try? file.close()
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }

  func access(_ name: String, _ purpose: Purpose = .registerUpkeep) throws -> Access {
    try file.read { try Access(name: name, purpose: purpose, at: Self.instant, $0) }
  }

  /// Enters citizens on the word of a source.
  func enter(_ source: String, _ make: (RecordSource) throws -> [CitizenStatement]) throws {
    let keys = RegisterKeys(sealer)
    try file.write { writing in
      let source = try RecordSource.named(source, writing)
      var batch = CitizenBatch()
      for (line, statement) in try make(source).enumerated() { batch.append(statement, line: line, said: nil, keys) }
      var writer = try CitizenWriter(writing, keys, actor: "root", kind: "import", source: source)
      _ = try writer.write(try BatchResolution(batch, writing, keys), of: batch)
    }
  }

  /// Everybody, by row number.
  func records() throws -> [(number: Int, record: CitizenRecord)] {
    try file.read { reading in
      try reading.all("SELECT id, sealed FROM registry_citizens ORDER BY id") { row in
        (
          row.int(0),
          try CitizenRecord.decode(sealer.open(row.bytes(1), table: "registry_citizens", row: row.int(0))).record
        )
      }
    }
  }

  /// Kinds of the acts in the decision log.
  func acts() throws -> [String] {
    try file.read { reading in
      try DecisionLog.entries(from: 1, count: 10_000, reading).map { "\($0.act.kind) \($0.act.subject)" }
    }
  }
}
