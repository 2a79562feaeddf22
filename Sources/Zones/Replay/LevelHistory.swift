public import Quantities

/// The classes of all wards over the days of a series: spans, changes, and how often wards go to and fro.
public struct LevelHistory: Sendable {
  public let wards: Int
  public private(set) var days: [Day] = []
  /// Spans of each ward that have ended, in the order of time.
  private var ended: [[LevelSpan]]
  /// What each ward has now, and since when.
  private var current: [Int] = []
  private var since: [Day] = []

  public init(wards: Int) {
    self.wards = wards
    ended = Array(repeating: [], count: wards)
  }

  /// Spans of each ward in the order of time; the last ends with the last day of the series.
  public var spans: [[LevelSpan]] { (0..<current.count).map(spans) }

  public func spans(_ ward: Int) -> [LevelSpan] {
    guard let last = days.last else { return [] }
    return ended[ward] + [LevelSpan(ward: ward, classIndex: current[ward], from: since[ward], through: last)]
  }

  /// Adds the classes of the next day.
  ///
  /// - Returns: wards whose class is not that of the day before; on the first day, none.
  @discardableResult
  public mutating func append(_ classes: [Int], on day: Day) -> [Int] {
    precondition(classes.count == wards && days.last.map { $0 < day } ?? true, "a class for each ward, day after day")
    guard let yesterday = days.last else {
      current = classes
      since = Array(repeating: day, count: wards)
      days = [day]
      return []
    }
    let changed = classes.indices.filter { classes[$0] != current[$0] }
    for ward in changed {
      ended[ward].append(
        LevelSpan(ward: ward, classIndex: current[ward], from: since[ward], through: yesterday))
      current[ward] = classes[ward]
      since[ward] = day
    }
    days.append(day)
    return changed
  }

  public var changes: Int { ended.reduce(0) { $0 + $1.count } }

  /// Changes that go back, within so many days, to the class that the ward had before: a ward that flaps.
  public func flaps(within days: Int) -> Int {
    spans.reduce(0) { sum, spans in
      sum
        + spans.indices.dropFirst(2).count {
          spans[$0].classIndex == spans[$0 - 2].classIndex && spans[$0 - 1].days <= days
        }
    }
  }

  /// The first day on which a ward has this level or a higher one; `nil` when it never has.
  ///
  /// - Parameter levelCount: classes from here on are no levels.
  public func firstDay(_ ward: Int, atLeast level: Int, levelCount: Int) -> Day? {
    spans(ward).first { $0.classIndex >= level && $0.classIndex < levelCount }?.from
  }
}
