import Criteria
import Quantities
import Registry
import SpatialCore
import Subsidies

/// Claims and payments as they are printed; JSON is one object a line.
enum ClaimPage {
  static func claim(_ claim: ClaimRecord, _ open: OpenClaims) -> String {
    if open.format == .json { return json(members(claim, open)) }
    return Console.table([row(claim, open)])
  }

  static func claims(_ claims: [ClaimRecord], _ open: OpenClaims) -> String {
    if open.format == .json { return claims.map { json(members($0, open)) }.joined(separator: "\n") }
    if claims.isEmpty { return "no claim is like this" }
    return Console.table(
      [["claim", "ward", "policy", "day", "state", "đồng", "due"]] + claims.map { row($0, open) }, right: [0, 5])
  }

  private static func row(_ claim: ClaimRecord, _ open: OpenClaims) -> [String] {
    let due = claim.clock == nil ? "" : open.office.due(claim)?.description ?? "unknown"
    return [
      String(claim.number), open.code(ofRow: claim.ward), claim.policy, claim.day.description, claim.state.words.en,
      claim.amount.map(String.init) ?? "", due,
    ]
  }

  private static func members(_ claim: ClaimRecord, _ open: OpenClaims) -> [(String, JSONValue)] {
    [
      ("claim", number(claim.number)), ("ward", .string(open.code(ofRow: claim.ward))),
      ("policy", .string(claim.policy)), ("kind", .string(claim.kind.rawValue)), ("list", number(claim.list)),
      ("day", .string(claim.day.description)), ("state", .string(claim.state.rawValue)),
      ("amount", number(claim.amount)), ("from", text(claim.from?.description)),
      ("through", text(claim.through?.description)), ("due", text(open.office.due(claim)?.description)),
    ]
  }

  static func receipt(_ receipt: ClaimReceipt, _ open: OpenClaims) -> String {
    if open.format == .json {
      return json(
        members(receipt.claim, open) + [
          ("register", .string(receipt.register.rawValue)), ("verdict", .string(receipt.answer.verdict.rawValue)),
          ("would_be", number(receipt.answer.amount)), ("missing", strings(receipt.answer.missing)),
          ("papers", strings(receipt.missingPapers)),
        ])
    }
    var lines = [claim(receipt.claim, open)]
    lines.append("register: \(receipt.register.rawValue); the rules so far: \(receipt.answer.verdict.rawValue)")
    if let amount = receipt.answer.amount { lines.append("by the rules: \(amount) đồng") }
    for reason in receipt.answer.reasons { lines.append("  \(reason.finding.english) [\(reason.citation)]") }
    if !receipt.answer.missing.isEmpty { lines.append("lacking: \(receipt.answer.missing.joined(separator: ", "))") }
    if !receipt.missingPapers.isEmpty {
      lines.append("papers to bring: \(receipt.missingPapers.joined(separator: ", "))")
    }
    let held = receipt.answer.documents.filter { $0.heldBy != nil }
    for document in held {
      lines.append("not to be brought: \(document.id), held here (\(document.reference))")
    }
    return lines.joined(separator: "\n")
  }

  static func file(_ file: ClaimFile, _ open: OpenClaims) -> String {
    if open.format == .json {
      return json(
        members(file.claim, open) + [
          ("name", text(file.person?.name)), ("identifier", text(file.person?.identifier.digits)),
          (
            "papers",
            .array(
              file.papers.map { object([("paper", .string($0.id)), ("brought", text($0.brought?.description))]) })
          ),
          (
            "decisions",
            .array(
              file.decisions.map { one in
                object([
                  ("decision", number(one.number)), ("verdict", .string(one.verdict.rawValue)),
                  ("basis", .string(one.basis.rawValue)), ("ground", .string(one.ground)),
                  ("amount", number(one.amount)), ("by", .string(one.decidedBy)),
                  ("confirmed_by", text(one.confirmedBy)),
                  ("revisions", .array((one.answer?.revisions ?? []).map { number($0) })),
                ])
              })
          ),
          ("payments", .array(file.payments.map { object(members($0)) })),
          (
            "acts",
            .array(
              file.acts.map {
                object([
                  ("act", .string($0.kind.rawValue)), ("at", .string($0.at.description)), ("by", .string($0.actor)),
                  ("ground", .string($0.ground)),
                ])
              })
          ),
        ])
    }
    var lines = [claim(file.claim, open)]
    if let person = file.person {
      lines.append("\(person.name), \(person.identifier.digits), \(person.address)")
      switch person.payee {
      case .account(let number, let bank, let holder): lines.append("account \(number) at \(bank), of \(holder)")
      case .cash(let place): lines.append("in cash: \(place)")
      }
    }
    lines += file.person.map { said($0) } ?? []
    for earlier in file.said {
      lines.append("before act \(earlier.act):")
      lines += said(earlier.person).map { "  \($0)" }
    }
    for paper in file.papers { lines.append("paper \(paper.id): \(paper.brought?.description ?? "missing")") }
    for one in file.decisions {
      lines.append(
        "decision \(one.number): \(one.verdict.rawValue) by \(one.basis.rawValue), \(one.decidedBy), confirmed by "
          + "\(one.confirmedBy ?? "nobody")\(one.amount.map { ", \($0) đồng" } ?? "")")
      for reason in one.answer?.reasons ?? [] {
        lines.append("  \(reason.en) [\(reason.citation)]\(reason.revision.map { " map \($0)" } ?? "")")
      }
      for line in one.answer?.lines ?? [] { lines.append("  \(line.en): \(line.count) × \(line.each)") }
    }
    for payment in file.payments {
      lines.append("payment \(payment.reference): \(payment.amount), \(payment.state.words.en)")
    }
    for act in file.acts {
      lines.append("\(act.at.moment(offset: open.offset)) \(act.kind.words.en) by \(act.actor)")
      if !act.ground.isEmpty { lines.append("  because: \(act.ground)") }
    }
    return lines.joined(separator: "\n")
  }

