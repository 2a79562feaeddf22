import Criteria
import Quantities
import Quarantine
import Registry
import SpatialCore
import Surveillance

/// Orders of quarantine as JSON; nobody's name is in any of it but in `person`.
enum QuarantineText {
  static func row(_ order: OrderRecord, _ vintage: BoundaryVintage) -> JSONValue { .object(members(order, vintage)) }

  private static func members(_ order: OrderRecord, _ vintage: BoundaryVintage) -> [JSONMember] {
    [
      JSONMember("order", WardText.number(order.number)), JSONMember("state", .string(order.state.rawValue)),
      JSONMember("words", WardText.words(order.state.words)), JSONMember("kind", .string(order.facts.kind.rawValue)),
      JSONMember("place", .string(order.place.rawValue)), JSONMember("ward", WardText.ward(order.ward, vintage)),
      JSONMember("exposure", WardText.day(order.facts.exposure)), JSONMember("start", WardText.day(order.start)),
      JSONMember("planned_end", WardText.day(order.plannedEnd)), JSONMember("ended", WardText.day(order.ended)),
      JSONMember("watch_days", WardText.number(order.watchDays)), JSONMember("authority", .string(order.authority)),
      JSONMember("act", .string(order.act)), JSONMember("rule", WardText.text(order.rule)),
      JSONMember("is_stated", .bool(order.isStated)), JSONMember("next_test", WardText.day(order.nextTest)),
      JSONMember("recorded_at", WardText.instant(order.recordedAt)),
    ]
  }

  /// An order with all that happened under it.
  static func file(_ file: OrderFile, _ policy: QuarantinePolicy?, _ vintage: BoundaryVintage) -> JSONValue {
    let rule = policy?.rules.first { $0.id == file.order.rule }
    let citation = rule?.dated.entry(at: Moment(file.order.facts.exposure))?.citation ?? ""
    return .object(
      members(file.order, vintage) + [
        JSONMember("reasons", .array(rule.map { [WardText.reason($0.id, $0.name, citation)] } ?? [])),
        JSONMember("acts", .array(file.acts.map(act))),
        JSONMember(
          "tests",
          .array(file.tests.map { ["day": WardText.day($0.day), "result": WardText.text($0.outcome?.rawValue)] })),
        JSONMember("results", .array(file.results.map(result))),
        JSONMember("check_ins", .array(file.checkIns.map(checkIn))),
        JSONMember("alerts", .array(file.alerts.map(alert))),
        JSONMember("certificate", WardText.number(file.certificate)),
      ])
  }

  private static func act(_ act: OrderAct) -> JSONValue {
    [
      "kind": .string(act.kind.rawValue), "words": WardText.words(act.kind.words), "ground": .string(act.ground),
      "facts": .object(act.facts.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }),
      "at": WardText.instant(act.at), "actor": .string(act.actor),
    ]
  }

  private static func result(_ result: TestResult) -> JSONValue {
    [
      "kind": .string(result.kind.rawValue), "sampled_at": WardText.instant(result.sampled),
      "result": .string(result.outcome.rawValue), "ct": WardText.share(result.ctTenths, of: 10),
      "laboratory": .string(result.laboratory),
    ]
  }

  static func checkIn(_ checkIn: CheckIn) -> JSONValue {
    [
      "day": WardText.day(checkIn.day), "verdict": .string(checkIn.verdict.rawValue),
      "words": WardText.words(checkIn.verdict.words), "distance": WardText.number(checkIn.distance),
      "accuracy": WardText.number(checkIn.accuracy), "at": WardText.instant(checkIn.at),
      "actor": .string(checkIn.actor),
    ]
  }

  static func alert(_ alert: OrderAlert) -> JSONValue {
    [
      "alert": WardText.number(alert.number), "kind": .string(alert.kind.rawValue),
      "words": WardText.words(alert.kind.words), "day": WardText.day(alert.day), "at": WardText.instant(alert.at),
      "closed_at": WardText.instant(alert.closedAt), "closed_by": WardText.text(alert.closedBy),
      "ground": WardText.text(alert.ground),
    ]
  }

  /// Who an order is for, and what they said of themselves.
  static func person(_ person: OrderPerson, _ reports: [SelfReport]) -> JSONValue {
    [
      "name": .string(person.name), "identifier": .string(person.identifier.digits),
      "birth_year": WardText.number(person.birthYear), "phone": .string(person.phone),
      "address": .string(person.address), "longitude": coordinate(person.position?.x),
      "latitude": coordinate(person.position?.y), "reports": .array(reports.map(report)),
    ]
  }

  private static func coordinate(_ value: Double?) -> JSONValue { value.map { .number(String($0)) } ?? .null }

  private static func report(_ report: SelfReport) -> JSONValue {
    [
      "day": WardText.day(report.day), "at": WardText.instant(report.at),
      "answers": .object(
        report.answers.sorted { $0.key < $1.key }.map { id, answer in
          switch answer {
          case .yes: JSONMember(id, true)
          case .no: JSONMember(id, false)
          case .tenths(let tenths): JSONMember(id, WardText.share(tenths, of: 10))
          }
        }),
    ]
  }

  /// What the policy says of a person before an order is made, in days of the calendar.
  static func answer(_ answer: QuarantineAnswer, _ facts: QuarantineFacts, _ policy: QuarantinePolicy) -> JSONValue {
    let rule = policy.rules.first { $0.id == answer.rule }
    return [
      "outcome": .string(answer.outcome.rawValue), "rule": WardText.text(answer.rule),
      "jurisdiction": WardText.text(answer.jurisdiction),
      "places": .array(answer.places.map { .string($0.rawValue) }), "days": WardText.number(answer.days),
      "planned_end": WardText.day(answer.days.map { facts.exposure + $0 }),
      "test_days": answer.testDays.map { .array($0.map { WardText.day(facts.exposure + $0) }) } ?? .null,
      "watch_days": WardText.number(answer.watchDays),
      "unknown": .array(answer.unknown.map { WardText.words($0.words) }),
      "reasons": .array(rule.map { [WardText.reason($0.id, $0.name, answer.citation)] } ?? []),
      "confidence": WardText.text(answer.confidence?.rawValue),
    ]
  }
}
