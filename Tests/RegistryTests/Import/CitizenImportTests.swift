import Epidemiology
import Foundation
import Quantities
import Store
import Testing

@testable import Registry

@Suite struct CitizenImportTests {
  static let an: [CitizenColumn: String] = [
    .identifier: "001098000123", .formerIdentifier: "012345678", .name: "Nguyễn  Văn An", .birthDate: "1998-05-01",
    .sex: "Nam", .wardCode: "00001", .residenceFrom: "2015-01-01", .household: "110000001", .phone: "+84 912.345.678",
    .address: "Số 1 ngõ 2 Láng Hạ", .groups: "3;7",
  ]

  static func an(_ change: [CitizenColumn: String]) -> String { SmallCity.row(an.merging(change) { $1 }) }

  @Test func `a row becomes a citizen`() throws {
    let city = try SmallCity()
    let counts = try city.load(city.write([Self.an([:])]))
    #expect(counts.added == 1 && counts.rows == 1)
    let record = try #require(try city.records().values.first)
    #expect(record.name == "Nguyễn Văn An" && record.phone == "0912345678" && record.sex == .male)
    #expect(record.birth == BirthDate(Day("1998-05-01")!) && record.groups.list == [3, 7])
    #expect(record.residences == [Residence(kind: .permanent, first: Day("2015-01-01")!, ward: 1)])
    #expect(record.formerNumbers.map(\.number.digits) == ["012345678"] && record.household == "110000001")
    #expect(try city.indexFaults().isEmpty)
    #expect(try city.acts("import.begin") == 1 && city.acts("import.end") == 1)
  }

  @Test func `the same file again changes nothing`() throws {
    let city = try SmallCity()
    let path = try city.write([
      Self.an([:]), Self.an([.residence: "temporary", .wardCode: "00002", .groups: "9"]),
      SmallCity.row([.identifier: "001198000124", .name: "Trần Thị Bình", .birthDate: "1998", .sex: "F"]),
    ])
    try city.load(path)
    let before = try city.state()
    let counts = try city.load(path)
    #expect(counts.unchanged == 3 && counts.rows == 3)
    #expect(try city.state() == before)
  }

  @Test func `a changed row of the same source is an update, and what it was stays readable`() throws {
    let city = try SmallCity()
    try city.load(city.write([Self.an([:])]))
    let counts = try city.load(city.write([Self.an([.phone: "0999 999 999"])]))
    #expect(counts.changed == 1)
    let history = try city.register.history(number: 1, city.chief())
    #expect(history.map(\.version) == [2, 1])
    #expect(history.map(\.record.phone) == ["0999999999", "0912345678"])
    #expect(history.map(\.entry.source) == ["police", "police"] && history.allSatisfy { $0.entry.kind == "import" })
    #expect(try city.indexFaults().isEmpty)
  }

  @Test func `a row that says otherwise than another source changes nothing and waits`() throws {
    let city = try SmallCity()
    try city.load(city.write([Self.an([:])]))
    let before = try city.records()
    let sink = try FindingSink(path: nil)
    let path = try city.write([Self.an([.name: "Nguyễn Văn Ân", .address: ""])], as: "health.csv")
    let counts = try city.load(path, source: "health", sink: sink)
    #expect(counts.conflicting == 1 && counts.changed == 0)
    #expect(try city.records() == before)
    #expect(sink.samples.map(\.code) == [.conflictingRecord] && sink.samples[0].column == "name")
    #expect(try city.load(path, source: "health").conflicting == 1)
    #expect(try city.count("registry_conflicts") == 1)
  }

