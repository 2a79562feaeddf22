public import Quantities
public import Store

/// What the register has of somebody that other rooms' rules ask for: no name, no number, no address.
public struct Circumstances: Sendable {
  /// Days on which somebody lived in a ward, in whichever sense.
  public struct Home: Hashable, Sendable {
    /// The ward by its code.
    public var ward: String
    public var from: Day?
    /// The last day, included; `nil` while it lasts.
    public var through: Day?
  }

  /// Row number of the citizen.
  public var citizen: Int
  public var birth: BirthDate?
  public var sex: Sex
  /// Codes of the priority groups.
  public var groups: Set<String>
  public var homes: [Home]
  /// Births of those in the same household book who were born in the sixteenth year after the person or later, so that they may be their
  /// children; `nil` where the household or the person's birth is not known.
  public var childrenOfHousehold: [BirthDate]?
}

extension Circumstances: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "circumstances of a citizen" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension CitizenRegister {
  /// What the register has of somebody, for rules that another room applies in an officer's act.
  ///
  /// For programs that decide by it and show the decision: what was found must not go to anybody as it is, so it needs no officer, and
  /// the act that it is used in stands in the log.
  ///
  /// - Returns: `nil` when nobody of the identifier is in the register.
  /// - Throws: `StoreError`; `SealingError`; `RegistryError.unreadable`.
  public func circumstances(of identifier: PersonalIdentifier, _ reading: Reading) throws -> Circumstances? {
    guard let number = try numbers(.identifier, keys.key(of: identifier), reading).first,
      let citizen = try find(number, reading).first
    else { return nil }
    let record = citizen.record
    let codes = try PriorityGroup.all(reading).filter { record.groups.contains($0.number) }.map(\.code)
    let homes = try Presence.of(record).map { presence in
      let code = try reading.first("SELECT code FROM store_wards WHERE id = ?", [SQLValue(presence.ward)]) {
        $0.text(0)
      }
      return Circumstances.Home(
        ward: code ?? "", from: presence.first == Presence.always ? nil : Day(number: presence.first),
        through: presence.last.map { Day(number: $0) })
    }
    return Circumstances(
      citizen: number, birth: record.birth, sex: record.sex, groups: Set(codes), homes: homes,
      childrenOfHousehold: try children(of: record, reading))
  }

  /// Births of those in the household who could be children of a person.
  private func children(of record: CitizenRecord, _ reading: Reading) throws -> [BirthDate]? {
    guard !record.household.isEmpty, let birth = record.birth else { return nil }
    let members = try numbers(.household, keys.key(ofHousehold: record.household), reading).flatMap { household in
      try reading.all(
        """
        SELECT \(Citizen.columns) FROM registry_citizens c \(Citizen.joins)
        WHERE c.household = ? AND c.deceased_day IS NULL AND c.moved_day IS NULL ORDER BY c.id
        """, [SQLValue(household)]
      ) { try Citizen($0, keys).record }
    }
    return members.compactMap(\.birth).filter { $0.year >= birth.year + 16 }
  }
}
