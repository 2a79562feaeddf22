/// Levels that the neighbours of a level have at least: red makes orange around it, orange makes yellow around that.
///
/// What the rule gives is added to a ward's own level on each day and leaves with the neighbour; rules on time see own levels
/// only. Rules go from the highest level down, and each gives a lower level than it asks for, so one pass is complete.
public struct NeighbourRules: Hashable, Sendable {
  struct Rule: Hashable, Sendable {
    let nextTo: Int
    let atLeast: Int
    /// Position among the rules of the set.
    let source: Int
  }

  public let contact: NeighbourSource.Contact
  /// By `nextTo`, the highest first.
  let rules: [Rule]

  /// A ward whose level a neighbour raised.
  public struct Raise: Hashable, Sendable {
    public var ward: Int
    /// The neighbour; of several the first.
    public var neighbour: Int
    /// Position of the rule in the criteria set.
    public var rule: Int
    public var from: Int
    public var to: Int
  }

  /// Raises levels where a neighbour asks for it; classes that are no levels are neither raised nor asked.
  ///
  /// - Parameters:
  ///   - classes: of all wards.
  ///   - levelCount: classes from here on are no levels.
  ///   - neighbours: of each ward, ascending.
  /// - Complexity: O(w + e) for each rule, for w wards with e contacts.
  public func apply(to classes: inout [Int], levelCount: Int, neighbours: [[Int]]) -> [Raise] {
    var raises: [Raise] = []
    for rule in rules {
      var found: [Raise] = []
      for ward in classes.indices where classes[ward] < rule.atLeast {
        let neighbour = neighbours[ward].first { classes[$0] >= rule.nextTo && classes[$0] < levelCount }
        guard let neighbour else { continue }
        found.append(
          Raise(ward: ward, neighbour: neighbour, rule: rule.source, from: classes[ward], to: rule.atLeast))
      }
      for raise in found { classes[raise.ward] = raise.to }
      raises += found
    }
    return raises
  }
}
