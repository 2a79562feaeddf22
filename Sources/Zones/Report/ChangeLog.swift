public import Criteria
import Epidemiology
public import Quantities

/// The changes of each ward with the reasons for its level then, as a page can show them.
///
/// A page with a great many would be too large to open, so beyond `wardLimit` wards or `changeLimit` changes only the latest few of
/// each ward are kept, and `kept` says how many. What is kept does not depend on when the limit was passed.
public struct ChangeLog: Sendable {
  /// A reason as it is read, without its numbers.
  public struct Line: Hashable, Sendable {
    public var sentence: Localized
    public var citation: String
    public var confidence: Confidence
  }

  public struct Change: Sendable {
    public var on: Day
    /// As they came: most are dropped again in a long log, and lines are made of those that stay.
    let reasons: [Reason]

    public var lines: [Line] {
      reasons.map { Line(sentence: $0.sentence, citation: $0.citation, confidence: $0.confidence) }
    }
  }

  public static let wardLimit = 2_000
  public static let changeLimit = 20_000

  /// Changes of each ward in the order of time.
  public private(set) var changes: [[Change]]
  /// How many changes of each ward are kept; `nil` for all.
  public private(set) var kept: Int?
  private var total = 0

  public init(wards: Int) {
    changes = Array(repeating: [], count: wards)
    if wards > Self.wardLimit { kept = fewest }
  }

  private var fewest: Int { max(Self.changeLimit / max(changes.count, 1), 1) }

  /// Adds what the wards that changed on a day say of it.
  ///
  /// - Precondition: days are added in the order of time.
  public mutating func append(_ reasons: ChangeReasons, on day: Day) {
    for status in reasons.statuses {
      changes[status.ward].append(Change(on: day, reasons: status.reasons))
      if let kept, changes[status.ward].count > kept { changes[status.ward].removeFirst() }
    }
    total += reasons.statuses.count
    if kept == nil, total > Self.changeLimit {
      kept = fewest
      for ward in changes.indices { changes[ward] = changes[ward].suffix(fewest) }
    }
  }
}
