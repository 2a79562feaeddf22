import Foundation
import TestSupport
import Testing

@testable import Vaccination

/// Another implementation of FHIR, in Python; seen with fhir.resources 8.3.0, its models of R4B.
@Suite struct `Immunizations read by another implementation` {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Clients/resources.py").path

  @Test func `every line of an export is a resource to it`() async throws {
    let town = try VaccinationCity()
    try town.register(0..<3)
    let dung = try town.access("dung")
    for person in 0..<3 {
      _ = try town.office.record(
        town.form(person, "2021-07-0\(person + 1)", person == 1 ? "Comirnaty" : "AstraZeneca", home: 2, written: 1),
        by: dung)
    }
    let out = try DoseExport(town.office).run(.disclosed, to: dung)
    let path = town.city.folder.path("all.ndjson")
    try Data(out.patients + out.immunizations).write(to: URL(fileURLWithPath: path))
    let interpreters = [ProcessInfo.processInfo.environment["ZONAL_TEST_PYTHON"], "/usr/bin/python3", "python3"]
      .compactMap { $0 }.compactMap(ClientProgram.init)
    for interpreter in interpreters {
      let (text, code) = try await interpreter.run(
        [Self.script, path], environment: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"])
      if code == 77 { continue }
      #expect(code == 0 && text.contains("Immunization 3") && text.contains("Patient 3"), "\(text)")
      return
    }
    try Test.cancel("fhir.resources is not here; name a Python that has it in ZONAL_TEST_PYTHON")
  }
}
