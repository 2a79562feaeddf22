import Epidemiology
import Foundation
import Quantities
import Store
import Synchronization

@testable import Registry

/// A database of a city of a few wards, in a folder of its own.
final class SmallCity {
  static let today = Day("2021-09-20")!
  static let master = try! MasterKey(bytes: [UInt8](repeating: 7, count: 32), from: "test")
  /// Noon in Ha Noi on `today`.
  static let noon = Instant(Moment(today, second: 43_200), offset: 25_200)

  let folder = TemporaryFolder()
  let file: DatabaseFile
  let ring: KeyRing
  var sealer: Sealer { ring.sealer }
  var keys: RegisterKeys { RegisterKeys(sealer) }
  var register: CitizenRegister { CitizenRegister(file, sealer: sealer) }

  init(wards: Int = 3) throws {
    file = try DatabaseFile.create(folder.path("city.zonal"), schemas: [.registry], clock: { Self.noon })
    ring = try KeyRing.open(file, masterKey: Self.master, actor: "test")
    try file.write { writing in
      try writing.run(
        "INSERT INTO store_vintages (id, name, digest, recorded_at) VALUES (1, '2021', '', 0)")
      for ward in 1...wards {
        try writing.run(
          "INSERT INTO store_wards (id, vintage, place, code, name, area) VALUES (?, 1, ?, ?, 'Phường', ?)",
          [SQLValue(ward), SQLValue(ward - 1), .text(Self.code(ward)), .bytes([])])
      }
    }
  }

  static func code(_ ward: Int) -> String { "0000\(ward)" }

  static let header = CitizenColumn.allCases.map(\.rawValue).joined(separator: ",")

  /// A row with the cells named, and the others empty.
  static func row(_ cells: [CitizenColumn: String]) -> String {
    CitizenColumn.allCases.map { Finding.quoted(cells[$0] ?? "") }.joined(separator: ",")
  }

