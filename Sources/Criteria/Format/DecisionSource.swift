/// How bands and conditions become a level.
public enum DecisionSource: Sendable {
  public struct Cell: Sendable {
    /// A band of each axis, in the order of the axes.
    public var bands: [String]
    public var level: String
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  public struct Rule: Sendable {
    public var id: String
    public var level: String
    /// Groups of which one must hold; all conditions of a group must. Empty for a rule that always holds.
    public var anyOf: [[Condition]]
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  /// One level for each combination of bands.
  case table(axes: [String], cells: [Cell], line: Int)
  /// The highest of the levels of the bands. An indicator without value is left out where its bands are named for that;
  /// elsewhere it makes the answer unknown, so that a place without residents is never taken for a quiet one.
  case highestOf(bandSets: [String], leaveOutUnknown: [String], citation: String, line: Int)
  /// The level of the first rule that holds.
  case firstMatch([Rule], line: Int)
}