  @Test func `rows of which it is not clear of whom they tell are refused`() throws {
    let city = try SmallCity()
    let sink = try FindingSink(path: nil)
    let path = try city.write([
      Self.an([.identifier: ""]), Self.an([.identifier: "012345678"]), Self.an([.identifier: "99909800012"]),
      Self.an([.birthDate: "1997-05-01"]), Self.an([.sex: "F"]), Self.an([:]) + ",extra",
    ])
    let counts = try city.load(path, sink: sink)
    #expect(counts.rejected == 6 && counts.rows == 6)
    #expect(
      sink.counts == [
        .missingIdentifier: 2, .invalidIdentifier: 1, .identifierContradiction: 2, .fieldCount: 1,
      ])
    #expect(try city.count("registry_citizens") == 0)
    let kept = try city.load(path) { $0.keepsContradictions = true }
    #expect(kept.added == 1 && kept.rows == 6)
  }

  @Test func `cells that cannot be read are noted and left out, and never repeated`() throws {
    let city = try SmallCity()
    let file = city.folder.path("findings.csv")
    let sink = try FindingSink(path: file)
    let path = try city.write([
      Self.an([
        .birthDate: "31.02.1998", .sex: "yes", .wardCode: "09999", .phone: "call 0912", .formerIdentifier: "12",
        .groups: "77", .deceasedOn: "2031-01-01", .movedOn: "soon",
      ])
    ])
    let counts = try city.load(path, sink: sink)
    try sink.close()
    #expect(counts.added == 1)
    #expect(sink.counts.values.reduce(0, +) == 8)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    for secret in ["001098000123", "31.02", "yes", "call 0912", "2031", "soon", "Nguyễn", "Láng"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    #expect(text.contains("09999"))
    let record = try #require(try city.records().values.first)
    #expect(record.residences.isEmpty && record.birth == nil && record.phone.isEmpty)
  }

  @Test func `a file that contradicts itself is told so, and stays as its first rows say`() throws {
    let city = try SmallCity()
    let sink = try FindingSink(path: nil)
    let path = try city.write([Self.an([:]), Self.an([.phone: "0999999999"]), Self.an([.wardCode: "00002"])])
    let counts = try city.load(path, sink: sink) { $0.rowsPerTransaction = 1 }
    #expect(counts.added == 1 && counts.rejected == 2 && sink.counts == [.contradictingRow: 2])
    let before = try city.state()
    try city.load(path)
    #expect(try city.state() == before)
  }

  @Test func `a dry run says what would happen, and writes nothing`() throws {
    let city = try SmallCity()
    try city.load(city.write([Self.an([:])]))
    let before = try Data(contentsOf: URL(fileURLWithPath: city.file.path))
    let state = try city.state()
    let path = try city.write([
      Self.an([.phone: "0999999999"]), SmallCity.row([.identifier: "001198000124", .name: "Bình"]),
      SmallCity.row([.identifier: "001198000124", .address: "Kim Mã"]), SmallCity.row([.identifier: "x"]),
    ])
    let dry = try city.load(path) {
      $0.isDryRun = true
      $0.rowsPerTransaction = 1
    }
    #expect(try city.state() == state && city.count("registry_imports") == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: city.file.path)) == before)
    #expect(try city.load(path) { $0.rowsPerTransaction = 1 } == dry)
    #expect(dry.added == 1 && dry.changed == 2 && dry.rejected == 1)
  }

  @Test func `a dry run needs no file that can be written to`() throws {
    let city = try SmallCity()
    let path = try city.write([Self.an([:])])
    var options = ImportOptions(source: "new source", vintage: "2021", today: SmallCity.today)
    options.isDryRun = true
    let file = try DatabaseFile.open(
      city.file.path, schemas: [.registry], mode: .readOnly, clock: { SmallCity.noon })
    let dry = try CitizenImport(
      file, sealer: city.sealer, access: city.access(.administrator, .everything), options: options,
      sink: FindingSink(path: nil)
    ).run(path)
    #expect(dry.added == 1)
    #expect(try city.count("registry_citizens") == 0)
  }

  @Test func `columns are found by name, in any order, under other names, and packed`() throws {
    let city = try SmallCity()
    let path = city.folder.path("other.csv")
    try Data("Họ tên;CCCD;Ghi chú\nAn;001098000123;x\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: IntakeError.self) { try city.load(path) }
    let sink = try FindingSink(path: nil)
    let counts = try city.load(path, sink: sink) { $0.mapping = ["identifier": "CCCD", "name": "Họ tên"] }
    #expect(counts.added == 1 && sink.counts == [.unusedColumns: 1])
    #expect(throws: IntakeError.self) { try city.load(path) { $0.mapping = ["identifier": "CCCD", "nom": "Họ tên"] } }
  }

  @Test func `a vintage without wards is refused before anything is read`() throws {
    let city = try SmallCity()
    let path = try city.write([Self.an([:])])
    #expect(throws: RegistryError.unknownVintage(name: "2025", known: ["2021"])) {
      try city.load(path) { $0.vintage = "2025" }
    }
    #expect(try city.count("registry_imports") == 0)
  }

  @Test func `a stolen file shows no identifier, name, phone or address`() throws {
    let city = try SmallCity()
    try city.load(city.write([Self.an([:])]))
    try city.load(city.write([Self.an([.phone: "0999999999"])]))
    try city.load(city.write([Self.an([.name: "Nguyễn Văn Ân"])]), source: "health")
    let identifier = PersonalIdentifier(digits: "001098000123")!
    var packed = RecordWriter()
    packed.append(identifier.number, bytes: 5)
    var phone = RecordWriter()
    phone.append(digits: "0912345678")
    let secrets =
      ["001098000123", "012345678", "Nguyễn", "Láng Hạ", "0912345678", "0999999999", "110000001", "Ân"].map {
        Array($0.utf8)
      } + [packed.bytes, phone.bytes]
    for end in ["", "-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: city.file.path + end))
      #expect(bytes.count > 100)
      for secret in secrets { #expect(bytes.range(of: Data(secret)) == nil) }
    }
  }
}
