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
