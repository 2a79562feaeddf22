public import Quantities
public import Store

/// How many applications and permits there are, and how long decisions took: numbers only.
public struct PermitStatistics: Sendable {
  /// What is counted together.
  public enum Axis: String, CaseIterable, Sendable {
    case state, group, issuer, ward, purpose, day

    fileprivate func column(offset: Int) -> String {
      switch self {
      case .state: "state"
      case .group: "coalesce(group_id, '')"
      case .issuer: "coalesce(issuer, '')"
      case .ward: "destination"
      case .purpose: "purpose"
      // Days of the city's clock since 1970.
      case .day: "(received_at / 1000 + \(offset)) / 86400"
      }
    }
  }

  public struct Row: Sendable {
    /// What of the axis; a ward by its row, a day by its number since 1970.
    public var name: String
    public var applications: Int
    /// Of them, by state.
    public var states: [ApplicationState: Int]
    /// Seconds from receipt to decision of those decided: the middle one, and the one of which nine in ten are not longer.
    public var median: Int?
    public var ninth: Int?
  }

  /// Counts the applications of a time, those of the officer's area.
  ///
  /// - Parameters:
  ///   - offset: seconds that the city's clock is ahead of UTC.
  /// - Complexity: reads the applications of the time once.
  /// - Throws: `AccessError.refused` to whoever may neither issue permits nor read statistics; `StoreError`.
  public static func rows(
    by axis: Axis, from: Instant, until: Instant, offset: Int, access: Access, _ reading: Reading
  ) throws -> [Row] {
    if !access.rights.contains(.issuePermits) { try access.require(.readStatistics, subject: "statistics of permits") }
    var counts: [String: (states: [ApplicationState: Int], seconds: [Int])] = [:]
    let statement = try reading.statement(
      """
      SELECT \(axis.column(offset: offset)), state, received_at, decided_at, origin, destination
      FROM permits_applications
      WHERE received_at >= ? AND received_at < ?
      """)
    statement.bind(all: [.integer(from.milliseconds), .integer(until.milliseconds)])
    defer { statement.reset() }
    while try statement.step() {
      if let area = access.wards, !area.contains(statement.int(4)), !area.contains(statement.int(5)) { continue }
      guard let state = ApplicationState(rawValue: statement.text(1)) else { throw PermitError.unreadable }
      var entry = counts[statement.text(0)] ?? ([:], [])
      entry.states[state, default: 0] += 1
      if let decided = statement.optionalInt(3) { entry.seconds.append((decided - statement.int(2)) / 1000) }
      counts[statement.text(0)] = entry
    }
    return counts.keys.sorted().map { name in
      let (states, unsorted) = counts[name]!
      let seconds = unsorted.sorted()
      return Row(
        name: name, applications: states.values.reduce(0, +), states: states,
        median: seconds.isEmpty ? nil : seconds[seconds.count / 2],
        ninth: seconds.isEmpty ? nil : seconds[min(seconds.count - 1, seconds.count * 9 / 10)])
    }
  }
}
