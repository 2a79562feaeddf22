import Quantities
import Registry
import Store

extension SupportOffice {
  /// Everything about a claimant that the rules ask for: what the system knows first, and what was said where it knows nothing.
  ///
  /// - Throws: `StoreError`; `SealingError`; `RegistryError.unreadable`; what the other rooms throw.
  func facts(of person: ClaimPerson, on day: Day, _ reading: Reading) throws -> (facts: SupportFacts, citizen: Int?) {
    let key = hashes.key(of: person.identifier)
    let circumstances = try register.circumstances(of: person.identifier, reading)
    var facts = SupportFacts()
    if let circumstances { facts.add(circumstances) }
    // The number itself says with which sex its holder was registered; nobody is asked for it.
    if facts.sex == nil { facts.sex = person.identifier.sex }
    let citizen = circumstances?.citizen
    facts.spells += try known?.spells(of: key, citizen: citizen, on: day, reading) ?? []
    let listed = try ListedFacts.facts(of: key, reading)
    facts.spells += listed.spells
    facts.statements.merge(listed.statements) { known, _ in known }
    facts.addClaimed(by: person)
    return (facts, citizen)
  }
}

extension SupportFacts {
  /// Adds what the register has.
  mutating func add(_ circumstances: Circumstances) {
    birth = circumstances.birth
    sex = circumstances.sex == .unknown ? nil : circumstances.sex
    groups = circumstances.groups
    stays += circumstances.homes.map {
      Stay(kind: .home, ward: $0.ward, from: $0.from, through: $0.through, origin: .register)
    }
    if let births = circumstances.childrenOfHousehold {
      children = births
      statements["children"] = Statement(births.count, origin: .register)
    }
  }

  /// Adds what the claimant said; where the system knows, that holds.
  mutating func addClaimed(by person: ClaimPerson) {
    for (question, value) in person.statements where statements[question] == nil {
      statements[question] = Statement(value, origin: .claimed)
    }
    let kinds = Set(spells.map(\.kind))
    spells += person.spells.filter { !kinds.contains($0.kind) }.map {
      Spell(kind: $0.kind, from: $0.from, through: $0.through, origin: .claimed)
    }
    stays += person.workplaces.map { Stay(kind: .work, ward: $0.ward, from: nil, through: nil, origin: .claimed) }
    if children?.isEmpty ?? true, let days = person.children {
      children = days.map { BirthDate($0) }
      statements["children"] = Statement(days.count, origin: .claimed)
    }
    if birth == nil, let year = person.birthYear { birth = BirthDate(year: year) }
  }
}
