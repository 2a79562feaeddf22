import Epidemiology
import Quantities
import Registry
import SpatialCore
import Surveillance
import Vaccination

/// What answers about doses and the people who were given them are made of.
enum VaccinationText {
  static func name(_ sex: Sex) -> String {
    switch sex {
    case .unknown: "unknown"
    case .male: "male"
    case .female: "female"
    case .other: "other"
    }
  }

  private static func name(_ state: DoseState) -> String {
    switch state {
    case .recorded: "recorded"
    case .withdrawn: "withdrawn"
    case .anonymous: "anonymous"
    }
  }

  private static func name(_ basis: HomeBasis) -> String {
    switch basis {
    case .register: "register"
    case .written: "written"
    case .injection: "injection"
    case .unknown: "unknown"
    }
  }

  /// - Parameter rules: give the product's id for a name as it was written.
  static func dose(_ dose: DoseRecord, _ rules: VaccinationRules, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "dose": WardText.number(dose.number), "day": WardText.day(dose.facts.day),
      "minute": WardText.number(dose.facts.minute),
      "product": .string(rules.product(named: dose.facts.product)?.id ?? dose.facts.product),
      "number": WardText.number(dose.facts.number), "lot": .string(dose.facts.lot), "site": .string(dose.facts.site),
      "ward": WardText.ward(dose.facts.ward, vintage), "home": WardText.ward(dose.home, vintage),
      "home_basis": .string(name(dose.homeBasis)), "place": WardText.number(dose.place),
      "is_booster": .bool(dose.isBooster), "flags": .array(dose.flags.map { .string($0.rawValue) }),
      "state": .string(name(dose.state)), "source": WardText.text(dose.source),
      "recorded_at": WardText.instant(dose.recordedAt), "recorded_by": .string(dose.recordedBy),
      "is_matched": .bool(dose.citizen != nil),
    ]
  }

  static func standing(_ standing: VaccinationStanding) -> JSONValue {
    [
      "status": .string(standing.status.rawValue), "completed_on": WardText.day(standing.completedOn),
      "protected_from": WardText.day(standing.protectedFrom),
      "due": standing.due.map { due in
        [
          "place": WardText.number(due.place), "is_booster": .bool(due.isBooster),
          "products": .array(due.products.map { .string($0) }), "earliest": WardText.day(due.earliest),
          "recommended_from": WardText.day(due.recommendedFrom),
          "recommended_through": WardText.day(due.recommendedThrough), "citation": .string(due.citation),
        ]
      } ?? .null,
    ]
  }

  static func person(_ person: DosePerson?) -> JSONValue {
    guard let person else { return .null }
    return [
      "identifier": WardText.text(person.identifier?.digits), "name": .string(person.name),
      "birth": WardText.text(person.birth?.description), "sex": .string(name(person.sex)),
      "phone": .string(person.phone),
    ]
  }

  static func file(_ file: DoseFile, _ rules: VaccinationRules, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "dose": dose(file.dose, rules, vintage), "standing": file.standing.map(standing) ?? .null,
      "reactions": .array(
        file.reactions.map { reaction in
          [
            "kind": .string(reaction.kind.rawValue), "severity": .string(reaction.severity.rawValue),
            "onset": WardText.day(reaction.onset),
            "ground": WardText.text(reaction.ground.isEmpty ? nil : reaction.ground),
          ]
        }),
      "changes": .array(
        file.changes.map { change in
          [
            "kind": .string(change.kind.rawValue), "words": WardText.words(change.kind.words),
            "ground": .string(change.ground), "at": WardText.instant(change.at), "actor": .string(change.actor),
          ]
        }),
    ]
  }

  static func due(_ person: DuePerson) -> JSONValue {
    [
      "citizen": WardText.number(person.citizen), "birth": WardText.text(person.birth?.description),
      "doses": WardText.number(person.doses), "last_on": WardText.day(person.lastOn),
      "last_product": WardText.text(person.lastProduct), "place": WardText.number(person.place),
      "is_booster": .bool(person.isBooster), "product": WardText.text(person.product),
      "earliest": WardText.day(person.earliest), "from": WardText.day(person.from),
      "through": WardText.day(person.through), "person": self.person(person.person),
    ]
  }

  // MARK: Matches

  /// - Parameter citizens: those whom the officer may see, by row.
  static func match(_ match: QueuedMatch, _ citizens: [Int: Citizen], _ frame: WardDesk.Frame) -> JSONValue {
    [
      "match": WardText.number(match.number), "state": .string("\(match.state)"),
      "said": .object(
        match.said.fields.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }),
      "reasons": .array(match.reasons.map { .string($0.rawValue) }), "withheld": WardText.number(match.withheld),
      "candidates": .array(
        match.candidates.map { candidate in
          [
            "citizen": WardText.number(candidate.citizen), "score": .number("\(candidate.score)"),
            "evidence": .array(
              candidate.evidence.map { evidence in
                [
                  "field": .string(evidence.field.code), "agreement": .string(evidence.agreement.code),
                  "bits": .number("\(evidence.bits)"),
                ]
              }),
            "citizen_shown": citizens[candidate.citizen].map { citizen($0, frame) } ?? .null,
          ]
        }),
    ]
  }

  private static func citizen(_ citizen: Citizen, _ frame: WardDesk.Frame) -> JSONValue {
    let home = citizen.record.residences.last { ($0.last ?? frame.today) >= frame.today }
    return [
      "name": .string(citizen.record.name), "birth": WardText.text(citizen.record.birth?.description),
      "sex": .string(name(citizen.record.sex)), "ward": WardText.ward(home?.ward, frame.vintage),
    ]
  }
}
