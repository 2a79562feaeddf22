public import Epidemiology
import FHIR
import Foundation
import Quantities
import Registry
import SpatialCore
public import Store
import Surveillance

/// Reads NDJSON of FHIR R4 into the register of doses: Patient and Immunization, in any files and any order.
///
/// A completed immunization is a dose, of the patient that it points at. What is not understood is a finding with its file, line and
/// element. All files of an import are one set and in memory together; the doses then go the way of ``DoseImport``: those of sources that
/// name them correct what the source said before.
public struct DoseFHIRImport {
  private let office: VaccinationOffice
  private let access: Access
  private let options: DoseImportOptions
  private let sink: FindingSink

  public init(_ office: VaccinationOffice, access: Access, options: DoseImportOptions, sink: FindingSink) {
    self.office = office
    self.access = access
    self.options = options
    self.sink = sink
  }

  /// A resource where it stood.
  private struct Found<Element> {
    var element: Element
    var file: String
    var line: Int
  }

  /// - Returns: of the immunizations; lines that are no resource that is read are among the rejected rows.
  /// - Throws: `FHIRError`; `IntakeError.cannotRead`; `VaccinationError`; `AccessError`; `StoreError`.
  @discardableResult
  public func run(_ paths: [String]) throws -> DoseImportCounts {
    guard !options.source.isEmpty else { throw VaccinationError.unusable("name the source of the doses") }
    try office.file.read { _ in try access.require(.importDoses, subject: "doses of \(options.source)") }
    let rules = try office.rules()
    var patients: [String: Patient] = [:]
    var doses: [Found<Immunization>] = []
    var counts = DoseImportCounts()
    for path in paths { try read(path, &patients, &doses, &counts) }
    let name = office.sealer.keyedHash(label: "vaccination row")
    let content = office.sealer.keyedHash(label: "vaccination content")
    var rows: [String: [DoseRow]] = [:]
    var reactions: [(key: [UInt8], reactions: [ImmunizationReaction])] = []
    for found in doses {
      counts.rows += 1
      guard var (source, row) = try row(found, patients, rules, name) else {
        counts.rejected += 1
        continue
      }
      var bytes: [UInt8] = []
      Resource.immunization(found.element).appendLine(to: &bytes)
      row.digest = content(String(decoding: bytes, as: UTF8.self) + "\u{0}" + row.person.name + row.person.phone)
      if !found.element.reaction.isEmpty { reactions.append((row.key, found.element.reaction)) }
      if source.isEmpty { source = options.source }
      rows[source, default: []].append(row)
    }
    for (source, rows) in rows.sorted(by: { $0.key < $1.key }) {
      var options = options
      options.source = source
      var writer = DoseBatchWriter(office: office, access: access, rules: rules, options: options)
      for start in stride(from: 0, to: rows.count, by: options.rowsPerTransaction) {
        counts.add(try writer.enter(Array(rows[start..<min(rows.count, start + options.rowsPerTransaction)])))
      }
    }
    if !options.isDryRun { try enter(reactions) }
    return counts
  }

