import Epidemiology
import Quantities
import Store
import Testing

@testable import Registry

/// Random histories of files of three sources, against a model without tables.
@Suite struct ImportHistoryTests {
  struct File {
    var source: Int
    var path: String
    var statements: [CitizenStatement]
    var batch: Int
  }

  static let sources = ["police", "health", "labour"]

  /// Files in the order in which they come; some come again.
  static func history(_ seed: UInt64, _ city: SmallCity) throws -> [File] {
    var random = RandomStatements(seed)
    var files: [File] = []
    for number in 0..<12 {
      if number > 2, random.chance(0.3) {
        files.append(random.pick(files))
        continue
      }
      let source = Int.random(in: 1...3, using: &random.random)
      let statements = (0..<Int.random(in: 1...12, using: &random.random)).map { _ in random.statement(source: source) }
      let path = try city.write(statements.map(\.row), as: "\(number).csv")
      files.append(
        File(
          source: source, path: path, statements: statements, batch: Int.random(in: 1...6, using: &random.random)))
    }
    return files
  }

  /// A city in which the sources have the numbers of the statements.
  static func city() throws -> SmallCity {
    let city = try SmallCity()
    try city.file.write { writing in for name in sources { _ = try RecordSource.named(name, writing) } }
    return city
  }

  static func load(_ file: File, _ city: SmallCity) throws -> ImportCounts {
    try city.load(file.path, source: sources[file.source - 1]) { $0.rowsPerTransaction = file.batch }
  }

  static func conflicts(_ city: SmallCity) throws -> Set<String> {
    try city.file.read { reading in
      Set(
        try reading.all("SELECT id, sealed FROM registry_conflicts", []) { row in
          let said = try ConflictQueue.statement(row.bytes(1), number: row.int(0), city.keys)
          return "\(said.identifier.digits) \(said.source) \(said.record.encoded(version: 1)) \(said.withdrawn)"
        })
    }
  }

  static func check(_ city: SmallCity, _ model: PlainModel, _ seed: UInt64) throws {
    let records = try city.records()
    #expect(Set(records.keys) == Set(model.people.keys), "seed \(seed)")
    for record in records.values {
      let differences = model.differences(record)
      #expect(differences.isEmpty, "seed \(seed)")
    }
    #expect(try conflicts(city) == model.conflicts, "seed \(seed)")
    #expect(try city.indexFaults().isEmpty, "seed \(seed)")
  }

  @Test(arguments: 0..<20)
  func `any history of files comes to what the rules say, and a file again to nothing`(_ seed: UInt64) throws {
    let city = try Self.city()
    var model = PlainModel()
    for file in try Self.history(seed, city) {
      let counts = try Self.load(file, city)
      #expect(counts.rows == file.statements.count)
      #expect(
        counts.rows
          == counts.added + counts.joined + counts.changed + counts.unchanged + counts.conflicting + counts.rejected)
      model.enter(file.statements)
      try Self.check(city, model, seed)
      let state = try city.state()
      let again = try Self.load(file, city)
      #expect(again.changed == 0 && again.added == 0 && again.joined == 0, "seed \(seed)")
      #expect(try city.state() == state, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<20)
  func `the size of transactions makes no difference to what is recorded`(_ seed: UInt64) throws {
    var outcomes: [[PersonalIdentifier: CitizenRecord]] = []
    for batch in [1, 3, 1000] {
      let city = try Self.city()
      for var file in try Self.history(seed, city) {
        file.batch = batch
        _ = try Self.load(file, city)
      }
      outcomes.append(try city.records())
    }
    #expect(outcomes[0] == outcomes[1] && outcomes[1] == outcomes[2], "seed \(seed)")
  }

  static let tables = [
    "INSERT ON registry_citizens", "UPDATE ON registry_citizens", "INSERT ON registry_versions",
    "INSERT ON registry_keys", "DELETE ON registry_keys", "INSERT ON registry_residences",
    "DELETE ON registry_residences", "INSERT ON registry_conflicts", "INSERT ON registry_entries",
    "UPDATE ON registry_imports", "INSERT ON registry_imports", "UPDATE ON registry_conflicts",
  ]

  @Test(arguments: 0..<20)
  func `an import that ends at any statement keeps what it reported, and completes when it runs again`(
    _ seed: UInt64
  ) throws {
    let city = try Self.city()
    let undisturbed = try Self.city()
    var random = RandomStatements(seed &+ 1000)
    for (file, other) in zip(try Self.history(seed, city), try Self.history(seed, undisturbed)) {
      let expected = try Self.load(other, undisturbed)
      var counts: ImportCounts?
      var attempts = 0
      while counts == nil {
        attempts += 1
        // The n-th statement of a kind fails, as if the process ended there.
        if attempts < 4 {
          try city.file.write { writing in
            try writing.run("CREATE TABLE test_fuse (fuel INTEGER NOT NULL)")
            try writing.run(
              "INSERT INTO test_fuse (fuel) VALUES (?)", [SQLValue(Int.random(in: 0...6, using: &random.random))])
            try writing.run(
              """
              CREATE TRIGGER test_kill BEFORE \(random.pick(Self.tables)) BEGIN
              UPDATE test_fuse SET fuel = fuel - 1;
              SELECT CASE WHEN (SELECT fuel FROM test_fuse) < 0 THEN RAISE(ABORT, 'killed') END; END
              """)
          }
        }
        let before = try city.file.read { try ImportRecord.all($0).first { $0.ended == nil } }
        do { counts = try Self.load(file, city) } catch StoreError.constraint(let message) {
          #expect(message.contains("killed"))
          // What is noted as done is whole transactions, and never goes back.
          let after = try city.file.read { try ImportRecord.all($0).first { $0.ended == nil } }
          #expect(after?.rowsDone ?? 0 >= before?.rowsDone ?? 0)
          #expect(after?.rowsDone == after?.counts.rows)
          #expect(try city.indexFaults().isEmpty, "seed \(seed)")
        }
        try city.file.write { writing in
          try writing.run("DROP TRIGGER IF EXISTS test_kill")
          try writing.run("DROP TABLE IF EXISTS test_fuse")
        }
      }
      #expect(counts == expected, "seed \(seed)")
      #expect(try city.file.read { try ImportRecord.all($0).allSatisfy { $0.ended != nil } }, "seed \(seed)")
      #expect(try city.state(withKeys: false) == undisturbed.state(withKeys: false), "seed \(seed)")
    }
  }
}
