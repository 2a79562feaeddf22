extension Edition {
  /// Whether both measure the same and give the same class to the same values, as a set does on two days between which no
  /// number changes. Citations and names may differ.
  public func saysTheSame(as other: Edition) -> Bool {
    indicators.map(\.form) == other.indicators.map(\.form) && bandSets == other.bandSets
      && decision == other.decision && adjustments == other.adjustments && levelCount == other.levelCount
      && noDataClass == other.noDataClass && exits.count == other.exits.count
      && zip(exits, other.exits).allSatisfy { $0.saysTheSame(as: $1) } && timing == other.timing
      && neighbours == other.neighbours && rollUps == other.rollUps
  }
}
