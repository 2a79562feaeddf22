public import Quantities

/// Whom somebody may have infected, or where they may have got it: people by ward, each once, by the shortest way.
public struct TraceList: Sendable {
  public enum Direction: String, CaseIterable, Sendable {
    /// Contacts in the time in which the person could infect others.
    case forward
    /// Contacts in the time in which the person may have been infected.
    case backward
  }

  public var record: Int
  public var direction: Direction
  /// The window that the first step looks at; `nil` ends are not known or open.
  public var from: Day?
  public var until: Day?
  /// In the order of wards, steps and numbers.
  public var entries: [TraceEntry]
  /// Whether there are more people than a list holds.
  public var isCut: Bool

  public var byWard: [(ward: Int, entries: [TraceEntry])] {
    Dictionary(grouping: entries, by: \.ward).map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
