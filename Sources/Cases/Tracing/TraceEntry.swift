public import Criteria
public import Quantities

/// A person on a tracing list, and why they stand there.
public struct TraceEntry: Hashable, Sendable {
  public var record: Int
  /// Contacts from the person that the list begins with: 1 for who met them.
  public var step: Int
  /// The record by way of which they were found, and the contact; 0 for a meeting at a marker.
  public var via: Int
  public var contact: Int
  public var kind: ContactKind
  /// First and last day of that contact.
  public var from: Day?
  public var until: Day?
  /// Whether it fell into the window that was looked at, and whether it was close; `unknown` does not spare anybody.
  public var isInWindow: Known
  public var isClose: Known
  public var ward: Int
  public var caseClass: CaseClass
  public var distance: Int?
  /// The name, for officers of the person's ward; `nil` for others.
  public var name: String?
  public var reason: Localized
}
