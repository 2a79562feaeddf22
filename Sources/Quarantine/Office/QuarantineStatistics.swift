public import Quantities
public import Store

/// How many orders there are, and how they ended: numbers only.
public struct QuarantineStatistics: Sendable {
  /// What is counted together.
  public enum Axis: String, CaseIterable, Sendable {
    case state, kind, place, ward, rule, day

    fileprivate var column: String {
      switch self {
      case .state: "state"
      case .kind: "kind"
      case .place: "place"
      case .ward: "ward"
      case .rule: "coalesce(rule, '')"
      case .day: "start_day"
      }
    }
  }

  public struct Row: Hashable, Sendable {
    /// What of the axis; a ward by its row, a day by its number since 1970.
    public var name: String
    public var orders: Int
    /// Of them, by state.
    public var states: [OrderState: Int]
    /// Those on other terms than the rules', with an officer's ground.
    public var stated: Int
  }

  /// Counts the orders that start in a time, those of the officer's area.
  ///
  /// - Complexity: reads the orders once.
  /// - Throws: `AccessError.refused` to whoever may neither read orders nor statistics; `QuarantineError.unreadable`; `StoreError`.
  public static func rows(
    by axis: Axis, from: Day, through: Day, access: Access, _ reading: Reading
  ) throws -> [Row] {
    if !access.rights.contains(.readQuarantine) {
      try access.require(.readStatistics, subject: "statistics of quarantine")
    }
    let statement = try reading.statement(
      """
      SELECT \(axis.column), state, ward, count(*), sum(is_stated) FROM quarantine_orders
      WHERE start_day BETWEEN ? AND ? GROUP BY 1, 2, 3
      """)
    statement.bind(all: [SQLValue(from), SQLValue(through)])
    defer { statement.reset() }
    var rows: [String: Row] = [:]
    while try statement.step() {
      guard access.covers(ward: statement.int(2)) else { continue }
      guard let state = OrderState(rawValue: statement.text(1)) else { throw QuarantineError.unreadable }
      let name = statement.text(0)
      var row = rows[name] ?? Row(name: name, orders: 0, states: [:], stated: 0)
      row.orders += statement.int(3)
      row.states[state, default: 0] += statement.int(3)
      row.stated += statement.int(4)
      rows[name] = row
    }
    return rows.values.sorted { $0.name < $1.name }
  }
}
