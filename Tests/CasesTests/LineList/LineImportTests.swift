import Cases
import Epidemiology
import Quantities
import Registry
import SpatialCore
import Store
import TestSupport
import Testing

@Suite struct LineImportTests {
  private static let header = "case_id,report_date,ward_code,classification,onset_date,outcome,outcome_date,name,phone"

  private static func list(_ rows: String...) -> String { ([header] + rows).joined(separator: "\n") + "\n" }

  @Test func `each row is a record or a finding that rejects it`() throws {
    let trip = try ListTrip()
    let (counts, findings) = try trip.take(
      Self.list(
        "a,2022-01-10,00000,confirmed,2022-01-08,recovered,2022-01-19,Nguyễn Văn An,0912345678",
        "b,2022-01-11,00001,suspected,,,,,", ",2022-01-11,00001,confirmed,,,,,", "c,,00001,confirmed,,,,,",
        "d,2022-01-40,00001,confirmed,,,,,", "e,2022-01-11,99999,confirmed,,,,,", "f,2022-01-11",
        "g,2022-02-11,00001,confirmed,,,,,", "h,2022-01-11,00001,maybe,,,,,"))
    #expect(counts.rows == 9 && counts.added == 3 && counts.rejected == 6)
    #expect(findings.filter { $0.severity == .rejected }.count == 6)
    let byRow = Dictionary(grouping: findings, by: { $0.row ?? 0 })
    #expect(byRow[4]?.map(\.code) == [.missingIdentifier])
    #expect(byRow[5]?.map(\.code) == [.missingDate])
    #expect(byRow[6]?.map(\.code) == [.invalidDate] && byRow[6]?.first?.column == "report_date")
    #expect(byRow[7]?.map(\.code).contains(.missingPlace) == true)
    #expect(byRow[8]?.map(\.code) == [.fieldCount])
    #expect(byRow[9]?.map(\.code) == [.dateOutOfRange])
    // A class that nobody can read is nobody's word that the person is ill.
    #expect(byRow[10]?.map(\.severity) == [.note])
    #expect(try trip.record("h")?.status.caseClass == .unclassified)
    let record = try #require(try trip.record("a"))
    #expect(record.facts.onset == Day("2022-01-08") && record.facts.outcome == .recovered)
    #expect(record.status.caseClass == .confirmed && record.status.basis == .source)
  }

  @Test func `an end before a start is a finding, and a missing end stays missing`() throws {
    let trip = try ListTrip()
    let (counts, findings) = try trip.take(
      Self.list(
        "a,2022-01-10,00000,confirmed,2022-01-08,recovered,2022-01-07,,",
        "b,2022-01-10,00000,confirmed,2022-01-08,recovered,,,"))
    #expect(counts.rejected == 1 && findings.map(\.code) == [.endBeforeStart])
    #expect(findings[0].row == 2 && findings[0].column == "outcome_date")
    #expect(try trip.record("a") == nil)
    let open = try #require(try trip.record("b"))
    #expect(open.facts.outcome == .recovered && open.facts.outcomeDay == nil)

    let tests = try trip.take(
      "case_id,test,result,sampled_at,resulted_at\nb,pcr,positive,2022-01-09,2022-01-08\n", .tests)
    #expect(tests.counts.rejected == 1 && tests.findings.map(\.code) == [.endBeforeStart])
    let contacts = try trip.take(
      "case_id,contact_id,from,until\nb,b2,2022-01-09,\n", .contacts)
    #expect(contacts.counts.rejected == 1)
  }

  @Test func `of two rows of one record the later one holds, and it is counted`() throws {
    let trip = try ListTrip()
    let (counts, _) = try trip.take(
      Self.list(
        "a,2022-01-10,00000,suspected,,,,Hoa,", "a,2022-01-11,00001,confirmed,,,,,0912345678",
        "a,2022-01-11,00001,confirmed,,,,,0912345678"))
    #expect(counts.rows == 3 && counts.added == 1 && counts.repeated == 2)
    let record = try #require(try trip.record("a"))
    #expect(record.status.caseClass == .confirmed && record.facts.reportDay == Day("2022-01-11"))
    // An empty cell says nothing: the name of the first row is still there.
    let lists = try trip.export()
    #expect(lists["cases.csv"]!.contains("Hoa") && lists["cases.csv"]!.contains("0912345678"))
    #expect(try trip.tally().map { $0[3] } == [1])
  }

