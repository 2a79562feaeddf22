/// What the gate says to one end of a journey, or to a ward on its way; the later in order, the stricter.
public enum GateVerdict: String, CaseIterable, Comparable, Sendable {
  case allow
  /// A person must decide.
  case review
  case refuse

  var rank: Int {
    switch self {
    case .allow: 0
    case .review: 1
    case .refuse: 2
    }
  }

  public static func < (a: GateVerdict, b: GateVerdict) -> Bool { a.rank < b.rank }
}
