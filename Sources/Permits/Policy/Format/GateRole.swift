/// What a ward is to a journey.
public enum GateRole: Int, CaseIterable, Sendable {
  case origin, destination, through
}