  @Test func `the same file again changes nothing, and a hyphen takes back`() throws {
    let trip = try ListTrip()
    let list = Self.list(
      "a,2022-01-10,00000,confirmed,2022-01-08,,,Hoa,0912345678", "b,2022-01-10,00001,contact,,,,,")
    try trip.take(list)
    try trip.take("case_id,contact_id,kind,from\na,b,household,2022-01-07T08:00\n", .contacts)
    try trip.take("case_id,test,result,sampled_at\na,pcr,positive,2022-01-09\n", .tests)
    try trip.take("case_id,symptom,from\na,fever,2022-01-08\n", .symptoms)
    try trip.take("case_id,exposure,ward_code\na,outbreak-area,00002\n", .exposures)
    let before = (try trip.export(), try trip.tally())
    let again = try trip.take(list)
    #expect(again.counts.unchanged == 2 && again.counts.changed == 0)
    #expect(
      try trip.take("case_id,contact_id,kind,from\na,b,household,2022-01-07T08:00\n", .contacts).counts.unchanged == 1)
    #expect(try trip.take("case_id,test,result,sampled_at\na,pcr,positive,2022-01-09\n", .tests).counts.unchanged == 1)
    #expect(try trip.take("case_id,symptom,from\na,fever,2022-01-08\n", .symptoms).counts.unchanged == 1)
    #expect(try trip.take("case_id,exposure,ward_code\na,outbreak-area,00002\n", .exposures).counts.unchanged == 1)
    #expect(try trip.export() == before.0)
    #expect(try trip.tally() == before.1)

