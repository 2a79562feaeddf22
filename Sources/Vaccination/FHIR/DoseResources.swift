import Epidemiology
import FHIR
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance

/// Makes resources of doses.
struct DoseResources {
  private let office: VaccinationOffice
  private let rules: DoseRules
  private let form: DoseExport.Form
  private let pseudonym: KeyedHash

  init(_ office: VaccinationOffice, _ rules: DoseRules, _ form: DoseExport.Form) {
    self.office = office
    self.rules = rules
    self.form = form
    pseudonym = office.sealer.keyedHash(label: "vaccination pseudonym")
  }

  private func code(_ row: Int) -> String? { rules.vintage.ward(row: row).map { rules.vintage.wards[$0].code } }

  /// - Parameter doseName: the name of the dose at its source; who is not named at all is told apart by it.
  func patient(_ dose: DoseRecord, name doseName: String, _ reading: Reading) throws -> Patient {
    var person = try office.said(ofDose: dose.number, reading)
    if let citizen = dose.citizen, let record = try office.register.record(ofCitizen: citizen, reading) {
      person = DosePerson(record)
    }
    let name = dose.citizen.map { "citizen \($0)" } ?? "dose \(dose.number)"
    var patient: Patient
    switch form {
    case .pseudonymous:
      patient = Patient(id: pseudonym(name).hexadecimal)
      patient.birthDate = person.birth.map { PartialDate(year: $0.year) }
    case .disclosed:
      // The same in every database that knows the person; who has no identifier is told by what was said.
      patient = Patient(
        id: person.isNobody
          ? DoseFHIRNames.id("nobody", dose.source ?? DoseFHIRNames.office, doseName)
          : person.identifier.map { DoseFHIRNames.id("person", $0.digits) }
            ?? DoseFHIRNames.id("said", person.name, person.birth?.description ?? "", person.phone))
      patient.identifier = person.identifier.map { [Identifier(system: DoseFHIRNames.person, value: $0.digits)] } ?? []
      if !person.name.isEmpty { patient.name = [HumanName(text: person.name)] }
      if !person.phone.isEmpty { patient.telecom = [ContactPoint(.phone, person.phone)] }
      patient.birthDate = person.birth.map { $0.isYearOnly ? PartialDate(year: $0.year) : PartialDate($0.day) }
    }
    patient.gender =
      switch person.sex {
      case .male: .male
      case .female: .female
      case .other: .other
      case .unknown: nil
      }
    return patient
  }

  func immunization(
    _ dose: DoseRecord, name: String, of patient: Patient, _ reading: Reading
  ) throws -> Immunization {
    let source = dose.source ?? DoseFHIRNames.office
    let product = rules.id(ofProduct: dose.facts.product)
    var codes: [Coding] = []
    if let cvx = DoseFHIRNames.codes[product] { codes.append(Coding(system: DoseFHIRNames.cvx, code: cvx)) }
    if rules.rules.product(named: product) != nil {
      codes.append(Coding(system: DoseFHIRNames.products, code: product))
    }
    var code = CodeableConcept(text: dose.facts.product.isEmpty ? "unknown" : dose.facts.product)
    code.coding = codes
    let day = dose.facts.day
    let occurrence: FHIRDateTime =
      dose.facts.minute.map {
        .instant(
          Instant(milliseconds: (Int64(day.number) * 86_400 + Int64($0) * 60 - Int64(rules.offset)) * 1_000))
      } ?? .date(PartialDate(day))
    let isOpen = form == .disclosed
    var resource = Immunization(
      id: isOpen ? DoseFHIRNames.id(source, name) : pseudonym("name \(source)\u{0}\(name)").hexadecimal,
      status: .completed, vaccineCode: code, patient: Reference(to: .patient, patient.id ?? ""),
      occurrence: occurrence)
    if isOpen {
      resource.identifier = [Identifier(system: DoseFHIRNames.system(ofSource: source), value: name)]
    }
    if let home = dose.facts.home.flatMap(code(_:)) {
      resource.extensions.append(ResourceExtension(DoseFHIRNames.home, home))
    }
    if let age = dose.facts.age { resource.extensions.append(ResourceExtension(DoseFHIRNames.age, String(age))) }
    if dose.facts.series != .unknown {
      resource.extensions.append(
        ResourceExtension(DoseFHIRNames.series, dose.facts.series == .complete ? "complete" : "incomplete"))
    }
    if let ward = dose.facts.ward.flatMap(code(_:)) {
      var location = Reference(display: ward)
      location.display = nil
      location.identifier = Identifier(system: DoseFHIRNames.ward, value: ward)
      resource.location = location
    }
    if !dose.facts.lot.isEmpty { resource.lotNumber = dose.facts.lot }
    if !dose.facts.site.isEmpty { resource.performer = [ImmunizationPerformer(Reference(display: dose.facts.site))] }
    if let number = dose.facts.number { resource.protocolApplied = [ImmunizationProtocol(doseNumber: number)] }
    for reaction in try office.reactions(ofDose: dose.number, isDisclosed: isOpen, reading) {
      var extensions = [ResourceExtension(DoseFHIRNames.severity, reaction.severity.rawValue)]
      if isOpen { extensions.append(ResourceExtension(DoseFHIRNames.ground, reaction.ground)) }
      resource.reaction.append(
        ImmunizationReaction(
          extensions: extensions, date: .date(PartialDate(reaction.onset)),
          detail: Reference(display: reaction.kind.rawValue)))
    }
    return resource
  }
}
