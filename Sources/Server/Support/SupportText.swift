import Criteria
import Quantities
import Registry
import SpatialCore
import Subsidies
import Surveillance

/// What answers about policies of support are made of.
enum SupportText {
  /// What a policy says, with its name and what people have to do.
  ///
  /// - Parameter isPublic: whether anybody asks: what a paper can be looked up by is left out.
  static func answer(_ answer: SupportAnswer, _ item: SupportCatalogue.Item?, isPublic: Bool) -> JSONValue {
    let policy = item?.policy
    let terms = policy?.dated.entries.last { entry in answer.from.map { entry.from.day <= $0 } ?? true }?.value
    return [
      "policy": .string(answer.policy), "vi": .string(policy?.name.vietnamese ?? answer.policy),
      "en": .string(policy?.name.english ?? answer.policy), "payee": WardText.text(policy?.payee.rawValue),
      "verdict": .string(answer.verdict.rawValue), "amount": WardText.number(answer.amount),
      "from": WardText.day(answer.from), "through": WardText.day(answer.through),
      "lines": .array(answer.lines.map(line)), "reasons": .array(answer.reasons.map(reason)),
      "missing": .array(answer.missing.map { .string($0) }),
      "documents": .array(answer.documents.map { document($0, isPublic: isPublic) }),
      "revisions": .array(answer.revisions.map { WardText.number($0) }),
      "explanation": policy?.explanation.map { WardText.words($0) } ?? .null,
      "decide_days": WardText.number(terms?.decideDays), "pay_days": WardText.number(terms?.payDays),
    ]
  }

  private static func line(_ line: AmountLine) -> JSONValue {
    [
      "id": .string(line.id), "vi": .string(line.name.vietnamese), "en": .string(line.name.english),
      "count": WardText.number(line.count), "each": WardText.number(line.each), "citation": .string(line.citation),
    ]
  }

  private static func reason(_ reason: SupportReason) -> JSONValue {
    [
      "rule": .string(reason.rule), "holds": WardText.flag(reason.holds), "vi": .string(reason.finding.vietnamese),
      "en": .string(reason.finding.english), "citation": .string(reason.citation),
      "revision": WardText.number(reason.revision),
    ]
  }

  private static func document(_ need: DocumentNeed, isPublic: Bool) -> JSONValue {
    [
      "id": .string(need.id), "vi": .string(need.name.vietnamese), "en": .string(need.name.english),
      "held_by": WardText.text(need.heldBy?.rawValue),
      "reference": isPublic || need.reference.isEmpty ? .null : .string(need.reference),
    ]
  }

  static func policy(_ item: SupportCatalogue.Item) -> JSONValue {
    let documents = Set(
      item.policy.dated.entries.compactMap(\.value).flatMap { terms in
        terms.documents + terms.additions.flatMap(\.documents)
      })
    return [
      "id": .string(item.policy.id), "vi": .string(item.policy.name.vietnamese),
      "en": .string(item.policy.name.english), "payee": .string(item.policy.payee.rawValue),
      "is_paid": .bool(item.policy.isPaid), "file": .string(item.file.id),
      "documents": .array(documents.sorted().map { .string($0) }),
    ]
  }

  /// The spells, questions and papers of all files, each id once.
  static func terms(_ files: [SupportPolicies]) -> [JSONMember] {
    func once(_ terms: [(id: String, name: Localized)]) -> JSONValue {
      var seen: Set<String> = []
      return .array(terms.filter { seen.insert($0.id).inserted }.map { WardText.term($0.id, $0.name) })
    }
    return [
      JSONMember("spells", once(files.flatMap { $0.spells.map { ($0.id, $0.name) } })),
      JSONMember("questions", once(files.flatMap { $0.questions.map { ($0.id, $0.name) } })),
      JSONMember("documents", once(files.flatMap { $0.documents.map { ($0.id, $0.name) } })),
    ]
  }

  // MARK: Claims

  static func claim(_ claim: ClaimRecord, _ frame: WardDesk.Frame) -> JSONValue {
    let due = frame.support.due(claim)
    return [
      "claim": WardText.number(claim.number), "kind": .string(claim.kind.rawValue), "policy": .string(claim.policy),
      "ward": WardText.ward(claim.ward, frame.vintage), "list": WardText.number(claim.list),
      "day": WardText.day(claim.day), "state": .string(claim.state.rawValue),
      "words": WardText.words(claim.state.words),
      "amount": WardText.number(claim.amount), "from": WardText.day(claim.from), "through": WardText.day(claim.through),
      "due": WardText.day(due), "days_left": WardText.number(frame.support.workingDaysLeft(claim, on: frame.today)),
      "days_late": WardText.number(due.map { max(0, frame.today.days(since: $0)) } ?? 0),
    ]
  }

