public import Quantities

/// Days in a row on which a ward had one class.
public struct LevelSpan: Hashable, Sendable {
  public var ward: Int
  public var classIndex: Int
  public var from: Day
  public var through: Day

  public var days: Int { through.days(since: from) + 1 }
}

/// The classes of all wards over the days of a series: spans, changes, and how often wards go to and fro.
public struct LevelHistory: Sendable {
  public let wards: Int
  public private(set) var days: [Day] = []
  /// Spans of each ward in the order of time; the last is open.
  public private(set) var spans: [[LevelSpan]]

  public init(wards: Int) {
    self.wards = wards
    spans = Array(repeating: [], count: wards)
  }

  /// Adds the classes of the next day.
  ///
  /// - Returns: wards whose class is not that of the day before; on the first day, none.
  @discardableResult
  public mutating func append(_ classes: [Int], on day: Day) -> [Int] {
    precondition(classes.count == wards && days.last.map { $0 < day } ?? true, "a class for each ward, day after day")
    var changed: [Int] = []
    for ward in 0..<wards {
      if let last = spans[ward].indices.last, spans[ward][last].classIndex == classes[ward] {
        spans[ward][last].through = day
      } else {
        if !days.isEmpty { changed.append(ward) }
        spans[ward].append(LevelSpan(ward: ward, classIndex: classes[ward], from: day, through: day))
      }
    }
    days.append(day)
    return changed
  }

  public var changes: Int { spans.reduce(0) { $0 + max($1.count - 1, 0) } }

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
    spans[ward].first { $0.classIndex >= level && $0.classIndex < levelCount }?.from
  }

  /// The class of a ward on a day; `nil` outside the series.
  public func classIndex(_ ward: Int, on day: Day) -> Int? {
    let spans = spans[ward]
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].through < day { low = middle + 1 } else { high = middle }
    }
    guard low < spans.count, spans[low].from <= day else { return nil }
    return spans[low].classIndex
  }
}
