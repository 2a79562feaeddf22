import Criteria
import Foundation
import Permits
import Quantities
import Registry
import SpatialCore
import Surveillance

/// Applications, permits and verdicts for people (lines) and for programs (JSON).
enum PermitPage {
  // MARK: One application

  static func receipt(_ receipt: Receipt, _ rules: PermitRules, _ format: OutputFormat) -> String {
    let reasons = receipt.decision.reasons.filter { !PermitOffice.internalCodes.contains($0.code) }
    if format == .json {
      return json([
        ("application", .number(String(receipt.number))), ("reference", .string(receipt.reference)),
        ("state", .string(receipt.state.rawValue)), ("issuer", text(receipt.decision.issuer)),
        ("revision", number(receipt.decision.revision)), ("policy", .string(receipt.decision.policy)),
        ("reasons", .array(reasons.map { reason($0, rules.vintage) })),
      ])
    }
    var lines = ["application \(receipt.number): \(receipt.state.words.en)", "reference \(receipt.reference)"]
    if let issuer = receipt.decision.issuer.flatMap({ rules.edition.name(ofIssuer: $0) }) {
      lines.append("goes to: \(issuer.english)")
    }
    return (lines + reasons.flatMap(words)).joined(separator: "\n")
  }

  static func status(_ status: ApplicationStatus, _ rules: PermitRules, _ format: OutputFormat) -> String {
    if format == .json {
      return json([
        ("application", .number(String(status.number))), ("state", .string(status.state.rawValue)),
        ("issuer", text(status.issuer)),
        ("permit", status.permit.map { .number(String($0.number)) } ?? .null),
        ("permit_state", text(status.permit?.state(at: rules.instant).rawValue)),
        (
          "steps",
          .array(
            status.steps.map { step in
              .object([
                JSONMember("state", .string(step.state.rawValue)), JSONMember("at", .string(step.at.description)),
                JSONMember("revision", number(step.revision)),
                JSONMember("reasons", .array(step.reasons.map { reason($0, rules.vintage) })),
              ])
            })
        ),
      ])
    }
    var lines = ["application \(status.number): \(status.state.words.en) (\(status.state.words.vi))"]
    if let issuer = status.issuer.flatMap({ rules.edition.name(ofIssuer: $0) }) {
      lines.append("with: \(issuer.english) (\(issuer.vietnamese))")
    }
    for step in status.steps {
      lines.append("\(step.at.moment(offset: rules.offset))  \(step.state.words.en)")
      lines += step.reasons.flatMap(words).map { "  " + $0 }
    }
    if let permit = status.permit {
      lines.append(
        "permit \(permit.number): \(permit.state(at: rules.instant).words.en), until \(permit.until.moment(offset: rules.offset))"
      )
      for change in status.changes where change.change != .issued {
        lines.append("\(change.at.moment(offset: rules.offset))  \(change.change.rawValue)")
        lines += change.reasons.flatMap(words).map { "  " + $0 }
      }
      for notice in status.notices {
        lines.append("announced for \(notice.effectiveAt.moment(offset: rules.offset)): \(notice.change.rawValue)")
        lines += notice.reasons.flatMap(words).map { "  " + $0 }
      }
    }
    return lines.joined(separator: "\n")
  }

  static func application(_ row: PermitApplication, _ rules: PermitRules, _ format: OutputFormat) throws -> String {
    let reasons = try row.reasons(rules.vintage)
    if format == .json {
      return json(members(row, rules.vintage) + [("reasons", .array(reasons.map { reason($0, rules.vintage) }))])
    }
    let head = "application \(row.number): \(row.state.words.en)"
    return ([head] + reasons.flatMap(words)).joined(separator: "\n")
  }

  // MARK: Lists

  static func applications(
    _ rows: [PermitApplication], _ vintage: BoundaryVintage, _ offset: Int, _ format: OutputFormat
  ) throws -> String {
    if format == .json { return rows.map { json(members($0, vintage)) }.joined(separator: "\n") }
    let header = ["number", "state", "received", "purpose", "group", "issuer", "from", "to", "register", "reasons"]
    return Console.table(
      [header]
        + (try rows.map { row in
          [
            String(row.number), row.state.rawValue, row.receivedAt.moment(offset: offset).description, row.purpose,
            row.group ?? "", row.issuer ?? "", code(row.origin, vintage), code(row.destination, vintage),
            row.register.rawValue, try row.reasons(vintage).map(\.code).joined(separator: " "),
          ]
        }))
  }

  static func permits(
    _ rows: [IssuedPermit], _ vintage: BoundaryVintage, _ offset: Int, _ format: OutputFormat
  ) throws -> String {
    if format == .json {
      return rows.map { row in
        json([
          ("permit", .number(String(row.number))), ("application", .number(String(row.application))),
          ("state", .string(row.state.rawValue)), ("group", .string(row.group)), ("purpose", .string(row.purpose)),
          ("issuer", .string(row.issuer)), ("employer", number(row.employer)),
          ("origin", .string(code(row.origin, vintage))), ("destination", .string(code(row.destination, vintage))),
          ("from", .string(row.from.description)), ("until", .string(row.until.description)),
          ("hours", .string(row.hours.description)), ("revision", number(row.revision)),
        ])
      }.joined(separator: "\n")
    }
    let header = ["permit", "state", "group", "purpose", "from", "to", "begins", "ends", "hours", "revision"]
    return Console.table(
      [header]
        + rows.map { row in
          [
            String(row.number), row.state.rawValue, row.group, row.purpose, code(row.origin, vintage),
            code(row.destination, vintage), row.from.moment(offset: offset).description,
            row.until.moment(offset: offset).description, row.hours.description, String(row.revision),
          ]
        })
  }

