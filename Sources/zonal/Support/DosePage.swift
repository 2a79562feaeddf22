import Criteria
import Epidemiology
import Quantities
import Registry
import SpatialCore
import Surveillance
import Vaccination

/// Doses and lists of them for people (lines) and for programs (JSON).
enum DosePage {
  static func doses(_ doses: [DoseRecord], _ open: OpenVaccination) -> String {
    if open.format == .json { return doses.map { json(members($0, open)) }.joined(separator: "\n") }
    return Console.table(
      [["dose", "day", "product", "place", "ward", "lives in", "lot", "state", "flags"]]
        + doses.map { dose in
          [
            String(dose.number), dose.facts.day.description, dose.facts.product,
            dose.place.map { "\($0)\(dose.isBooster ? " booster" : "")" }
              ?? (dose.citizen == nil ? "nobody's yet" : "none"),
            dose.facts.ward.map(open.code) ?? "", dose.home.map(open.code) ?? "", dose.facts.lot,
            dose.state.words.en, dose.flags.map(\.rawValue).joined(separator: " "),
          ]
        })
  }

  private static func members(_ dose: DoseRecord, _ open: OpenVaccination) -> [(String, JSONValue)] {
    [
      ("dose", number(dose.number)), ("version", number(dose.version)), ("citizen", number(dose.citizen)),
      ("source", text(dose.source)), ("day", .string(dose.facts.day.description)),
      ("minute", number(dose.facts.minute)),
      ("product", .string(dose.facts.product)), ("number", number(dose.facts.number)), ("lot", .string(dose.facts.lot)),
      ("site", .string(dose.facts.site)), ("ward", text(dose.facts.ward.map(open.code))),
      ("home", text(dose.home.map(open.code))), ("home_basis", .string("\(dose.homeBasis)")), ("age", number(dose.age)),
      ("place", number(dose.place)), ("booster", .bool(dose.isBooster)), ("series", .string("\(dose.series)")),
      ("flags", .array(dose.flags.map { .string($0.rawValue) })), ("state", .string("\(dose.state)")),
    ]
  }

  static func standing(_ standing: VaccinationStanding?, _ open: OpenVaccination) -> String {
    guard let standing else { return "nobody's yet: no standing" }
    if open.format == .json {
      return json([
        ("status", .string(standing.status.rawValue)), ("completed_on", text(standing.completedOn?.description)),
        ("protected_from", text(standing.protectedFrom?.description)), ("due_place", number(standing.due?.place)),
        ("due_booster", standing.due.map { .bool($0.isBooster) } ?? .null),
        ("due_products", .array((standing.due?.products ?? []).map { .string($0) })),
        ("due_earliest", text(standing.due?.earliest.description)),
        ("due_from", text(standing.due?.recommendedFrom.description)),
        ("due_through", text(standing.due?.recommendedThrough?.description)),
      ])
    }
    var line = "series: \(standing.status.rawValue)"
    if let day = standing.completedOn { line += ", complete on \(day)" }
    if let day = standing.protectedFrom { line += ", counts from \(day)" }
    if let due = standing.due {
      line += "\ndue: dose \(due.place)\(due.isBooster ? " (booster)" : "") from \(due.recommendedFrom)"
      if let day = due.recommendedThrough { line += " to \(day)" }
      line += ", not before \(due.earliest); \(due.products.joined(separator: ", ")) (\(due.citation))"
    }
    return line
  }

  static func file(_ file: DoseFile, _ open: OpenVaccination) -> String {
    var lines = [doses([file.dose], open), standing(file.standing, open)]
    if let person = file.person {
      if open.format == .json {
        lines.append(
          json([
            ("identifier", text(person.identifier?.digits)), ("name", .string(person.name)),
            ("birth_date", text(person.birth?.description)), ("phone", .string(person.phone)),
          ]))
      } else {
        lines.append(
          [person.name, person.identifier?.digits, person.birth.map { "born \($0)" }, person.phone]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", "))
      }
    }
    for change in file.changes {
      let before = change.before.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      lines.append(
        open.format == .json
          ? json([
            ("version", number(change.version)), ("change", .string(change.kind.rawValue)),
            ("ground", .string(change.ground)), ("at", .string(change.at.description)),
            ("actor", .string(change.actor)),
            (
              "before",
              object(change.before.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
            ),
          ])
          : "\(change.at.moment(offset: open.offset))  \(change.kind.words.en) by \(change.actor), because: \(change.ground); before: \(before)"
      )
    }
    for reaction in file.reactions {
      lines.append(
        open.format == .json
          ? json([
            ("reaction", number(reaction.number)), ("kind", .string(reaction.kind.rawValue)),
            ("severity", .string(reaction.severity.rawValue)), ("onset", .string(reaction.onset.description)),
            ("ground", .string(reaction.ground)),
          ])
          : "reaction of \(reaction.onset): \(reaction.kind.words.en), \(reaction.severity.words.en)"
            + (reaction.ground.isEmpty ? "" : ": \(reaction.ground)"))
    }
    return lines.joined(separator: "\n")
  }

