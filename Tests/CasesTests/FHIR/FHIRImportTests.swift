import Cases
import Epidemiology
import Quantities
import Registry
import Store
import TestSupport
import Testing

@Suite struct FHIRImportTests {
  private static let confirmed =
    #""verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]}"#
  private static let u071 = #""code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"U07.1"}]}"#

  /// Resources as another system writes them.
  private static let foreign = """
    {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"94500-6"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2022-01-09T08:00:00+07:00","valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"260373001"}]}}
    {"resourceType":"Condition","id":"c1",\(confirmed),\(u071),"subject":{"reference":"Patient/p1"},"onsetDateTime":"2022-01-08","recordedDate":"2022-01-10"}
    {"resourceType":"Patient","id":"p1","extension":[{"url":"urn:zonal:cases:ward_code","valueString":"00003"}],"name":[{"family":"Nguyễn","given":["An"]}],"gender":"male","birthDate":"1980-05-01","photo":[{"url":"x"}]}

    """

  @Test func `resources of another system make a case with its test, in whatever order they stand`() throws {
    let trip = try ListTrip()
    let (counts, findings) = try trip.take(resources: [Self.foreign])
    #expect(counts.lines == 3 && counts.rejected == 0)
    #expect(counts.lists[.cases]?.added == 1 && counts.lists[.tests]?.added == 1)
    #expect(findings.map(\.column) == ["Patient.photo"])
    let record = try #require(try trip.record("c1"))
    #expect(record.status.caseClass == .confirmed && record.facts.sex == .male && record.facts.birthYear == 1980)
    #expect(record.facts.onset == Day("2022-01-08") && record.facts.residence == trip.city.ward(3))
    let tests = try trip.city.city.database.read { try CaseTables.tests(of: record.number, $0) }
    #expect(tests.map(\.result) == [.positive])
    #expect(tests[0].sampledAt == CaseCityTime.morning)
    // Again it changes nothing.
    let before = try trip.export()
    #expect(try trip.take(resources: [Self.foreign]).counts.lists[.cases]?.unchanged == 1)
    #expect(try trip.export() == before)
  }

  @Test(arguments: [
    (#"{"resourceType":"Encounter"}"#, "resourceType", Finding.Code.invalidResource),
    (#"{"resourceType":"Patient","id":"x","gender":"female"}"#, "Patient", .unknownRecord),
    (
      #"{"resourceType":"Condition","id":"x",\#(confirmed),"code":{"text":"flu"},"subject":{"reference":"Patient/p1"}}"#,
      "Condition.code", .invalidResource
    ),
    (
      #"{"resourceType":"Condition","id":"x",\#(confirmed),\#(u071),"subject":{"reference":"Patient/p9"},"recordedDate":"2022-01"}"#,
      "report_date", .missingDate
    ),
    (
      #"{"resourceType":"Observation","id":"x","status":"cancelled","code":{"text":"x"},"subject":{"reference":"Patient/p1"}}"#,
      "Observation.status", .invalidResource
    ),
    (
      #"{"resourceType":"Observation","id":"x","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"1-8"}]},"subject":{"reference":"Patient/p1"}}"#,
      "Observation.code", .invalidResource
    ),
    (
      #"{"resourceType":"Observation","id":"x","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"94500-6"}]},"subject":{"reference":"Patient/p1"},"valueString":"rather"}"#,
      "result", .invalidCategory
    ),
    (
      #"{"resourceType":"Observation","id":"x","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"94500-6"}]},"subject":{"reference":"Patient/nobody"},"valueString":"positive"}"#,
      "case_id", .unknownRecord
    ),
  ])
  func `a line that is not understood is a finding with its line`(
    line: String, column: String, code: Finding.Code
  ) throws {
    let trip = try ListTrip()
    let (counts, findings) = try trip.take(resources: [Self.foreign + line + "\n"])
    let rejected = findings.filter { $0.severity == .rejected }
    #expect(counts.lines == 4 && counts.rejected == 1)
    #expect(rejected.map(\.column) == [column] && rejected.map(\.code) == [code] && rejected.map(\.row) == [4])
    #expect(try trip.record("c1") != nil)
  }

  @Test func `who has two conditions is not told which one an observation is of`() throws {
    let trip = try ListTrip()
    let second =
      #"{"resourceType":"Condition","id":"c2",\#(Self.confirmed),\#(Self.u071),"subject":{"reference":"Patient/p1"},"recordedDate":"2022-01-12"}"#
    let (counts, findings) = try trip.take(resources: [Self.foreign, second])
    #expect(counts.rejected == 1 && counts.lists[.cases]?.added == 2)
    #expect(findings.first { $0.severity == .rejected }?.column == "Observation.subject")
  }
}
