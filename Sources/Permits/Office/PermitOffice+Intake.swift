import Credentials
import Criteria
import Quantities
import Registry
import Store
import Surveillance

extension PermitOffice {
  /// Takes an application: the one intake for everybody.
  ///
  /// It is decided at once as far as the rules decide it, and routed to the issuer that the policy of the moment names. That the
  /// person has another permit, or is otherwise in the register, is kept for the officer and told to nobody else.
  ///
  /// - Parameter actor: the officer who enters it, or `public`.
  /// - Throws: `PermitError.unknown`, `.noZoneMap`; `StoreError`; `SealingError`; `LogError`.
  public func receive(_ form: PermitForm, _ rules: PermitRules, actor: String) throws -> Receipt {
    try file.write { try enter(form, rules, actor: actor, $0) }
  }

  func enter(_ form: PermitForm, _ rules: PermitRules, actor: String, _ writing: Writing) throws -> Receipt {
    let holder = form.holder
    let key = hashes.key(of: holder.identifier)
    let confirmation = try register.confirm(
      holder.identifier, name: holder.name, birthYear: holder.birthYear, writing)
    let decision = Self.told(
      try decide(
        form.request, holder: key, confirmation.citizen, register: confirmation.answer, rules, at: writing.instant,
        writing))
    let number = try writing.nextNumber(of: Self.applications)
    let reference = TypedCode.random()
    let vintage = rules.vintage
    let state = Self.state(after: decision.outcome)
    let request = form.request
    try writing.run(
      """
      INSERT INTO permits_applications (id, reference, batch, employer, applicant, holder, citizen, register, purpose,
        group_id, issuer, origin, destination, request, state, outcome, reasons, second, from_at, until_at, policy, revision,
        received_at, decided_at, sealed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), .bytes(hashes.key(ofReference: reference)), SQLValue(form.batch), SQLValue(form.employer),
        .text(request.applicant.rawValue), .bytes(key), SQLValue(confirmation.citizen),
        .text(confirmation.answer.rawValue), .text(request.purpose), SQLValue(decision.group),
        SQLValue(decision.issuer), SQLValue(vintage.row(request.origin)), SQLValue(vintage.row(request.destination)),
        .text(StoredRequest.text(request, vintage)), .text(state.rawValue), .text(decision.outcome.rawValue),
        .text(StoredReason.text(decision.reasons, vintage)), SQLValue(decision.needsSecondOfficer ? 1 : 0),
        instant(decision.from, rules), instant(decision.until, rules), SQLValue(rules.policyNumber),
        SQLValue(decision.revision), .integer(writing.instant.milliseconds),
        state.isOpen ? .null : .integer(writing.instant.milliseconds),
        .bytes(
          sealer.seal(holder.encoded(reference: reference.description), table: Self.applications, row: number)),
      ])
    try enter(state, of: number, decision.reasons, decision.revision, rules, actor: actor, first: true, writing)
    return Receipt(number: number, reference: reference.description, state: state, decision: decision)
  }

  /// Takes documents that were missing, and decides anew.
  ///
  /// - Parameter reference: as the applicant has it.
  /// - Returns: the state after it.
  /// - Throws: `PermitError.notFound`, `.wrongState`; `StoreError`; `LogError`.
  public func add(
    documents: Set<String>, toReference reference: String, _ rules: PermitRules, actor: String
  ) throws -> ApplicationState {
    try file.write { writing in
      let row = try application(reference: reference, writing)
      guard row.state == .needsDocuments || row.state == .received else {
        throw PermitError.wrongState(what: "application", state: row.state.words.en)
      }
      var request = try StoredRequest.request(row.requestText, rules.vintage)
      request.documents.formUnion(documents)
      try writing.run(
        "UPDATE permits_applications SET request = ? WHERE id = ?",
        [.text(StoredRequest.text(request, rules.vintage)), SQLValue(row.number)])
      return try redecide(row, request, rules, byOfficer: false, actor: actor, writing).state
    }
  }

  /// Takes an application back.
  ///
  /// - Throws: `PermitError.notFound`, `.wrongState`; `StoreError`; `LogError`.
  public func withdraw(reference: String, _ rules: PermitRules) throws {
    try file.write { writing in
      let row = try application(reference: reference, writing)
      guard row.state.isOpen else { throw PermitError.wrongState(what: "application", state: row.state.words.en) }
      try enter(.withdrawn, of: row.number, [], nil, rules, actor: "applicant", writing)
    }
  }

  // MARK: Deciding

  /// What the rules say, and what an officer must look at that no rule knows.
  ///
  /// - Parameters:
  ///   - holder: keyed hash of the identifier.
  ///   - number: of the application, where there is one already.
  func decide(
    _ request: TravelRequest, holder: [UInt8], _ citizen: Int?, register: Confirmation.Answer, number: Int? = nil,
    _ rules: PermitRules, at now: Instant, _ reading: Reading
  ) throws -> PermitDecision {
    let order = try citizen.flatMap {
      try quarantine.order(ofCitizen: $0, from: request.from, until: request.until, reading)
    }
    var decision = try rules.policy.decide(
      request, in: rules.outlook, at: now.moment(offset: rules.offset), quarantine: order)
    guard decision.outcome == .allowed || decision.outcome == .review else { return decision }
    let doubts = try doubts(holder, request.purpose, register, number, at: now, reading)
    if !doubts.isEmpty { decision.outcome = .review }
    decision.reasons = doubts + decision.reasons
    return decision
  }

  /// A decision as it comes in at a place where anybody may ask: a refusal for quarantine would tell whoever knows an identifier that the
  /// person is under an order, so an officer looks at it, and the rules refuse it then.
  static func told(_ decision: PermitDecision) -> PermitDecision {
    guard decision.outcome == .refused,
      decision.reasons.contains(where: { PermitReason.quarantineCodes.contains($0.code) })
    else { return decision }
    var told = decision
    told.outcome = .review
    return told
  }

  /// The same of an application that is there.
  func decide(
    _ row: PermitApplication, _ request: TravelRequest, _ rules: PermitRules, at now: Instant, _ reading: Reading
  ) throws -> PermitDecision {
    try decide(
      request, holder: row.holder, row.citizen, register: row.register, number: row.number, rules, at: now, reading)
  }

  static func state(after outcome: PermitDecision.Outcome) -> ApplicationState {
    switch outcome {
    case .allowed, .review: .received
    case .documents: .needsDocuments
    case .refused: .refused
    case .needless: .needless
    }
  }

  /// Another application or permit of the person, and what the register says.
  private func doubts(
    _ holder: [UInt8], _ purpose: String, _ register: Confirmation.Answer, _ number: Int?, at now: Instant,
    _ reading: Reading
  ) throws -> [PermitReason] {
    var doubts: [PermitReason] = []
    let live = try reading.first(
      """
      SELECT id FROM permits_permits WHERE holder = ? AND purpose = ? AND state IN ('live', 'suspended') AND until_at > ?
      """, [.bytes(holder), .text(purpose), .integer(now.milliseconds)]
    ) { $0.int(0) }
    if let live {
      doubts.append(
        OfficeReason.reason(
          "live-permit", english: "The person has permit \(live) for this purpose already.",
          vietnamese: "Người này đã có giấy số \(live) cho cùng mục đích."))
    }
    let open = try reading.first(
      """
      SELECT id FROM permits_applications WHERE holder = ? AND purpose = ? AND id <> ?
        AND state IN ('received', 'needs-documents', 'seconding', 'approved')
      """, [.bytes(holder), .text(purpose), SQLValue(number ?? 0)]
    ) { $0.int(0) }
    if let open {
      doubts.append(
        OfficeReason.reason(
          "open-application", english: "Application \(open) of the same person for this purpose is under way.",
          vietnamese: "Đơn số \(open) của người này cho cùng mục đích đang được xét."))
    }
    switch register {
    case .agrees: break
    case .differs:
      doubts.append(
        OfficeReason.reason(
          "register-differs", english: "Name or year of birth is not what the register has for this identifier.",
          vietnamese: "Họ tên hoặc năm sinh không khớp với dữ liệu dân cư của số định danh này."))
    case .unknown:
      doubts.append(
        OfficeReason.reason(
          "not-in-register", english: "Nobody of this identifier is in the register; compare with the person's papers.",
          vietnamese: "Không có số định danh này trong dữ liệu dân cư; cần đối chiếu giấy tờ."))
    }
    return doubts
  }

  func instant(_ moment: Moment, _ rules: PermitRules) -> SQLValue {
    .integer(Instant(moment, offset: rules.offset).milliseconds)
  }
}