  static func due(_ list: DueList, _ open: OpenVaccination) -> String {
    if open.format == .json {
      return
        (list.people.map { person in
          json([
            ("citizen", number(person.citizen)), ("doses", number(person.doses)),
            ("last_on", text(person.lastOn?.description)), ("last_product", text(person.lastProduct)),
            ("place", number(person.place)), ("booster", .bool(person.isBooster)), ("product", text(person.product)),
            ("earliest", .string(person.earliest.description)), ("from", .string(person.from.description)),
            ("through", text(person.through?.description)), ("groups", .array(person.groups.list.map { number($0) })),
            ("age", number(person.birth?.age(on: list.on))), ("name", text(person.person?.name)),
            ("phone", text(person.person?.phone)),
          ])
        } + [
          json([
            ("on", .string(list.on.description)), ("due", number(list.due)), ("overdue", number(list.overdue)),
            ("next", text(list.next?.text)),
          ])
        ]).joined(separator: "\n")
    }
    var lines = ["\(list.due) due and \(list.overdue) overdue on \(list.on)"]
    if !list.people.isEmpty {
      lines.append(
        Console.table(
          [["citizen", "age", "dose", "product", "from", "to", "last dose", "name", "phone"]]
            + list.people.map { person in
              [
                String(person.citizen), person.birth.map { String($0.age(on: list.on)) } ?? "",
                "\(person.place)\(person.isBooster ? " booster" : "")", person.product ?? "",
                person.from.description, person.through?.description ?? "",
                person.lastOn.map { "\($0) \(person.lastProduct ?? "")" } ?? "", person.person?.name ?? "",
                person.person?.phone ?? "",
              ]
            }))
    }
    if let next = list.next { lines.append("more: --after \(next.text)") }
    return lines.joined(separator: "\n")
  }

  static func coverage(_ coverage: WardCoverage, _ open: OpenVaccination) -> String {
    let all = coverage.lines + [coverage.total]
    if open.format == .json {
      return
        (all.map { line in
          json([
            ("ward_code", .string(line.code)), ("name", .string(line.name)), ("basis", .string(line.basis.rawValue)),
            ("measure", .string(line.measure.rawValue)), ("numerator", number(line.numerator)),
            ("denominator", number(line.denominator)), ("denominator_name", .string(line.denominatorName)),
            ("denominator_day", text(line.denominatorDay?.description)),
            ("percent", line.percent.map { .number("\($0)") } ?? .null), ("above_all", .bool(line.isAboveAll)),
            ("explanation", text(line.explanation?.english)),
          ])
        } + [
          json([
            ("elsewhere", number(coverage.elsewhere)), ("not_matched", number(coverage.matching.unmatched)),
            ("not_matched_counted_where_given", number(coverage.matching.countedWhereGiven)),
            ("not_matched_unlocated", number(coverage.matching.unlocated)),
          ])
        ]).joined(separator: "\n")
    }
    var lines = [
      Console.table(
        [["ward", "name", coverage.total.measure.rawValue, "of", "percent", ""]]
          + all.map { line in
            [
              line.code.isEmpty ? "all" : line.code, line.name, String(line.numerator),
              line.denominator.map(String.init) ?? "", line.percent.map { tenths($0) } ?? "",
              line.isAboveAll ? "above 100 %" : "",
            ]
          }, right: [2, 3, 4]),
      "by \(coverage.total.basis.rawValue); \(coverage.total.denominatorName)"
        + (coverage.total.denominatorDay.map { " of \($0)" } ?? ""),
      "not matched to a person: \(coverage.matching.unmatched) doses, of them \(coverage.matching.countedWhereGiven) counted where "
        + "they were given and \(coverage.matching.unlocated) in no ward; of no ward of the city: \(coverage.elsewhere)",
    ]
    for line in all where line.isAboveAll {
      lines.append("\(line.code.isEmpty ? "all" : line.code): \(line.explanation?.english ?? "")")
    }
    return lines.joined(separator: "\n")
  }

  private static func tenths(_ percent: Double) -> String {
    let number = Int((percent * 10).rounded())
    return "\(number / 10).\(abs(number % 10))"
  }

  // MARK: Parts

  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
  static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONMember($0.0, $0.1) })
  }

  static func json(_ members: [(String, JSONValue)]) -> String {
    var writer = JSONWriter()
    writer.value(object(members))
    return writer.text
  }
}