  /// What a claimant says, a line for each question and spell.
  private static func said(_ person: ClaimPerson) -> [String] {
    person.statements.sorted { $0.key < $1.key }.map { "says \($0.key): \($0.value)" }
      + person.spells.map { "says \($0.kind): \($0.from) to \($0.through?.description ?? "now")" }
      + person.workplaces.map { "works in \($0.ward)" } + (person.children ?? []).map { "child of \($0)" }
  }

  static func deadlines(_ deadlines: [ClaimDeadline], _ open: OpenClaims) -> String {
    if open.format == .json {
      return deadlines.map { one in
        json([
          ("claim", number(one.claim.number)), ("ward", .string(open.code(ofRow: one.claim.ward))),
          ("state", .string(one.claim.state.rawValue)), ("due", .string(one.due.description)),
          ("overdue", .bool(one.isOverdue)),
        ])
      }.joined(separator: "\n")
    }
    if deadlines.isEmpty { return "nothing is to be done" }
    return Console.table(
      [["claim", "ward", "policy", "state", "due", ""]]
        + deadlines.map { one in
          [
            String(one.claim.number), open.code(ofRow: one.claim.ward), one.claim.policy, one.claim.state.words.en,
            one.due.description, one.isOverdue ? "overdue" : "",
          ]
        }, right: [0])
  }

  // MARK: Payments

  static func batch(_ batch: PaymentBatch, _ open: OpenClaims) -> String {
    if open.format == .json {
      return json([
        ("batch", number(batch.number)), ("message", .string(batch.message)), ("means", .string(batch.means.rawValue)),
        ("payments", number(batch.payments)), ("total", number(batch.total)),
        ("pay_day", .string(batch.payDay.description)), ("settled", .bool(batch.settledAt != nil)),
      ])
    }
    return "batch \(batch.number) \(batch.message): \(batch.payments) payments by \(batch.means.rawValue), "
      + "\(batch.total) đồng, on \(batch.payDay), \(batch.settledAt == nil ? "not settled" : "settled")"
  }

  static func payments(_ payments: [PaymentRecord], _ open: OpenClaims) -> String {
    if open.format == .json { return payments.map { json(members($0)) }.joined(separator: "\n") }
    return Console.table(
      [["payment", "claim", "reference", "đồng", "state", "reason"]]
        + payments.map {
          [String($0.number), String($0.claim), $0.reference, String($0.amount), $0.state.words.en, $0.reason ?? ""]
        }, right: [0, 1, 3])
  }

  private static func members(_ payment: PaymentRecord) -> [(String, JSONValue)] {
    [
      ("payment", number(payment.number)), ("claim", number(payment.claim)), ("batch", number(payment.batch)),
      ("reference", .string(payment.reference)), ("amount", number(payment.amount)),
      ("state", .string(payment.state.rawValue)), ("returned", text(payment.returned?.description)),
      ("reason", text(payment.reason)), ("repaid", number(payment.repaid)),
    ]
  }

  static func reviews(_ reviews: [ClaimReview], _ open: OpenClaims) -> String {
    if open.format == .json {
      return reviews.map { one in
        json([
          ("claim", number(one.claim)), ("decision", number(one.decision)),
          ("ward", .string(open.code(ofRow: one.ward))), ("state", .string(one.state.rawValue)),
          ("corrected", number(one.corrected)), ("correction", number(one.correction)),
        ])
      }.joined(separator: "\n")
    }
    if reviews.isEmpty { return "no decision waits to be reviewed" }
    return Console.table(
      [["claim", "decision", "ward", "state", "why"]]
        + reviews.map { one in
          [
            String(one.claim), String(one.decision), open.code(ofRow: one.ward), one.state.words.en,
            one.correction.map { "map \(one.corrected ?? 0) was corrected by \($0)" }
              ?? "the rules say something else now",
          ]
        }, right: [0])
  }

  // MARK: Parts

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
  private static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONMember($0.0, $0.1) })
  }

  static func json(_ members: [(String, JSONValue)]) -> String { QuarantinePage.json(members) }
}
