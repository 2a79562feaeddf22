/// Where or how two people met, as case definitions distinguish it.
public enum ContactKind: Int, CaseIterable, Sendable {
  case other = 0
  case household = 1
  case workplace = 2
  case vehicle = 3
  case schoolClass = 4
  case event = 5
  /// Looked after the other when ill.
  case care = 6
  /// The same place at the same time.
  case place = 7

  public var name: String {
    switch self {
    case .other: "other"
    case .household: "household"
    case .workplace: "workplace"
    case .vehicle: "vehicle"
    case .schoolClass: "class"
    case .event: "event"
    case .care: "care"
    case .place: "place"
    }
  }

  public init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}