  static func file(_ file: ClaimFile, _ frame: WardDesk.Frame) -> JSONValue {
    [
      "claim": claim(file.claim, frame),
      "papers": .array(file.papers.map { ["paper": .string($0.id), "brought": WardText.day($0.brought)] }),
      "decisions": .array(file.decisions.map(decision)),
      "acts": .array(
        file.acts.map { act in
          [
            "kind": .string(act.kind.rawValue), "words": WardText.words(act.kind.words), "ground": .string(act.ground),
            "at": WardText.instant(act.at), "actor": .string(act.actor),
          ]
        }),
      "payments": .array(file.payments.map { payment($0, frame.vintage) }),
    ]
  }

  private static func decision(_ decision: ClaimDecision) -> JSONValue {
    [
      "number": WardText.number(decision.number), "verdict": .string(decision.verdict.rawValue),
      "basis": .string(decision.basis.rawValue), "ground": .string(decision.ground),
      "amount": WardText.number(decision.amount), "decided_at": WardText.instant(decision.decidedAt),
      "decided_by": .string(decision.decidedBy), "confirmed_by": WardText.text(decision.confirmedBy),
      "sent_back": .bool(decision.wasSentBack), "answer": decision.answer.map(kept) ?? .null,
    ]
  }

  private static func kept(_ answer: KeptAnswer) -> JSONValue {
    [
      "verdict": .string(answer.verdict.rawValue),
      "lines": .array(
        answer.lines.map { line in
          [
            "id": .string(line.id), "vi": .string(line.vi), "en": .string(line.en),
            "count": WardText.number(line.count),
            "each": WardText.number(line.each), "citation": .string(line.citation),
          ]
        }),
      "reasons": .array(
        answer.reasons.map { reason in
          [
            "rule": .string(reason.rule), "holds": WardText.flag(reason.holds), "vi": .string(reason.vi),
            "en": .string(reason.en), "citation": .string(reason.citation),
            "revision": WardText.number(reason.revision),
          ]
        }),
      "revisions": .array(answer.revisions.map { WardText.number($0) }),
    ]
  }

  /// Who claims, and where the money goes.
  static func person(_ person: ClaimPerson) -> JSONValue {
    let payee: JSONValue =
      switch person.payee {
      case .account(let number, let bank, let holder):
        [
          "means": "account", "number": .string(number), "bank": .string(bank), "holder": .string(holder),
          "place": .null,
        ]
      case .cash(let place):
        ["means": "cash", "number": .null, "bank": .null, "holder": .null, "place": .string(place)]
      }
    return [
      "identifier": .string(person.identifier.digits), "name": .string(person.name),
      "birth_year": WardText.number(person.birthYear), "phone": .string(person.phone),
      "address": .string(person.address), "payee": payee,
      "business": person.business.map { ["name": .string($0.name), "number": .string($0.number)] } ?? .null,
    ]
  }

  // MARK: Payments

  static func batch(_ batch: PaymentBatch) -> JSONValue {
    [
      "batch": WardText.number(batch.number), "message": .string(batch.message), "means": .string(batch.means.rawValue),
      "payments": WardText.number(batch.payments), "total": WardText.number(batch.total),
      "pay_day": WardText.day(batch.payDay), "debtor": .string(batch.debtor.name),
      "made_at": WardText.instant(batch.madeAt), "made_by": .string(batch.madeBy),
      "settled_at": WardText.instant(batch.settledAt),
    ]
  }

  static func payment(_ payment: PaymentRecord, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "payment": WardText.number(payment.number), "claim": WardText.number(payment.claim),
      "policy": .string(payment.policy), "ward": WardText.ward(payment.ward, vintage),
      "amount": WardText.number(payment.amount), "batch": WardText.number(payment.batch),
      "reference": .string(payment.reference), "state": .string(payment.state.rawValue),
      "reason": WardText.text(payment.reason), "repaid": WardText.number(payment.repaid),
    ]
  }
}
