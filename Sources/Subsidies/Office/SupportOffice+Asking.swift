public import Quantities
public import Store

extension SupportOffice {
  /// The policies in force.
  ///
  /// - Throws: `SupportError.noPolicy`; `CriteriaError`; `StoreError`.
  public func policies() throws -> AdoptedSupportPolicies { try file.read { try rules.last($0) } }

  /// What each policy in force says of facts that somebody tells without saying who they are. Nothing is kept, and nothing logged.
  ///
  /// - Parameter day: that of a claim that would be made with them.
  /// - Throws: `SupportError.noPolicy`; `CriteriaError`; `StoreError`; what the history of places throws.
  public func answers(to facts: SupportFacts, claimDay day: Day) throws -> [SupportAnswer] {
    try file.read { reading in
      let adopted = try rules.last(reading)
      return try adopted.catalogue.answers(
        facts: facts, claimDay: day, places: try history.places(through: day, reading))
    }
  }

  /// What the policy of a claim would say of it today, from what the system knows and the claimant says. Nothing is kept; as the answer
  /// tells what is known of the person, the reading is in the log.
  ///
  /// - Parameters:
  ///   - form: whose payee is not looked at.
  ///   - today: by the clock of the city.
  /// - Throws: `AccessError.refused` outside the officer's area; `SupportError.noPolicy`, `.unknown`, `.paysNothing`;
  ///   `CriteriaError`; `StoreError`; `SealingError`; `LogError`.
  public func preview(_ form: ClaimForm, on today: Day, by access: Access) throws -> SupportAnswer {
    let found = try file.disclose(.decideSupport, to: access, kind: "support.preview") { reading in
      try access.require(.decideSupport, among: [form.ward], subject: "claim for support in ward \(form.ward)")
      try check(ward: form.ward, reading)
      let facts = try facts(of: form.person, on: today, reading).facts
      return Disclosure(
        try ruling(on: form.policy, facts, claimDay: today, reading).answer,
        subject: "claim for support in ward \(form.ward)", wards: [form.ward], facts: ["policy": form.policy])
    }
    guard let found else { throw SupportError.notFound }
    return found
  }
}
