import Epidemiology
import Store
import TestSupport
import Testing

@testable import Surveillance

@Suite struct ImportFindingsTests {
  @Test func `findings are counted for each import by itself, also when several share a sink`() throws {
    let city = try SmallCity()
    let sink = try FindingSink(path: nil)
    for (name, rows) in [
      ("a.csv", ["a,2021-13-01,00001", "b,never,00001", "c,2021-09-01,00001"]),
      ("b.csv", ["d,never,00001", "e,2021-09-01,99999"]), ("c.csv", ["f,2021-09-01,00001"]),
    ] {
      let job = ReportImport(kind: .cases, source: "CDC", access: city.access)
      _ = try job.run(
        city.file(name, "case_id,report_date,ward_code", rows), into: city.database, vintage: city.vintage,
        index: city.index, options: IntakeOptions(), sink: sink)
    }
    let imports = try city.database.read { try ImportFindings.last(10, $0) }
    #expect(imports.map(\.file) == ["c.csv", "b.csv", "a.csv"])
    #expect(imports.map(\.rejected) == [0, 1, 2] && imports.map(\.unlocated) == [0, 1, 0])
    #expect(imports[0].counts.isEmpty)
    #expect(imports[1].counts.map { "\($0.code) \($0.count)" } == ["invalid_date 1", "unknown_ward_code 1"])
    #expect(imports[2].counts.map { "\($0.code) \($0.count)" } == ["invalid_date 2"])
    #expect(imports[2].counts[0].severity == .rejected)
    #expect(try city.database.read { try ImportFindings.last(2, $0) }.count == 2)
  }

  @Test func `nothing of what stood in a row is kept`() throws {
    let city = try SmallCity()
    try city.take(
      city.file("a.csv", "case_id,report_date,ward_code", ["079301000001,Nguyen Van An,00001"]), .cases, source: "CDC")
    let kept = try city.database.read {
      try $0.all("SELECT import, code, severity, count FROM surveillance_findings") {
        "\($0.int(0)) \($0.text(1)) \($0.text(2)) \($0.int(3))"
      }
    }
    #expect(kept == ["2 invalid_date rejected 1"])
  }
}