  private func read(
    _ path: String, _ patients: inout [String: Patient], _ doses: inout [Found<Immunization>],
    _ counts: inout DoseImportCounts
  ) throws {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
      throw IntakeError.cannotRead(file: path, reason: "there is no such file, or it may not be read")
    }
    defer { if path != "-" { try? handle.close() } }
    var reader = ResourceLineReader()
    func take(_ line: ResourceLineReader.Line) {
      for finding in line.findings {
        sink.add([
          Finding(
            severity: finding.severity == .rejected ? .rejected : .note, code: .invalidResource, file: file,
            row: line.number, column: finding.path, message: finding.reason)
        ])
      }
      switch line.resource {
      case .patient(let patient)?: patients[patient.id ?? ""] = patient
      case .immunization(let dose)?: doses.append(Found(element: dose, file: file, line: line.number))
      case .condition?, .observation?:
        counts.rows += 1
        counts.rejected += 1
        refuse(
          file, line.number, "resourceType",
          "resources of this type are no doses; Patient and Immunization are read here")
      case nil:
        counts.rows += 1
        counts.rejected += 1
      }
    }
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { try reader.read(Array(piece), take) }
    try reader.finish(take)
  }

  private func refuse(_ file: String, _ line: Int, _ path: String, _ message: String) {
    sink.add([
      Finding(severity: .rejected, code: .invalidResource, file: file, row: line, column: path, message: message)
    ])
  }

  // MARK: Rows

  /// - Returns: the source that the dose names, empty for none, and the dose; `nil` for one that is refused.
  private func row(
    _ found: Found<Immunization>, _ patients: [String: Patient], _ rules: DoseRules, _ name: KeyedHash
  ) throws -> (source: String, row: DoseRow)? {
    let dose = found.element
    func refused(_ path: String, _ message: String) -> (source: String, row: DoseRow)? {
      refuse(found.file, found.line, path, message)
      return nil
    }
    guard dose.status == .completed else {
      return refused("Immunization.status", "only what was given is brought in; withdraw a dose with its ground")
    }
    guard let occurrence = dose.occurrence, let day = occurrence.day(offset: rules.offset) else {
      return refused("Immunization.occurrence[x]", "the day of a dose is needed")
    }
    if day > options.today { return refused("Immunization.occurrence[x]", "the dose would be given after today") }
    var facts = DoseFacts(day: day, product: product(dose.vaccineCode), lot: dose.lotNumber ?? "", ward: nil)
    if case .instant(let instant) = occurrence {
      facts.minute = Int((instant.milliseconds / 1_000 + Int64(rules.offset)) / 60 % 1440)
    }
    func ward(_ code: String?) -> Int? {
      code.flatMap { code in rules.vintage.wards.firstIndex { $0.code == code } }.map { rules.vintage.row($0) }
    }
    if let location = dose.location?.identifier, location.system == DoseFHIRNames.ward {
      facts.ward = ward(location.value)
    }
    facts.home = ward(dose.extensions.value(of: DoseFHIRNames.home))
    facts.age = dose.extensions.value(of: DoseFHIRNames.age).flatMap { Int($0) }
    switch dose.extensions.value(of: DoseFHIRNames.series) {
    case "complete": facts.series = .complete
    case "incomplete": facts.series = .incomplete
    default: break
    }
    facts.site = dose.performer.first?.actor.display ?? ""
    facts.number = dose.protocolApplied.first?.doseNumber.flatMap { (1...20).contains($0) ? $0 : nil }
    var person = DosePerson(identifier: nil)
    if let identifier = dose.patient.identifier, identifier.system == DoseFHIRNames.person {
      person.identifier = identifier.value.flatMap { PersonalIdentifier(digits: $0) }
    }
    if let target = dose.patient.target?.id {
      guard let patient = patients[target] else {
        return refused("Immunization.patient", "it points at a patient who is in none of the files")
      }
      person = Self.person(patient)
    }
    var source = ""
    var record: String?
    if let identifier = dose.identifier.first, let system = identifier.system, let value = identifier.value {
      if let own = DoseFHIRNames.source(ofSystem: system) {
        (source, record) = (own, value)
      } else {
        record = "\(system)|\(value)"
      }
    } else {
      record = dose.id
    }
    guard let record, record.utf8.count <= 200, PersonalIdentifier(digits: record) == nil else {
      return refused(
        "Immunization.identifier", "a dose needs a name that is no personal identifier, so that it can be told again")
    }
    // What this database's own officers entered comes back under its own key.
    let own = source == DoseFHIRNames.office ? [UInt8](hexadecimal: record) : nil
    let key = own ?? name("\(source.isEmpty ? options.source : source)\u{0}n\u{0}\(record)")
    return (
      source, DoseRow(line: found.line, facts: facts, person: person, key: key, digest: [], record: record)
    )
  }

  private func product(_ code: CodeableConcept) -> String {
    if let text = code.text { return text == "unknown" ? "" : text }
    if let own = code.code(of: DoseFHIRNames.products) { return own }
    if let cvx = code.code(of: DoseFHIRNames.cvx) {
      return DoseFHIRNames.codes.first { $0.value == cvx }?.key ?? "CVX \(cvx)"
    }
    return code.coding.compactMap(\.display).first ?? ""
  }

  private static func person(_ patient: Patient) -> DosePerson {
    var person = DosePerson(
      identifier: patient.identifier.value(of: DoseFHIRNames.person).flatMap { PersonalIdentifier(digits: $0) },
      name: patient.name.first?.whole ?? "", phone: patient.telecom.first?.value ?? "")
    person.birth = patient.birthDate.map { date in date.day.map { BirthDate($0) } ?? BirthDate(year: date.year) }
    person.sex =
      switch patient.gender {
      case .male: .male
      case .female: .female
      case .other: .other
      case .unknown, nil: .unknown
      }
    return person
  }

  /// Notes the reactions of doses that have none of the kind and day yet.
  private func enter(_ all: [(key: [UInt8], reactions: [ImmunizationReaction])]) throws {
    if all.isEmpty { return }
    try office.file.write { writing in
      var count = 0
      for (key, reactions) in all {
        let dose = try writing.first(
          "SELECT id FROM vaccination_doses WHERE key = ? AND state = 0", [.bytes(key)]
        ) { $0.int(0) }
        guard let dose else { continue }
        for reaction in reactions {
          guard let onset = reaction.date?.day(offset: office.offset) else { continue }
          let kind = AdverseReaction.Kind(rawValue: reaction.detail?.display ?? "") ?? .other
          let severity =
            reaction.extensions.value(of: DoseFHIRNames.severity).flatMap { AdverseReaction.Severity(rawValue: $0) }
            ?? .mild
          let isKnown = try writing.first(
            "SELECT 1 FROM vaccination_reactions WHERE dose = ? AND kind = ? AND onset = ?",
            [SQLValue(dose), .text(kind.rawValue), SQLValue(Int(onset.number))]
          ) { _ in true }
          if isKnown == true { continue }
          let ground = reaction.extensions.value(of: DoseFHIRNames.ground) ?? reaction.detail?.display ?? ""
          try office.insert(kind, severity, onset: onset, ground: ground, ofDose: dose, by: access, writing)
          count += 1
        }
      }
      writing.record(
        access.act(
          "vaccination.import", subject: "reactions of \(options.source)", facts: ["reactions": String(count)]))
    }
  }
}
