import Credentials
import Criteria
import Quantities
import Registry
public import Store
import Surveillance

extension QuarantineOffice {
  /// What the rules in force say of a person; nothing is kept of it.
  ///
  /// - Throws: `QuarantineError.noPolicy`, `.unknown` for a jurisdiction that the policy does not have; `CriteriaError`; `StoreError`.
  public func answer(
    for facts: QuarantineFacts, at place: OrderPlace? = nil, in jurisdiction: String = QuarantinePolicy.national
  ) throws -> QuarantineAnswer {
    try file.read { reading in
      let policy = try policies.last(reading).policy
      try require(jurisdiction, of: policy)
      return policy.answer(for: facts, at: place, in: jurisdiction)
    }
  }

  /// Makes an order by the rules in force, with what the officer states where they say nothing or something else.
  ///
  /// - Throws: `AccessError.refused` outside the officer's area; `QuarantineError.noPolicy`, `.unknown`, `.unusable`, `.inFuture`,
  ///   `.notNeeded`, `.notSaid`, `.placeNotAllowed`, `.endBeforeStart`, `.duplicate`; `StoreError`; `SealingError`; `LogError`.
  public func order(_ form: OrderForm, by access: Access) throws -> OrderReceipt {
    try file.write { writing in
      try access.require(.orderQuarantine, among: [form.ward], subject: "order of quarantine in ward \(form.ward)")
      let (row, policy) = try policies.last(writing)
      try require(form.jurisdiction, of: policy)
      try check(form, today: writing.instant.day(offset: offset), writing)
      let answer = policy.answer(for: form.facts, at: form.place, in: form.jurisdiction)
      let terms = try OrderTerms(
        answer, exposure: form.facts.exposure, place: form.place, start: form.start, stated: form.stated)
      return try enter(form, terms, answer, policy: row, by: access, writing)
    }
  }

  private func enter(
    _ form: OrderForm, _ terms: OrderTerms, _ answer: QuarantineAnswer, policy: Int, by access: Access,
    _ writing: Writing
  ) throws -> OrderReceipt {
    let confirmation = try register.confirm(
      form.person.identifier, name: form.person.name, birthYear: form.person.birthYear, writing)
    let person = hashes.key(of: form.person.identifier)
    if try runningOrder(person, writing) != nil { throw QuarantineError.duplicate }
    let number = try writing.nextNumber(of: Self.orders)
    let code = TypedCode.random()
    let today = writing.instant.day(offset: offset)
    do {
      try writing.run(
        """
        INSERT INTO quarantine_orders (id, code, person, citizen, kind, facts, jurisdiction, ward, place, authority, act, policy,
          rule, is_stated, start_day, planned_end, watch_days, next_test, next_check, state, recorded_at, recorded_by, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), .bytes(hashes.key(ofCode: code)), .bytes(person), SQLValue(confirmation.citizen),
          .text(form.facts.kind.rawValue), .text(form.facts.stored), .text(form.jurisdiction), SQLValue(form.ward),
          .text(form.place.rawValue), .text(form.authority), .text(form.act), SQLValue(policy), SQLValue(answer.rule),
          SQLValue(form.stated == nil ? 0 : 1), SQLValue(form.start), SQLValue(terms.plannedEnd),
          SQLValue(terms.watchDays), .null, SQLValue(max(form.start, today)), .text(OrderState.running.rawValue),
          .integer(writing.instant.milliseconds), .text(access.officer.name),
          .bytes(sealer.seal(form.person.encoded(), table: Self.orders, row: number)),
        ])
    } catch {
      // The index of running orders: somebody else ordered it in the meantime.
      if case .constraint = error { throw QuarantineError.duplicate }
      throw error
    }
    try add(terms.testDays, to: number, writing)
    var facts = [
      "start": form.start.description, "planned_end": terms.plannedEnd.description,
      "watch_days": String(terms.watchDays), "place": form.place.rawValue, "ward": String(form.ward),
      "tests": terms.testDays.map(\.description).joined(separator: " "),
    ]
    if let rule = answer.rule { facts["rule"] = rule }
    try record(
      .ordered, of: number, ground: form.stated?.ground ?? "", facts, policy: policy, by: access, writing)
    return OrderReceipt(
      order: try order(number, writing), code: code.description, register: confirmation.answer, answer: answer)
  }

  private func require(_ jurisdiction: String, of policy: QuarantinePolicy) throws {
    let known = policy.jurisdictions.map(\.id)
    guard known.contains(jurisdiction) else {
      throw QuarantineError.unknown(what: "jurisdiction in the policy", name: jurisdiction, known: known)
    }
  }

  private func check(_ form: OrderForm, today: Day, _ reading: Reading) throws {
    if form.facts.exposure > today { throw QuarantineError.inFuture(form.facts.exposure) }
    if form.start < form.facts.exposure {
      throw QuarantineError.unusable(
        "the order starts on \(form.start), before the exposure or entry on \(form.facts.exposure); check both days")
    }
    if form.start > today + 366 { throw QuarantineError.unusable("the order starts more than a year from today") }
    if let end = form.stated?.plannedEnd, end > form.start + 366 {
      throw QuarantineError.unusable("an order of more than a year; say an earlier end and extend it when it is time")
    }
    if let ground = form.stated?.ground { try Self.check(ground: ground) }
    for (name, text, most) in [("authority", form.authority, 200), ("act", form.act, 100)]
    where text.isEmpty || text.count > most {
      throw QuarantineError.unusable("an order names its \(name), in 1 to \(most) characters")
    }
    try check(ward: form.ward, form.person.position, form.person.address, reading)
    if form.person.name.isEmpty || form.person.name.count > 200 || form.person.phone.count > 40 {
      throw QuarantineError.unusable("an order names the person, in 1 to 200 characters, and a phone in 40 at most")
    }
  }
}

extension SQLValue {
  init(_ day: Day) { self = .integer(Int64(day.number)) }
  init(_ day: Day?) { self = day.map { .integer(Int64($0.number)) } ?? .null }
}
