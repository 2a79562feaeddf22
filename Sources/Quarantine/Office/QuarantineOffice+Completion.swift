public import Quantities
public import Store

extension QuarantineOffice {
  /// Enters the result of a test; it answers the days of tests up to that of its sample.
  ///
  /// A positive one makes an alert; what follows from it an officer decides.
  ///
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`, `.wrongState`, `.inFuture`, `.unusable`; `StoreError`; `LogError`.
  @discardableResult
  public func enter(_ result: TestResult, of number: Int, by access: Access) throws -> OrderRecord {
    try file.write { writing in
      let order = try runningOrder(number, for: access, writing)
      let day = result.sampled.day(offset: offset)
      if result.sampled > writing.instant { throw QuarantineError.inFuture(day) }
      if day < order.facts.exposure {
        throw QuarantineError.unusable("the sample is of \(day), before the exposure on \(order.facts.exposure)")
      }
      if let ct = result.ctTenths, !(0...600).contains(ct) {
        throw QuarantineError.unusable("a Ct value is from 0 to 60")
      }
      if result.laboratory.count > 200 { throw QuarantineError.unusable("a laboratory is named in 200 characters") }
      let id = try writing.nextNumber(of: "quarantine_results")
      try writing.run(
        """
        INSERT INTO quarantine_results (id, order_id, kind, sampled_at, outcome, ct, laboratory, recorded_at, actor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(id), SQLValue(number), .text(result.kind.rawValue), .integer(result.sampled.milliseconds),
          .text(result.outcome.rawValue), SQLValue(result.ctTenths), .text(result.laboratory),
          .integer(writing.instant.milliseconds), .text(access.officer.name),
        ])
      if result.outcome != .inconclusive {
        try writing.run(
          "UPDATE quarantine_tests SET result = ? WHERE order_id = ? AND day <= ? AND result IS NULL",
          [SQLValue(id), SQLValue(number), SQLValue(day)])
        try setNextTest(of: number, writing)
      }
      if result.outcome == .positive { try alert(.positive, order, on: day, writing) }
      try record(.result, of: number, ["result": String(id), "sampled": day.description], by: access, writing)
      return try self.order(number, writing)
    }
  }

  /// Ends an order as its policy has it: on its last day or later, with every test negative; or in one of the ways in which the policy
  /// lets people of this kind go.
  ///
  /// - Parameter symptomFreeSince: the first day without symptoms, where the rules ask for it.
  /// - Throws: `AccessError.refused`; `QuarantineError.notFound`, `.wrongState`, `.incomplete`; `StoreError`; `LogError`.
  @discardableResult
  public func complete(_ number: Int, symptomFreeSince: Day? = nil, by access: Access) throws -> OrderRecord {
    try file.write { writing in
      let order = try runningOrder(number, for: access, writing)
      let today = writing.instant.day(offset: offset)
      guard order.start <= today else { throw QuarantineError.wrongState(what: "order", state: "not begun") }
      if let since = symptomFreeSince, since > today { throw QuarantineError.inFuture(since) }
      let question = ReleaseQuestion(
        at: writing.instant.moment(offset: offset), place: order.place, symptomFreeSince: symptomFreeSince,
        samples: try samples(of: number, writing))
      let policy = try policies.policy(order.policy, writing)
      var facts: [String: String] = [:]
      if let answer = policy.release(question, of: order.facts, in: order.jurisdiction) {
        guard let way = answer.way else { throw QuarantineError.incomplete(Self.missing(answer)) }
        facts["way"] = way
        if let symptomFreeSince { facts["symptom_free_since"] = symptomFreeSince.description }
      } else {
        let missing = try missing(order, today: today, writing)
        guard missing.isEmpty else { throw QuarantineError.incomplete(missing) }
      }
      try end(order, .completed, on: today, ground: "", facts, by: access, writing)
      return try self.order(number, writing)
    }
  }

  private static func missing(_ answer: ReleaseAnswer) -> [String] {
    if answer.isUnknown { return ["nobody knows what the rules say of it"] }
    return answer.refusals.map { "\($0.way): \($0.missing.map(\.words.en).joined(separator: ", "))" }
  }

  private func missing(_ order: OrderRecord, today: Day, _ reading: Reading) throws -> [String] {
    var missing: [String] = []
    if today < order.plannedEnd { missing.append("its last day is \(order.plannedEnd)") }
    for test in try tests(of: order.number, reading) {
      switch test.outcome {
      case .negative: break
      case nil, .inconclusive: missing.append("no result for the test of \(test.day)")
      case .positive: missing.append("the test of \(test.day) was positive")
      }
    }
    return missing
  }

  private func samples(of order: Int, _ reading: Reading) throws -> [ReleaseQuestion.Sample] {
    try results(of: order, reading).map {
      ReleaseQuestion.Sample(
        kind: $0.kind, taken: $0.sampled.moment(offset: offset), outcome: $0.outcome, ctTenths: $0.ctTenths)
    }
  }

  /// Results in the order of their samples.
  func results(of order: Int, _ reading: Reading) throws -> [TestResult] {
    try reading.all(
      "SELECT kind, sampled_at, outcome, ct, laboratory FROM quarantine_results WHERE order_id = ? ORDER BY sampled_at, id",
      [SQLValue(order)]
    ) { row in
      guard let kind = TestResult.Kind(rawValue: row.text(0)), let outcome = TestResult.Outcome(rawValue: row.text(2))
      else { throw QuarantineError.unreadable }
      return TestResult(
        kind: kind, sampled: Instant(milliseconds: Int64(row.int(1))), outcome: outcome,
        ctTenths: row.optionalInt(3), laboratory: row.text(4))
    }
  }

  /// The days of tests with the outcome of the result that answered each; `nil` where none did.
  func tests(of order: Int, _ reading: Reading) throws -> [OrderFile.Test] {
    try reading.all(
      """
      SELECT t.day, r.outcome FROM quarantine_tests t LEFT JOIN quarantine_results r ON r.id = t.result
      WHERE t.order_id = ? ORDER BY t.day
      """, [SQLValue(order)]
    ) { row in
      OrderFile.Test(
        day: Day(number: Int32(truncatingIfNeeded: row.int(0))),
        outcome: row.optionalText(1).flatMap { TestResult.Outcome(rawValue: $0) })
    }
  }
}
