import Quantities
import Testing

@testable import Store

@Suite struct StoreSchemaTests {
  @Test(arguments: 1..<Schema.store.steps.count)
  func `a file of every earlier step is brought up to date, and can then do everything`(step: Int) throws {
    let folder = TemporaryFolder()
    let path = folder.path("a.zonal")
    try DatabaseFile.createFrame(path)
    let old = try DatabaseFile.connect(path, schemas: [], mode: .readWrite, upTo: ["store": step]) {
      Instant(milliseconds: 1000)
    }
    try old.write { try $0.run("INSERT INTO store_settings (name, value) VALUES ('city', 'Hà Nội')") }
    try old.close()
    #expect(throws: StoreError.readOnly(path: path)) {
      try DatabaseFile.open(path, schemas: [], mode: .readOnly) { Instant(milliseconds: 0) }
    }
    let file = try DatabaseFile.open(path, schemas: []) { Instant(milliseconds: 2000) }
    #expect(try file.read { try $0.first("SELECT value FROM store_settings") { $0.text(0) } } == "Hà Nội")
    _ = try KeyRing.open(file, masterKey: MasterKey(), actor: "test")
    let officer = try file.write { try Officers.makeFirst("root", $0) }
    #expect(try file.read(Officers.all) == [officer])
    let report = try LogVerification().run(file)
    #expect(report.isIntact)
    #expect(report.entries == 2)
  }
}
