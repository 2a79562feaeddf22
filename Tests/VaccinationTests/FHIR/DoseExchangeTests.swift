import Epidemiology
import Foundation
import Quantities
import Registry
import Store
import TestSupport
import Testing

@testable import Vaccination

@Suite struct `Exchange of doses as FHIR` {
  private func town() throws -> VaccinationCity {
    let town = try VaccinationCity()
    try town.register(0..<6, ward: 1)
    return town
  }

  private func export(_ town: VaccinationCity, _ form: DoseExport.Form = .disclosed, as name: String = "dung") throws
    -> DoseExport.Result
  { try DoseExport(town.office).run(form, to: town.access(name)) }

  private func files(_ result: DoseExport.Result, _ town: VaccinationCity) throws -> [String] {
    let paths = ["Patient.ndjson", "Immunization.ndjson"].map { town.city.folder.path($0) }
    try Data(result.patients).write(to: URL(fileURLWithPath: paths[0]))
    try Data(result.immunizations).write(to: URL(fileURLWithPath: paths[1]))
    return paths
  }

  private func take(_ paths: [String], _ town: VaccinationCity, sink: FindingSink? = nil) throws -> DoseImportCounts {
    try DoseFHIRImport(
      town.office, access: town.access("an"),
      options: DoseImportOptions(source: "hospital", today: VaccinationCity.today),
      sink: sink ?? FindingSink(path: nil)
    ).run(paths)
  }

  private func filled() throws -> VaccinationCity {
    let town = try town()
    let dung = try town.access("dung")
    for (person, day, product) in [
      (0, "2021-05-01", "AstraZeneca"), (0, "2021-07-20", "Vaxzevria"), (1, "2021-07-01", "Comirnaty"),
    ] { _ = try town.office.record(town.form(person, day, product, ward: 2, home: 3, written: 1), by: dung) }
    var form = town.form(2, "2021-08-01")
    form.facts.minute = 565
    form.person.name = "Đinh Văn Khác"
    form.person.phone = "0912345678"
    _ = try town.office.record(form, by: dung)
    try town.office.note(.fever, .moderate, onset: Day("2021-05-02")!, ground: "39 °C", ofDose: 1, by: dung)
    try town.take(
      town.city.file(
        "doses.csv", "record,dose_date,ward_code,product,age,series_complete",
        ["A-1,2021-06-01,00001,Aspirin,44,true", "A-2,2021-06-02,00002,,,false"]))
    return town
  }

  @Test func `what goes out comes in again and goes out as the same bytes`() throws {
    let first = try filled()
    let out = try export(first)
    #expect(out.doses == 6 && out.people == 5)
    let second = try town()
    let counts = try take(files(out, second), second)
    #expect(counts.recorded == 6 && counts.rejected == 0)
    let again = try export(second)
    #expect(String(decoding: out.patients, as: UTF8.self) == String(decoding: again.patients, as: UTF8.self))
    #expect(String(decoding: out.immunizations, as: UTF8.self) == String(decoding: again.immunizations, as: UTF8.self))
    #expect(try second.tallies() == second.recounted())
    #expect(try first.tallies() == second.tallies())
    // Where it came from it changes nothing.
    let back = try take(files(out, first), first)
    #expect(back.recorded == 0)
    #expect(try first.count("vaccination_doses") == 6)
    #expect(try first.count("vaccination_reactions") == 1)
  }

  @Test func `under pseudonyms nobody is told`() throws {
    let town = try filled()
    let out = try export(town, .pseudonymous)
    let text = String(decoding: out.patients + out.immunizations, as: UTF8.self)
    for secret in [
      VaccinationCity.identifier(0).digits, VaccinationCity.name(0), "Đinh", "0912345678", "1990-05-01", "39 °C",
    ] { #expect(!text.contains(secret), "\(secret)") }
    #expect(text.contains("\"birthDate\":\"1990\""))
    let log = try town.log("vaccination.export")
    #expect(log.count == 1 && log[0].act.facts["form"] == "pseudonymous")
  }

  @Test func `an officer takes out the doses of the area, and who may not read takes none`() throws {
    let town = try filled()
    #expect(try export(town, as: "em").doses == 0)
    #expect(throws: AccessError.self) { try export(town, as: "giang") }
  }

  @Test func `what cannot be a dose is a finding with its line`() throws {
    let town = try town()
    let path = town.city.folder.path("in.ndjson")
    let lines = [
      #"{"resourceType":"Immunization","id":"a","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"208"}]},"patient":{"identifier":{"system":"urn:zonal:personal-identifier","value":"\#(VaccinationCity.identifier(1).digits)"}},"occurrenceDateTime":"2021-07-01T02:30:00Z"}"#,
      #"{"resourceType":"Immunization","id":"b","status":"not-done","vaccineCode":{"text":"x"},"patient":{"display":"x"},"occurrenceDateTime":"2021-07-01"}"#,
      #"{"resourceType":"Immunization","id":"c","status":"completed","vaccineCode":{"text":"x"},"patient":{"reference":"Patient/none"},"occurrenceDateTime":"2021-07-01"}"#,
      #"{"resourceType":"Immunization","id":"d","status":"completed","vaccineCode":{"text":"x"},"patient":{"display":"x"},"occurrenceDateTime":"2031-07-01"}"#,
      #"{"resourceType":"Immunization","id":"e","vaccineCode":{"text":"x"},"patient":{"display":"x"},"occurrenceDateTime":"2021-07-01"}"#,
      "no json",
    ]
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    let sink = try FindingSink(path: nil)
    let counts = try take([path], town, sink: sink)
    #expect(counts.rows == 6 && counts.recorded == 1 && counts.rejected == 5)
    #expect(Set(sink.samples.filter { $0.severity == .rejected }.compactMap(\.row)) == [2, 3, 4, 5, 6])
    let dose = try town.office.file(ofDose: 1, on: VaccinationCity.today, by: town.access("dung")).dose
    #expect(dose.facts.minute == 570 && dose.facts.product == "comirnaty" && dose.citizen != nil)
  }
}
