import HTTPTypes
import Hummingbird
import Quantities
import SpatialCore

/// What is to be done in the officer's wards: rows for the day's list, and how many there are of each kind.
struct WardTasks: Sendable {
  /// Rows told of each kind; all are counted.
  static let most = 100

  var on: Day
  var rows: [JSONValue] = []
  var counts: [(kind: String, count: Int)] = []

  init(on: Day) { self.on = on }

  mutating func add(_ kind: String, count: Int, _ rows: [JSONValue]) {
    counts.append((kind, count))
    self.rows += rows
  }

  var json: JSONValue {
    [
      "on": WardText.day(on), "rows": .array(rows),
      "counts": .object(counts.map { JSONMember($0.kind, .number(String($0.count))) }),
    ]
  }
}
