import Cases
import Epidemiology
import Store
import TestSupport
import Testing

@Suite struct CaseExportTests {
  /// A case in each of two districts, who met.
  private func trip() throws -> ListTrip {
    let trip = try ListTrip()
    try trip.take(
      """
      case_id,report_date,ward_code,classification,name,identifier,phone,address,notes,birth_year,age
      a,2022-01-10,00000,confirmed,SECRETNAME,001190001234,0912345678,SECRETSTREET,SECRETNOTE,1990,31
      b,2022-01-10,00005,contact,SECRETNAME,,,,,,42
      c,2022-01-10,00001,contact,SECRETNAME,,,,,,97

      """)
    try trip.take(
      "case_id,contact_id,kind,from,place\na,b,event,2022-01-08T08:00,SECRETPLACE\na,c,event,2022-01-08,\n", .contacts)
    try trip.take("case_id,test,result,sampled_at\na,pcr,positive,2022-01-09T08:00\n", .tests)
    return trip
  }

  @Test func `an officer exports the records of their area, and that is logged`() throws {
    let trip = try trip()
    let lists = try trip.export(.lists, as: "chi")
    #expect(lists["cases.csv"]!.split(separator: "\n").count == 3)
    #expect(lists["cases.csv"]!.contains("\nCDC,a,") && !lists["cases.csv"]!.contains("\nCDC,b,"))
    #expect(try trip.acts().last == "cases.export")
    let result = try CaseExport(trip.city.city.database, sealer: trip.city.ring.sealer).run(
      .lists, to: trip.city.access("chi"))
    #expect(result.records == 2 && result.contactsBeyond == 1)
    #expect(try trip.export(.lists, as: "dung")["cases.csv"]!.split(separator: "\n").count == 4)
  }

  @Test(arguments: ["an", "binh"], CaseExport.Form.allCases)
  func `whoever may read no cases gets nothing, and the attempt is in the log`(
    officer: String, form: CaseExport.Form
  ) throws {
    let trip = try trip()
    #expect(throws: AccessError.self) { try trip.export(form, as: officer) }
    #expect(try trip.acts().last == "access.refuse")
  }

  @Test func `an export under pseudonyms tells of nobody`() throws {
    let trip = try trip()
    let lists = try trip.export(.pseudonymous)
    let text = lists.values.joined()
    for word in ["SECRET", "1234", "0912345678", "1990", "CDC", ",31,"] { #expect(!text.contains(word), "\(word)") }
    #expect(lists["cases.csv"]!.contains("30-34") && lists["cases.csv"]!.contains("85+"))
    #expect(lists["contacts.csv"]!.split(separator: "\n").count == 3)
    // A record has the same pseudonym in all lists and in each export.
    #expect(try trip.export(.pseudonymous) == lists)
    let pseudonyms = Set(lists["cases.csv"]!.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } })
    let named = lists["contacts.csv"]!.split(separator: "\n").dropFirst().flatMap { $0.split(separator: ",").prefix(2) }
    #expect(pseudonyms.count == 3 && Set(named).isSubset(of: pseudonyms))
    #expect(try trip.acts().last == "cases.export")
  }
}
