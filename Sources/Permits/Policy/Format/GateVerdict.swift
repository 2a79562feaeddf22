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

/// What a ward is to a journey.
public enum GateRole: Int, CaseIterable, Sendable {
  case origin, destination, through
}

/// What the gate says of wards of one level, for one group.
public struct GateCell: Hashable, Sendable {
  public var origin: GateVerdict
  public var destination: GateVerdict
  public var through: GateVerdict

  public init(origin: GateVerdict, destination: GateVerdict, through: GateVerdict) {
    self.origin = origin
    self.destination = destination
    self.through = through
  }

  public init(_ verdict: GateVerdict) { self.init(origin: verdict, destination: verdict, through: verdict) }

  public subscript(role: GateRole) -> GateVerdict {
    switch role {
    case .origin: origin
    case .destination: destination
    case .through: through
    }
  }
}
