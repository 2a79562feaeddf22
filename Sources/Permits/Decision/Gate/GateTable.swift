import Criteria

/// What the gate says by levels alone, as bits, for checkers without a network: bit i stands for level i of the list that it was made for.
public struct GateTable: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    /// Id.
    public var group: String
    /// Levels that may be where a journey begins, where it ends, and on its way. What a person must decide may too: there is a permit
    /// only because a person did, and what shall not stand when a level changes is suspended and listed as such.
    public var origin: UInt32
    public var destination: UInt32
    public var through: UInt32
    /// Levels at which moving needs a permit, whatever the group.
    public var needed: UInt32
    /// Levels at which a person must decide before there is a permit.
    public var ask: UInt32
  }

  /// In the order of the policy's groups.
  public var rows: [Row]
}

extension PolicyEdition {
  /// The gate for levels in an order of their own, such as that of a check bundle.
  ///
  /// A level that the policy does not know may be nothing and needs a permit. Where the policy names single wards that need one, every
  /// level is said to need it, since levels alone cannot tell.
  ///
  /// - Parameter levels: at most 32 ids; the class without data may be among them.
  public func gateTable(levels: [String]) -> GateTable {
    precondition(levels.count <= 32, "a bit for each level")
    let numbers = levels.map { levelNumbers[$0] ?? unknownNumber }
    func mask(_ holds: (Int) -> Bool) -> UInt32 {
      numbers.enumerated().reduce(0) { holds($1.element) ? $0 | 1 << UInt32($1.offset) : $0 }
    }
    let namesWards = needed.value.map { !$0.wards.isEmpty } ?? false
    let needed = mask { number in needs(level: number, wardIsNamed: namesWards) }
    return GateTable(
      rows: policy.groups.enumerated().map { number, group in
        let cells = gate[number]?.cells
        func may(_ role: GateRole) -> UInt32 {
          mask { level in policy.levels.indices.contains(level) && cells.map { $0[level][role] != .refuse } ?? false }
        }
        let through = terms.value?.route == .ends ? mask { _ in true } : may(.through)
        return GateTable.Row(
          group: group.id, origin: may(.origin), destination: may(.destination), through: through, needed: needed,
          ask: mask { number in GateRole.allCases.contains { cells?[number][$0] == .review } })
      })
  }

  /// Whether moving in a ward of a level, by its number among the gate's cells, needs a permit; where nobody knows, it does.
  func needs(level number: Int, wardIsNamed: Bool) -> Bool {
    guard let rule = needed.value else { return needed.isUnknown }
    if rule.everywhere || wardIsNamed { return true }
    if number == unknownNumber { return true }
    if number == noDataNumber { return true }
    return rule.levels.contains(policy.levels[number].id)
  }
}
