import Cases
public import Quantities
import Quarantine
public import Store
public import Subsidies

extension KnownFactsOfCity: BulkFacts {
  /// The same of everybody in the register, as for one person.
  public func forEachSpell(
    on day: Day, _ reading: Reading,
    _ body: (_ citizen: Int, _ kind: String, _ from: Day, _ through: Day?, _ origin: FactOrigin) throws -> Void
  ) throws {
    try QuarantineOffice.everySpell(reading) { order in
      guard let citizen = order.citizen, let spell = Self.spell(order) else { return }
      try body(citizen, spell.kind, spell.from, spell.through, spell.origin)
    }
    try CaseOffice.everyTreatment(reading) { treatment in
      guard let citizen = treatment.citizen else { return }
      let spell = Self.spell(treatment)
      try body(citizen, spell.kind, spell.from, spell.through, spell.origin)
    }
  }
}
