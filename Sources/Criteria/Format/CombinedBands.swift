/// An axis of a table that is made out of several band sets: the highest band that any of them is in, as in WHO's transmission
/// class of cases, admissions, deaths and positive tests, or a table of its own, as in the three tables of Decision 218.
public struct CombinedBands: Sendable {
  public enum Form: Sendable {
    /// Band sets with bands of the same names in the same order.
    ///
    /// `leaveOutUnknown` are passed over where their indicator is not known; every other makes the band unknown then.
    case highestOf(bandSets: [String], leaveOutUnknown: [String])
    /// One band for each combination of the bands of the axes, which are band sets, or combined bands that stand before.
    ///
    /// A cell's `level` is one of `bands`.
    case table(bands: [String], axes: [String], cells: [DecisionSource.Cell])
  }

  public var id: String
  public var form: Form
  public var citation: String
  public var confidence: Confidence
  var line = 0

  /// What it is made of.
  var parts: [String] {
    switch form {
    case .highestOf(let bandSets, _): bandSets
    case .table(_, let axes, _): axes
    }
  }
}