  static func notices(_ notices: [PermitNotice], _ offset: Int, _ format: OutputFormat) -> String {
    if format == .json {
      return notices.map { notice in
        json([
          ("notice", .number(String(notice.number))), ("permit", .number(String(notice.permit))),
          ("change", .string(notice.change.rawValue)), ("effective_at", .string(notice.effectiveAt.description)),
          ("revision", number(notice.revision)),
          ("vi", .string(notice.reasons.map(\.words.vietnamese).joined(separator: " "))),
          ("en", .string(notice.reasons.map(\.words.english).joined(separator: " "))),
        ])
      }.joined(separator: "\n")
    }
    if notices.isEmpty { return "nobody is to be told anything" }
    return notices.map { notice in
      ([
        "notice \(notice.number), permit \(notice.permit): \(notice.change.rawValue) from \(notice.effectiveAt.moment(offset: offset))"
      ]
        + notice.reasons.flatMap(words).map { "  " + $0 }).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  static func statistics(
    _ rows: [PermitStatistics.Row], _ axis: PermitStatistics.Axis, _ vintage: BoundaryVintage, _ format: OutputFormat
  ) -> String {
    func name(_ row: PermitStatistics.Row) -> String {
      switch axis {
      case .ward: Int(row.name).map { code($0, vintage) } ?? row.name
      case .day: Int32(row.name).map { Day(number: $0).description } ?? row.name
      default: row.name.isEmpty ? "none" : row.name
      }
    }
    if format == .json {
      return rows.map { row in
        json(
          [(axis.rawValue, .string(name(row))), ("applications", .number(String(row.applications)))]
            + ApplicationState.allCases.map { ($0.rawValue, number(row.states[$0] ?? 0)) }
            + [("median_seconds", number(row.median)), ("ninth_seconds", number(row.ninth))])
      }.joined(separator: "\n")
    }
    let states = ApplicationState.allCases.filter { state in rows.contains { $0.states[state] != nil } }
    let header = [axis.rawValue, "applications"] + states.map(\.rawValue) + ["median s", "nine in ten s"]
    return Console.table(
      [header]
        + rows.map { row in
          [name(row), String(row.applications)] + states.map { String(row.states[$0] ?? 0) }
            + [row.median.map { "\($0)" } ?? "", row.ninth.map { "\($0)" } ?? ""]
        }, right: Set(1..<header.count))
  }

  // MARK: A check

  static func verdict(_ verdict: CheckVerdict, _ checker: PermitChecker, _ format: OutputFormat) -> String {
    let outcome =
      switch verdict.outcome {
      case .valid: "valid"
      case .refused: "refused"
      case .cannotDecide: "cannot decide"
      }
    let vintage = checker.bundle?.vintage
    if format == .json {
      return json([
        ("outcome", .string(outcome)), ("reason", text(verdict.reason?.rawValue)),
        ("vi", .string(verdict.words.vietnamese)), ("en", .string(verdict.words.english)),
        ("serial", number(verdict.permit?.serial)), ("ward", text(verdict.ward.flatMap { vintage?.wards[$0].code })),
        ("bundle", number(verdict.bundleNumber)), ("bundle_age_seconds", number(verdict.bundleAge)),
        ("notes", .array(verdict.notes.map { .string($0.rawValue) })),
      ])
    }
    var lines = [
      "\(outcome): \(verdict.words.english) (\(verdict.words.vietnamese))", verdict.ageWords.english,
    ]
    if let claims = verdict.permit?.claims {
      lines.append(
        "permit \(claims.serial), \(claims.holder)\(claims.birthYear.map { ", born \($0)" } ?? "")\(claims.lastDigits.map { ", identifier ends in \($0)" } ?? "")"
      )
    }
    return (lines + verdict.notes.map(\.words.english)).joined(separator: "\n")
  }

  // MARK: Parts

  private static func members(_ row: PermitApplication, _ vintage: BoundaryVintage) -> [(String, JSONValue)] {
    [
      ("application", .number(String(row.number))), ("state", .string(row.state.rawValue)),
      ("outcome", .string(row.outcome.rawValue)), ("purpose", .string(row.purpose)), ("group", text(row.group)),
      ("issuer", text(row.issuer)), ("employer", number(row.employer)),
      ("origin", .string(code(row.origin, vintage))), ("destination", .string(code(row.destination, vintage))),
      ("register", .string(row.register.rawValue)), ("received_at", .string(row.receivedAt.description)),
      ("revision", number(row.revision)),
    ]
  }

  private static func words(_ reason: PermitReason) -> [String] {
    [
      "- \(reason.words.english)\(reason.citation.isEmpty ? "" : " [\(reason.citation)]")",
      "  \(reason.words.vietnamese)",
    ]
  }

  private static func reason(_ reason: PermitReason, _ vintage: BoundaryVintage) -> JSONValue {
    .object([
      JSONMember("code", .string(reason.code)), JSONMember("vi", .string(reason.words.vietnamese)),
      JSONMember("en", .string(reason.words.english)), JSONMember("citation", .string(reason.citation)),
      JSONMember("ward", text(reason.ward.map { vintage.wards[$0].code })), JSONMember("level", text(reason.level)),
      JSONMember("decree", text(reason.decree)),
    ])
  }

  /// The code of a ward by its row; the row for wards of another vintage.
  private static func code(_ row: Int, _ vintage: BoundaryVintage) -> String {
    vintage.ward(row: row).map { vintage.wards[$0].code } ?? "row \(row)"
  }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }

  private static func json(_ members: [(String, JSONValue)]) -> String {
    var writer = JSONWriter()
    writer.value(.object(members.map { JSONMember($0.0, $0.1) }))
    return writer.text
  }
}
