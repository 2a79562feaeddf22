import Cases
public import Quantities
import Quarantine
public import Store
public import Subsidies

/// What quarantine orders and cases tell of somebody, in the words of the policies of support.
///
/// An order of an F1 is a spell `quarantined-f1`, one of an F0 and a confirmed case with its outcome are `treated-f0`; others tell nothing.
public struct KnownFactsOfCity: KnownFacts {
  public init() {}

  public func spells(
    of person: [UInt8], citizen: Int?, on day: Day, _ reading: Reading
  ) throws -> [SupportFacts.Spell] {
    try QuarantineOffice.spells(of: person, citizen: citizen, reading).compactMap(Self.spell)
      + CaseOffice.treatments(of: person, citizen: citizen, reading).map(Self.spell)
  }

  static func spell(_ order: OrderSpell) -> SupportFacts.Spell? {
    let kind: String
    switch order.kind {
    case .f0: kind = "treated-f0"
    case .f1: kind = "quarantined-f1"
    case .f2, .entrant, .outbreakArea: return nil
    }
    return SupportFacts.Spell(
      kind: kind, from: order.from, through: order.through, origin: .quarantine,
      reference: "quarantine order \(order.number)")
  }

  static func spell(_ treatment: TreatmentSpell) -> SupportFacts.Spell {
    SupportFacts.Spell(
      kind: "treated-f0", from: treatment.from, through: treatment.through, origin: .cases,
      reference: "case \(treatment.record)")
  }
}
