public import Quantities

/// The people and contacts around a record, for drawing.
public struct CaseGraph: Hashable, Sendable {
  public struct Node: Hashable, Sendable {
    public var record: Int
    /// Contacts from the record in the middle.
    public var step: Int
    public var ward: Int
    public var caseClass: CaseClass
    public var distance: Int?
    /// Whether the person is in the officer's area and may be opened.
    public var isOwn: Bool
  }

  public struct Edge: Hashable, Sendable {
    public var contact: Int
    public var from: Int
    public var to: Int
    public var kind: ContactKind
    public var firstDay: Day?
    public var lastDay: Day?
    public var isClose: Known
  }

  public var record: Int
  public var nodes: [Node]
  public var edges: [Edge]
  /// Whether there are more people than are drawn.
  public var isCut: Bool
}
