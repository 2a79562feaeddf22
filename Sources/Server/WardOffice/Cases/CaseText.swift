import Cases
import Criteria
import Epidemiology
import Quantities
import Registry
import SpatialCore
import Surveillance

/// People under follow-up as JSON; who they are is in `person` and in the lines of a ward's list only.
enum CaseText {
  static func line(_ line: CaseLine, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "case": WardText.number(line.record), "name": .string(line.name), "age": WardText.number(line.age),
      "sex": .string("\(line.sex)"), "ward": WardText.ward(line.ward, vintage),
      "report_day": WardText.day(line.reportDay), "onset": WardText.day(line.onset),
      "class": .string(line.caseClass.name), "f": WardText.number(line.distance), "is_open": .bool(line.isOpen),
      "outcome": .string(line.outcome.name),
    ]
  }

  /// A record with everything that was said of it, but not who it is.
  static func file(_ details: CaseDetails, _ vintage: BoundaryVintage) -> JSONValue {
    let (record, facts, status) = (details.record, details.record.facts, details.record.status)
    return [
      "case": WardText.number(record.number), "class": .string(status.caseClass.name),
      "words": WardText.words(status.caseClass.words), "basis": .string(status.basis.name),
      "is_open": .bool(status.isOpen), "f": WardText.number(status.distance),
      "ward": WardText.ward(facts.ward, vintage), "residence": WardText.ward(facts.residence, vintage),
      "report_ward": WardText.ward(facts.reportWard, vintage), "report_day": WardText.day(facts.reportDay),
      "onset": WardText.day(facts.onset), "exposure": WardText.day(facts.exposure),
      "infectious_from": WardText.day(status.infectiousFrom), "infectious_until": WardText.day(status.infectiousUntil),
      "transmission": .string(facts.transmission.name), "sex": .string("\(facts.sex)"),
      "age": WardText.number(facts.age), "doses": WardText.number(facts.doses),
      "last_dose": WardText.day(facts.lastDose), "recovered": WardText.day(facts.recovered),
      "outcome": .string(facts.outcome.name), "outcome_day": WardText.day(facts.outcomeDay),
      "merged_into": WardText.number(record.mergedInto), "under": .array(details.under.map { WardText.number($0) }),
      "reasons": .array((details.classes.last?.reasons ?? []).map(reason)),
      "steps": .array(
        details.classes.map {
          [
            "class": .string($0.caseClass.name), "basis": .string($0.basis.name), "at": WardText.instant($0.at),
            "actor": .string($0.actor), "reasons": .array($0.reasons.map(reason)),
          ]
        }),
      "symptoms": .array(
        details.symptoms.map {
          [
            "symptom": .string($0.symptom), "present": .bool($0.isPresent), "from": WardText.day($0.from),
            "until": WardText.day($0.until),
          ]
        }),
      "tests": .array(details.tests.map(test)),
      "exposures": .array(
        details.exposures.map {
          [
            "kind": .string($0.kind.name), "ward": WardText.ward($0.ward, vintage), "from": WardText.day($0.from),
            "until": WardText.day($0.until), "place": .string($0.place),
          ]
        }),
      "contacts": .array(details.contacts.map(contact)),
      "merges": .array(
        details.merges.filter { $0.undoneAt == nil }.map {
          [
            "merge": WardText.number($0.number), "case": WardText.number($0.record), "into": WardText.number($0.into),
            "is_same": .bool($0.isSame), "at": WardText.instant($0.at),
          ]
        }),
    ]
  }

  /// Why a class was reached, or what of it is not known.
  static func reason(_ reason: CaseReason) -> JSONValue {
    func joined(_ parts: [Localized], _ words: KeyPath<Localized, String>) -> String {
      parts.map { $0[keyPath: words] }.joined(separator: ", ")
    }
    func told(
      _ words: KeyPath<Localized, String>, _ name: String, _ unknown: String, _ missing: String
    ) -> String {
      [
        "\(name)" + (reason.met.isEmpty ? "" : ": \(joined(reason.met, words))"),
        reason.unknown.isEmpty ? "" : "\(unknown): \(joined(reason.unknown, words))",
        reason.missing.isEmpty ? "" : "\(missing): \(joined(reason.missing, words))",
      ].filter { !$0.isEmpty }.joined(separator: "; ")
    }
    let words = Localized(
      english: told(\.english, reason.caseClass.words.en, "not known", "does not hold"),
      vietnamese: told(\.vietnamese, reason.caseClass.words.vi, "chưa rõ", "không đúng"))
    return WardText.reason(reason.rule, words, reason.citation)
  }

  private static func test(_ test: CaseTest) -> JSONValue {
    [
      "test": WardText.number(test.number), "kind": .string(test.kind.name), "result": .string(test.result.name),
      "ct": WardText.share(test.ct, of: 100), "sample": WardText.text(test.sample),
      "laboratory": WardText.text(test.laboratory), "sampled_at": WardText.instant(test.sampledAt),
      "resulted_at": WardText.instant(test.resultedAt),
    ]
  }

  private static func contact(_ contact: CaseContact) -> JSONValue {
    [
      "contact": WardText.number(contact.number), "from": WardText.number(contact.from),
      "to": WardText.number(contact.to), "kind": .string(contact.kind.name), "place": .string(contact.place),
      "from_at": WardText.instant(contact.fromAt), "until_at": WardText.instant(contact.untilAt),
      "distance_cm": WardText.number(contact.closeness.distance), "masked": WardText.flag(contact.closeness.masked),
      "minutes": WardText.number(contact.closeness.minutes), "touched": WardText.flag(contact.closeness.touched),
    ]
  }

  static func event(_ event: CaseEvent) -> JSONValue {
    [
      "kind": .string(event.kind.rawValue), "day": WardText.day(event.day), "at": WardText.instant(event.at),
      "words": WardText.words(event.words), "number": WardText.number(event.number),
    ]
  }

  static func person(_ details: CaseDetails) -> JSONValue {
    let person = details.person
    return [
      "name": .string(person.name), "identifier": WardText.text(person.identifier?.digits),
      "birth_year": WardText.number(details.record.facts.birthYear), "phone": .string(person.phone),
      "address": .string(person.address), "notes": .string(person.notes),
    ]
  }

  static func receipt(_ receipt: CaseReceipt) -> JSONValue {
    [
      "case": WardText.number(receipt.number), "class": .string(receipt.verdict.caseClass.name),
      "is_open": .bool(receipt.verdict.isOpen), "reasons": .array(receipt.verdict.reasons.map(reason)),
      "alike": .array(receipt.alike.map { WardText.number($0) }), "entry": WardText.number(receipt.entry),
    ]
  }

  static func graph(_ graph: CaseGraph, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "case": WardText.number(graph.record), "is_cut": .bool(graph.isCut),
      "nodes": .array(
        graph.nodes.map {
          [
            "case": WardText.number($0.record), "step": WardText.number($0.step),
            "f": WardText.number($0.distance), "class": .string($0.caseClass.name),
            "ward": WardText.ward($0.ward, vintage), "is_mine": .bool($0.isOwn),
          ]
        }),
      "edges": .array(
        graph.edges.map {
          [
            "contact": WardText.number($0.contact), "from": WardText.number($0.from), "to": WardText.number($0.to),
            "kind": .string($0.kind.name), "first_day": WardText.day($0.firstDay),
            "last_day": WardText.day($0.lastDay), "close": .string($0.isClose.rawValue),
          ]
        }),
    ]
  }

  static func trace(_ list: TraceList, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "case": WardText.number(list.record), "direction": .string(list.direction.rawValue),
      "from": WardText.day(list.from), "until": WardText.day(list.until), "is_cut": .bool(list.isCut),
      "people": .array(
        list.entries.map {
          [
            "case": WardText.number($0.record), "step": WardText.number($0.step), "via": WardText.number($0.via),
            "ward": WardText.ward($0.ward, vintage), "class": .string($0.caseClass.name),
            "f": WardText.number($0.distance), "name": WardText.text($0.name), "reason": WardText.words($0.reason),
          ]
        }),
    ]
  }
}
