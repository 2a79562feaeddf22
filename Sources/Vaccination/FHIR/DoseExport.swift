import Epidemiology
import FHIR
import Foundation
import Quantities
import Registry
public import Store

/// Takes the doses of an officer's area out as FHIR R4: Patient and Immunization as NDJSON.
///
/// Under pseudonyms there are no identifiers, names, phones and days of birth, and a person has the same pseudonym in each export of this
/// database. With the people in it, it is brought in again by ``DoseFHIRImport`` and goes out as the same bytes. Withdrawn doses do not go
/// out. Whatever goes out is put into the decision log before it is returned; all of it is in memory, some 1 kB a dose.
public struct DoseExport: Sendable {
  public enum Form: String, CaseIterable, Sendable {
    case pseudonymous
    /// With the people.
    case disclosed
  }

  /// What went out.
  public struct Result: Sendable {
    public var patients: [UInt8] = []
    public var immunizations: [UInt8] = []
    public var people = 0
    public var doses = 0
  }

  private let office: VaccinationOffice

  public init(_ office: VaccinationOffice) { self.office = office }

  /// - Throws: `AccessError.refused`, which is logged; `VaccinationError.noRules`, `.unreadable`; `StoreError`; `SealingError`.
  public func run(_ form: Form, to access: Access) throws -> Result {
    let result = try office.file.disclose(.readVaccination, to: access, kind: "vaccination.export") { reading in
      let rules = try office.cache.rules(reading)
      let writer = DoseResources(office, rules, form)
      var patients: [String: Patient] = [:]
      var lines: [(id: String, resource: Immunization)] = []
      var wards: Set<Int> = []
      let doses = try reading.all(
        "SELECT \(DoseRecord.columns), d.record, d.key FROM vaccination_doses d WHERE d.state = 0 ORDER BY d.id", []
      ) { (try DoseRecord($0), $0.optionalText(24), $0.optionalBytes(25)) }
      for (dose, record, key) in doses {
        guard access.wards == nil || dose.wards.contains(where: { access.covers(ward: $0) }) else { continue }
        wards.formUnion(dose.wards)
        // Whoever has no name at a source is called by a keyed hash, which is another one in every database.
        let name = record ?? key?.hexadecimal ?? String(dose.number)
        let patient = try writer.patient(dose, name: name, reading)
        patients[patient.id ?? ""] = patient
        let immunization = try writer.immunization(dose, name: name, of: patient, reading)
        lines.append((immunization.id ?? "", immunization))
      }
      var result = Result(people: patients.count, doses: lines.count)
      for (_, patient) in patients.sorted(by: { $0.key < $1.key }) {
        Resource.patient(patient).appendLine(to: &result.patients)
      }
      for (_, resource) in lines.sorted(by: { $0.id < $1.id }) {
        Resource.immunization(resource).appendLine(to: &result.immunizations)
      }
      return Disclosure(
        result, subject: "doses", wards: wards.isEmpty ? Array(access.wards ?? []) : Array(wards),
        facts: ["form": form.rawValue, "doses": "\(result.doses)", "people": "\(result.people)"])
    }
    return result ?? Result()
  }
}
