/// How it is known in which ward the person of a dose dwelt.
public enum HomeBasis: Int, CaseIterable, Sendable {
  /// The register had the citizen there on the day.
  case register = 0
  /// The dose said so.
  case written = 1
  /// Nobody knows: the ward where it was given stands for it.
  case injection = 2
  /// Neither is known.
  case unknown = 3
}
