import Cases
import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Surveillance

/// Records, lists and tracing for people (lines) and for programs (JSON).
struct CasePage {
  let rules: CaseRules
  let format: OutputFormat

  // MARK: One record

  func receipt(_ receipt: CaseReceipt) -> String {
    let verdict = receipt.verdict
    if format == .json {
      return Self.json([
        ("case", Self.number(receipt.number)), ("entry", Self.number(receipt.entry)),
        ("class", .string(verdict.caseClass.name)), ("open", verdict.isOpen ? .bool(true) : .bool(false)),
        ("infectious_from", Self.text(verdict.infectiousFrom?.description)),
        ("infectious_until", Self.text(verdict.infectiousUntil?.description)),
        ("alike", .array(receipt.alike.map { Self.number($0) })),
        ("reasons", .array(verdict.reasons.map(reason))),
      ])
    }
    var lines = ["case \(receipt.number): \(verdict.caseClass.words.en) (\(verdict.caseClass.words.vi))"]
    lines += window(verdict.infectiousFrom, verdict.infectiousUntil)
    lines += verdict.reasons.flatMap(words)
    if !receipt.alike.isEmpty {
      lines.append("may be the same person as case \(receipt.alike.map(String.init).joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }

  func details(_ details: CaseDetails) -> String {
    let (record, facts, status) = (details.record, details.record.facts, details.record.status)
    let reasons = details.classes.last?.reasons ?? []
    if format == .json {
      return Self.json([
        ("case", Self.number(record.number)), ("source", .string(details.sourceName)),
        ("name_at_source", .string(record.name)), ("class", .string(status.caseClass.name)),
        ("basis", .string(status.basis.name)), ("f", Self.number(status.distance)), ("open", .bool(status.isOpen)),
        ("name", .string(details.person.name)), ("phone", .string(details.person.phone)),
        ("address", .string(details.person.address)), ("notes", .string(details.person.notes)),
        ("residence", Self.text(facts.residence.map(code))), ("report_ward", Self.text(facts.reportWard.map(code))),
        ("birth_year", Self.number(facts.birthYear)), ("age", Self.number(facts.age)),
        ("report_date", .string("\(facts.reportDay)")), ("onset_date", Self.text(facts.onset?.description)),
        ("outcome", .string(facts.outcome.name)), ("outcome_date", Self.text(facts.outcomeDay?.description)),
        ("infectious_from", Self.text(status.infectiousFrom?.description)),
        ("infectious_until", Self.text(status.infectiousUntil?.description)),
        ("merged_into", Self.number(record.mergedInto)), ("reasons", .array(reasons.map(reason))),
        (
          "tests",
          .array(
            details.tests.map { test in
              .object([
                JSONMember("test", Self.number(test.number)), JSONMember("kind", .string(test.kind.name)),
                JSONMember("result", .string(test.result.name)), JSONMember("ct_hundredths", Self.number(test.ct)),
                JSONMember("sampled_at", Self.text(test.sampledAt?.description)),
                JSONMember("resulted_at", Self.text(test.resultedAt?.description)),
              ])
            })
        ),
        ("merges", .array(details.merges.filter { $0.undoneAt == nil }.map { Self.number($0.number) })),
      ])
    }
    var lines = [
      "case \(record.number): \(status.caseClass.words.en) (\(status.caseClass.words.vi))"
        + (status.distance.map { ", F\($0)" } ?? "") + (status.isOpen ? ", open" : "")
    ]
    if let root = record.mergedInto { lines.append("read under case \(root), of the same person") }
    lines.append("\(details.person.name)\(facts.birthYear.map { ", born \($0)" } ?? "")")
    lines.append(
      "ward \(facts.residence.map(code) ?? "unknown"), reported \(facts.reportDay) in \(facts.reportWard.map(code) ?? "the same ward")"
    )
    lines += window(status.infectiousFrom, status.infectiousUntil)
    lines += reasons.flatMap(words)
    for merge in details.merges where merge.undoneAt == nil {
      lines.append(
        "merge \(merge.number): case \(merge.record) \(merge.isSame ? "under" : "is not") case \(merge.into)")
    }
    return lines.joined(separator: "\n")
  }

  func events(_ events: [CaseEvent]) -> String {
    if format == .json {
      return events.map { event in
        Self.json([
          ("day", .string("\(event.day)")), ("at", Self.text(event.at?.description)),
          ("kind", .string(event.kind.rawValue)), ("number", Self.number(event.number)),
          ("en", .string(event.words.english)), ("vi", .string(event.words.vietnamese)),
        ])
      }.joined(separator: "\n")
    }
    return events.map { event in
      "\(event.at.map { "\($0.moment(offset: rules.offset))" } ?? "\(event.day)")  \(event.words.english)"
    }.joined(separator: "\n")
  }

  // MARK: Lists

  func list(_ list: WardCases) -> String {
    let parts = [("reported", list.reported), ("open", list.open), ("infectious", list.infectious)]
    if format == .json {
      return Self.json(
        [("ward", .string(code(list.ward))), ("day", .string("\(list.day)")), ("cut", .bool(list.isCut))]
          + parts.map { name, lines in (name, .array(lines.map { .object(members($0)) })) })
    }
    return parts.map { name, lines in
      "\(name): \(lines.count)" + (lines.isEmpty ? "" : "\n" + table(lines))
    }.joined(separator: "\n") + (list.isCut ? "\nthere are more than are shown" : "")
  }

  func trace(_ list: TraceList) -> String {
    if format == .json {
      return list.entries.map { entry in
        Self.json([
          ("ward", .string(code(entry.ward))), ("case", Self.number(entry.record)), ("step", Self.number(entry.step)),
          ("via", Self.number(entry.via)), ("contact", Self.number(entry.contact)),
          ("class", .string(entry.caseClass.name)), ("f", Self.number(entry.distance)), ("name", Self.text(entry.name)),
          ("from", Self.text(entry.from?.description)), ("until", Self.text(entry.until?.description)),
          ("in_window", .string(entry.isInWindow.rawValue)), ("close", .string(entry.isClose.rawValue)),
          ("en", .string(entry.reason.english)), ("vi", .string(entry.reason.vietnamese)),
        ])
      }.joined(separator: "\n")
    }
    var lines = [
      "\(list.direction.rawValue) from case \(list.record), \(list.from.map { "\($0)" } ?? "unknown") to "
        + "\(list.until.map { "\($0)" } ?? "open"): \(list.entries.count) \(list.entries.count == 1 ? "person" : "people")\(list.isCut ? ", and more" : "")"
    ]
    for (ward, entries) in list.byWard {
      lines.append("ward \(code(ward))")
      lines.append(
        Console.table(
          entries.map { entry in
            [
              "  case \(entry.record)", "step \(entry.step)", entry.distance.map { "F\($0)" } ?? "",
              entry.caseClass.name, entry.name ?? "", entry.reason.english,
            ]
          }))
    }
    return lines.joined(separator: "\n")
  }

  func statistics(_ statistics: CaseStatistics) -> String {
    let classes = CaseClass.allCases.map { ($0.name, statistics.classes[$0] ?? 0) }
    let distances = (0...3).map { ("F\($0)", statistics.distances[$0] ?? 0) }
    let all = classes + distances + [("open", statistics.open)]
    if format == .json { return Self.json(all.map { ($0.0, Self.number($0.1)) }) }
    return Console.table(all.map { [$0.0, String($0.1)] }, right: [1])
  }

  func present(_ people: [MarkerPresence]) -> String {
    if format == .json {
      return people.map { one in
        Self.json([
          ("case", Self.number(one.record)), ("ward", .string(code(one.ward))), ("class", .string(one.caseClass.name)),
          ("from", .string(one.fromAt.description)), ("until", .string(one.untilAt.description)),
          ("with", .array(one.withCases.map { Self.number($0) })), ("name", Self.text(one.name)),
        ])
      }.joined(separator: "\n")
    }
    return Console.table(
      people.map { one in
        [
          "case \(one.record)", code(one.ward), one.caseClass.name, "\(one.fromAt.moment(offset: rules.offset))",
          "\(one.untilAt.moment(offset: rules.offset))", one.name ?? "",
          one.withCases.isEmpty ? "" : "with case \(one.withCases.map(String.init).joined(separator: ", "))",
        ]
      })
  }

  private func table(_ lines: [CaseLine]) -> String {
    Console.table(
      lines.map { line in
        [
          "  case \(line.record)", line.caseClass.name, line.distance.map { "F\($0)" } ?? "", "\(line.reportDay)",
          line.name, line.birthYear.map(String.init) ?? "", line.isOpen ? "open" : "",
        ]
      })
  }

  private func members(_ line: CaseLine) -> [JSONMember] {
    [
      JSONMember("case", Self.number(line.record)), JSONMember("class", .string(line.caseClass.name)),
      JSONMember("f", Self.number(line.distance)), JSONMember("report_date", .string("\(line.reportDay)")),
      JSONMember("onset_date", Self.text(line.onset?.description)), JSONMember("name", .string(line.name)),
      JSONMember("birth_year", Self.number(line.birthYear)), JSONMember("open", .bool(line.isOpen)),
    ]
  }

  // MARK: Parts

  /// The code of a ward by its row; the row for wards of another vintage.
  func code(_ row: Int) -> String { rules.vintage.ward(row: row).map { rules.vintage.wards[$0].code } ?? "row \(row)" }

  private func window(_ from: Day?, _ until: Day?) -> [String] {
    guard from != nil || until != nil else { return [] }
    return ["infectious \(from.map { "from \($0)" } ?? "from an unknown day") \(until.map { "until \($0)" } ?? "on")"]
  }

  private func words(_ reason: CaseReason) -> [String] {
    let head =
      switch reason.outcome {
      case .met: "  \(reason.caseClass.name) by \(reason.rule)"
      case .failed: "  not \(reason.caseClass.name) by \(reason.rule)"
      case .unknown: "  cannot be decided: \(reason.caseClass.name) by \(reason.rule)"
      }
    return [head + (reason.citation.isEmpty ? "" : " (\(reason.citation))")]
      + reason.met.map { "    yes: \($0.english)" } + reason.missing.map { "    no: \($0.english)" }
      + reason.unknown.map { "    not known: \($0.english)" }
  }

  private func reason(_ reason: CaseReason) -> JSONValue {
    .object([
      JSONMember("rule", .string(reason.rule)), JSONMember("definition", .string(reason.definition)),
      JSONMember("class", .string(reason.caseClass.name)), JSONMember("outcome", .string(reason.outcome.rawValue)),
      JSONMember("met", .array(reason.met.map { .string($0.english) })),
      JSONMember("missing", .array(reason.missing.map { .string($0.english) })),
      JSONMember("unknown", .array(reason.unknown.map { .string($0.english) })),
      JSONMember("citation", .string(reason.citation)),
    ])
  }

  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }

  static func json(_ members: [(String, JSONValue)]) -> String {
    var writer = JSONWriter()
    writer.value(.object(members.map { JSONMember($0.0, $0.1) }))
    return writer.text
  }
}