    let back = try trip.take(Self.list("a,2022-01-10,00000,confirmed,-,,,,-"))
    #expect(back.counts.changed == 1)
    #expect(try trip.record("a")?.facts.onset == nil)
    #expect(try !trip.export()["cases.csv"]!.contains("0912345678"))
  }

  @Test func `a result that comes later takes the place of the pending one`() throws {
    let trip = try ListTrip()
    try trip.take(Self.list("a,2022-01-10,00000,suspected,,,,,"))
    let header = "case_id,test,sample,result,ct,sampled_at,resulted_at\n"
    try trip.take(header + "a,PCR,swab,pending,,2022-01-09T08:00,\n", .tests)
    let (counts, _) = try trip.take(header + "a,RT-PCR,swab,Positive,24.5,2022-01-09T08:00,2022-01-09T20:00\n", .tests)
    #expect(counts.changed == 1 && counts.added == 0)
    let number = try #require(try trip.record("a")).number
    let tests = try trip.city.city.database.read { try CaseTables.tests(of: number, $0) }
    #expect(tests.count == 1 && tests[0].result == .positive && tests[0].ct == 2450)
  }

  @Test func `a contact whose case is unknown is a finding with its row`() throws {
    let trip = try ListTrip()
    try trip.take(Self.list("a,2022-01-10,00000,confirmed,,,,,", "b,2022-01-10,00000,contact,,,,,"))
    let (counts, findings) = try trip.take(
      "case_id,contact_id,kind\na,b,household\na,x,household\ny,b,\na,a,\n", .contacts)
    #expect(counts.rows == 4 && counts.added == 1 && counts.rejected == 3)
    #expect(findings.filter { $0.code == .unknownRecord }.map(\.row) == [3, 4])
    #expect(findings.filter { $0.code == .unknownRecord }.map(\.column) == ["contact_id", "case_id"])
    #expect(findings.filter { $0.code == .contradictingRow }.map(\.row) == [5])
  }

  @Test func `the names of WHO's line list and of Go.Data are read`() throws {
    let trip = try ListTrip()
    var options = try trip.options()
    options.dateFormat = .dayFirst
    try trip.take(
      """
      patinfo_ID;report_date;ward_code;report_classif;patinfo_sex;patinfo_ageonset;patcourse_dateonset;patcourse_status;patcourse_datedeath
      w1;10/01/2022;00000;CONFIRMED;F;43;08/01/2022;DEAD;19/01/2022

      """, .cases, options)
    let who = try #require(try trip.record("w1"))
    #expect(who.facts.sex == .female && who.facts.age == 43 && who.facts.outcome == .died)
    #expect(who.facts.outcomeDay == Day("2022-01-19") && who.facts.onset == Day("2022-01-08"))

    let prefix = "LNG_REFERENCE_DATA_CATEGORY_"
    let (_, findings) = try trip.take(
      """
      visualId,firstName,lastName,gender,dob,dateOfReporting,dateOfOnset,classification,outcomeId,ward_code,occupation
      g1,An,Nguyễn,\(prefix)GENDER_MALE,1980-05-01T00:00:00.000Z,2022-01-10T00:00:00.000Z,2022-01-09T00:00:00.000Z,\(prefix)CASE_CLASSIFICATION_PROBABLE,\(prefix)OUTCOME_ALIVE,00001,x
      g2,Bình,Trần,Female,,2022-01-10,,Not a case (discarded),,00001,x

      """)
    let case1 = try #require(try trip.record("g1"))
    #expect(case1.status.caseClass == .probable && case1.facts.sex == .male && case1.facts.birthYear == 1980)
    #expect(case1.facts.outcome == .active && case1.facts.onset == Day("2022-01-09"))
    #expect(try trip.record("g2")?.status.caseClass == .discarded)
    #expect(findings.map(\.code) == [.unusedColumns] && findings[0].message.contains("occupation"))
    #expect(try trip.export()["cases.csv"]!.contains("Nguyễn An"))

    let (contacts, _) = try trip.take(
      "Source person visual ID,Target person visual ID,contactDate,exposureTypeId\ng1,g2,2022-01-08,\n", .contacts)
    #expect(contacts.added == 1)
    let (tests, _) = try trip.take(
      "personVisualId,testType,result,dateSampleTaken,dateOfResult,labName\ng1,\(prefix)TYPE_OF_LAB_TEST_RT_PCR,\(prefix)LAB_TEST_RESULT_NEGATIVE,2022-01-09,2022-01-10,CDC\n",
      .tests)
    #expect(tests.added == 1)
  }

  @Test func `a list without a required column is refused as a whole, with what to do`() throws {
    let trip = try ListTrip()
    #expect {
      try trip.take("case_id,ward_code\na,00000\n")
    } throws: { error in
      "\(error)".contains("report_date") && "\(error)".contains("--map")
    }
    var options = try trip.options()
    options.mapping = ["report_date": "Ngày báo cáo"]
    #expect(try trip.take("case_id,ward_code,Ngày báo cáo\na,00000,2022-01-10\n", .cases, options).counts.added == 1)
    options.mapping = ["nonsense": "x"]
    #expect(throws: IntakeError.self) { try trip.take("case_id\na\n", .cases, options) }
  }

  @Test func `a place is found by its position where no ward is given`() throws {
    let trip = try ListTrip()
    let inside = try #require(trip.city.city.wards[5].area.polygons.first?.exterior.first)
    let (counts, findings) = try trip.take(
      "case_id,report_date,longitude,latitude\na,2022-01-10,\(inside.x + 0.001),\(inside.y + 0.001)\nb,2022-01-10,0,0\n"
    )
    #expect(counts.added == 1 && counts.rejected == 1)
    #expect(Set(findings.map(\.code)) == [.outsideEveryWard, .missingPlace])
    #expect(try trip.record("a")?.facts.reportWard == trip.city.ward(5))
  }

  @Test func `whoever may not import is refused and that is in the log`() throws {
    let trip = try ListTrip()
    #expect(throws: AccessError.self) { try trip.take(Self.list("a,2022-01-10,00000,confirmed,,,,,"), as: "chi") }
    #expect(try trip.acts().last == "access.refuse")
    #expect(try trip.city.city.database.read { try $0.all("SELECT id FROM cases_records") { $0.int(0) } }.isEmpty)
  }

  @Test func `what broke off in the middle left whole transactions, and goes on when it is run again`() throws {
    struct Broken: Error {}
    let trip = try ListTrip()
    let list = Self.list() + (1...25).map { "r\($0),2022-01-10,0000\($0 % 10),confirmed,,,,Name \($0),\n" }.joined()
    var options = try trip.options()
    options.rowsPerTransaction = 10
    #expect(throws: Broken.self) {
      try trip.take(list, .cases, options) { if $0.rowsDone >= 20 { throw Broken() } }
    }
    func rows() throws -> [Int] {
      try trip.city.city.database.read { reading in
        [
          try reading.first("SELECT count(*) FROM cases_records") { $0.int(0) }!,
          try reading.first("SELECT count(*) FROM cases_classes") { $0.int(0) }!,
        ]
      }
    }
    #expect(try rows() == [20, 20])
    #expect(try trip.tally().map { $0[3] }.reduce(0, +) == 20)
    let (counts, _) = try trip.take(list, .cases, options)
    #expect(counts.rows == 25 && counts.unchanged == 20 && counts.added == 5)
    #expect(try rows() == [25, 25])
    #expect(try trip.tally().map { $0[3] }.reduce(0, +) == 25)
  }

  @Test func `a trial says what would happen and writes nothing`() throws {
    let trip = try ListTrip()
    try trip.take(Self.list("a,2022-01-10,00000,confirmed,,,,,"))
    let before = (try trip.export(), try trip.acts().filter { $0.hasPrefix("cases.import") }.count)
    var options = try trip.options()
    options.isDryRun = true
    let (counts, _) = try trip.take(
      Self.list(
        "a,2022-01-10,00000,confirmed,,,,,", "a,2022-01-10,00001,confirmed,,,,,", "b,2022-01-10,00001,confirmed,,,,,",
        "c,x,00001,confirmed,,,,,"), .cases, options)
    #expect(counts.unchanged == 1 && counts.repeated == 1 && counts.added == 1 && counts.rejected == 1)
    #expect(try trip.export() == before.0)
    #expect(try trip.acts().filter { $0.hasPrefix("cases.import") }.count == before.1)
  }

  @Test func `findings repeat nothing that tells of a person`() throws {
    let trip = try ListTrip()
    let (_, findings) = try trip.take(
      "case_id,report_date,ward_code,name,identifier,phone,sex,birth_year\nSECRET1,SECRET2x,00000,SECRET3,SECRET4,SECRET5,SECRET6,SECRET7\n"
    )
    #expect(!findings.isEmpty)
    // The day of a report tells of nobody.
    #expect(findings.allSatisfy { !$0.record.replacing("SECRET2x", with: "").contains("SECRET") })
  }

  @Test func `the class of a source holds until the office decides, and a file does not undo that`() throws {
    let trip = try ListTrip()
    try trip.take(Self.list("a,2022-01-10,00000,suspected,,,,,"), .cases, trip.options(withRules: true))
    let number = try #require(try trip.record("a")).number
    try trip.city.test(number, .pcr, .positive, day: 9)
    #expect(try trip.record("a")?.status.basis == .definition)
    let decided = try #require(try trip.record("a")).status.caseClass
    try trip.take(Self.list("a,2022-01-10,00001,discarded,,,,,"), .cases, trip.options(withRules: true))
    let after = try #require(try trip.record("a"))
    #expect(after.status.caseClass == decided && after.facts.residence == trip.city.ward(1))
  }

  @Test func `with the definitions cases have their windows and contacts their F numbers`() throws {
    let trip = try ListTrip()
    let options = try trip.options(withRules: true)
    try trip.take(
      Self.list(
        "a,2022-01-10,00000,confirmed,2022-01-09,,,,", "b,2022-01-12,00000,contact,,,,,",
        "c,2022-01-12,00000,contact,,,,,"), .cases, options)
    try trip.take(
      "case_id,contact_id,kind,from,until\na,b,household,2022-01-08T08:00,2022-01-08T20:00\nb,c,household,2022-01-09T08:00,2022-01-09T20:00\n",
      .contacts, options)
    #expect(try trip.record("a")?.status.infectiousFrom == Day("2022-01-07"))
    #expect(try ["a", "b", "c"].map { try trip.record($0)?.status.distance } == [0, 1, 2])
  }
}