  func write(_ rows: [String], as name: String = "citizens.csv") throws -> String {
    let path = folder.path(name)
    try Data((([Self.header] + rows).joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @discardableResult
  func load(
    _ path: String, source: String = "police", sink: FindingSink? = nil,
    _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> ImportCounts {
    var options = ImportOptions(source: source, vintage: "2021", today: Self.today)
    change(&options)
    let sink = try sink ?? FindingSink(path: nil)
    return try CitizenImport(
      file, sealer: sealer, access: access(.administrator, .everything), options: options, sink: sink
    ).run(path)
  }

  func access(_ role: Role, _ area: AreaLimit, purpose: Purpose = .registerUpkeep) throws -> Access {
    try file.read {
      try Access(Officer(id: 1, name: "\(role)", role: role, area: area), purpose: purpose, at: Self.noon, $0)
    }
  }

  /// Whoever may see everybody.
  func chief() throws -> Access { try access(.healthOfficer, .everything) }

  func officer(of wards: Set<Int>) throws -> Access {
    try access(.healthOfficer, .wards(Set(wards.map(Self.code))))
  }

  /// All records, by identifier.
  func records() throws -> [PersonalIdentifier: CitizenRecord] {
    try file.read { reading in
      let rows = try reading.all("SELECT id, sealed FROM registry_citizens", []) { ($0.int(0), $0.bytes(1)) }
      let records = try rows.map { number, sealed in
        try CitizenRecord.decode(sealer.open(sealed, table: "registry_citizens", row: number)).record
      }
      return Dictionary(uniqueKeysWithValues: records.map { ($0.identifier, $0) })
    }
  }

  func count(_ table: String) throws -> Int {
    try file.read { try $0.first("SELECT count(*) FROM \(table)", []) { $0.int(0) } ?? 0 }
  }

  func acts(_ kind: String) throws -> Int {
    try file.read { try $0.first("SELECT count(*) FROM store_log WHERE kind = ?", [.text(kind)]) { $0.int(0) } ?? 0 }
  }

  /// Everything that the tables of people hold but numbers of entries and imports, for comparing states.
  ///
  /// - Parameter withKeys: whether keyed hashes are compared too, which differ from city to city.
  func state(withKeys: Bool = true) throws -> [String] {
    try file.read { reading in
      var lines: [String] = []
      let citizens = try reading.all(
        "SELECT id, version, birth_day, sex, groups, household, deceased_day, moved_day, sealed FROM registry_citizens ORDER BY id",
        []
      ) { row in
        let record = try CitizenRecord.decode(sealer.open(row.bytes(8), table: "registry_citizens", row: row.int(0)))
        let columns = (1..<8).map { row.optionalInt($0).map(String.init) ?? "" }.joined(separator: " ")
        return "citizen \(row.int(0)) \(columns) \(record.record.encoded(version: record.version))"
      }
      lines += citizens
      lines += try reading.all("SELECT kind, key, id FROM registry_keys ORDER BY kind, key, id", []) {
        "key \($0.int(0)) \(withKeys ? $0.bytes(1) : []) \($0.int(2))"
      }.sorted()
      lines += try reading.all(
        "SELECT ward, kind, citizen, first_day, last_day, dwelling, birth_day FROM registry_residences ORDER BY 1, 2, 3, 4",
        []
      ) { row in (0..<7).map { row.optionalInt($0).map(String.init) ?? "" }.joined(separator: " ") }
      lines += try reading.all("SELECT citizen, version FROM registry_versions ORDER BY 1, 2", []) {
        "version \($0.int(0)) \($0.int(1))"
      }
      lines += try reading.all("SELECT id, citizen, source, fields, state FROM registry_conflicts ORDER BY id", []) {
        "conflict \($0.int(0)) \($0.int(1)) \($0.int(2)) \($0.int(3)) \($0.int(4))"
      }
      return lines
    }
  }

  /// What is wrong with the tables that lead to citizens, against what the records say.
  func indexFaults() throws -> [String] {
    try file.read { reading in
      var wantedKeys: Set<String> = []
      var wantedPlaces: Set<String> = []
      let rows = try reading.all("SELECT id, sealed, household FROM registry_citizens", []) {
        ($0.int(0), $0.bytes(1), $0.optionalInt(2))
      }
      for (number, sealed, household) in rows {
        let record = try CitizenRecord.decode(sealer.open(sealed, table: "registry_citizens", row: number)).record
        wantedKeys.insert("0 \(keys.key(of: record.identifier)) \(number)")
        for former in record.formerNumbers { wantedKeys.insert("1 \(keys.key(of: former.number)) \(number)") }
        if let household { wantedKeys.insert("2 \(keys.key(ofHousehold: record.household)) \(household)") }
        if (household == nil) != record.household.isEmpty { wantedKeys.insert("household of \(number)") }
        for presence in Presence.of(record) {
          wantedPlaces.insert(
            "\(presence.ward) \(presence.kind.rawValue) \(number) \(presence.first) \(presence.last.map(String.init) ?? "-") "
              + "\(presence.isDwelling) \(record.birth.map { String($0.day.number) } ?? "-")")
        }
      }
      let keyRows = try reading.all("SELECT kind, key, id FROM registry_keys", []) {
        ($0.int(0), "\($0.int(0)) \(LookupKey($0.bytes(1))) \($0.int(2))")
      }
      let places = try reading.all(
        "SELECT ward, kind, citizen, first_day, last_day, dwelling, birth_day FROM registry_residences", []
      ) {
        "\($0.int(0)) \($0.int(1)) \($0.int(2)) \($0.int(3)) \($0.optionalInt(4).map(String.init) ?? "-") "
          + "\($0.int(5) == 1) \($0.optionalInt(6).map(String.init) ?? "-")"
      }
      // A household that lost its members stays known by its number.
      let extraKeys = keyRows.filter { $0.0 != 2 && !wantedKeys.contains($0.1) }.map(\.1)
      let missingKeys = wantedKeys.subtracting(keyRows.map(\.1))
      return extraKeys + missingKeys + wantedPlaces.symmetricDifference(places).sorted()
    }
  }
}
