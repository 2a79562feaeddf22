public import Criteria

/// What policies would cost in each ward, and against other policies what a changed rule would change: numbers only.
public struct SupportBudget: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var policy: String
    /// Row of the ward in `store_wards`.
    public var ward: Int
    /// People who dwell there.
    public var people: Int
    public var count: SweepCount
    /// Under the other policies; `nil` when there are none to compare with.
    public var against: SweepCount?

    /// Money that the change costs, whole đồng; negative for what it saves.
    public var difference: Int? { against.map { count.amount - $0.amount } }
  }

  /// By policy, then by ward; pairs of which nothing is known are left out.
  public var rows: [Row]

  /// - Parameter against: the same people under other policies.
  public init(_ totals: SweepTotals, against: SweepTotals? = nil) {
    var rows: [Row] = []
    for policy in Set(totals.counts.keys).union(against?.counts.keys ?? [:].keys).sorted() {
      let (mine, theirs) = (totals.counts[policy] ?? [:], against?.counts[policy] ?? [:])
      for ward in Set(mine.keys).union(theirs.keys).sorted() {
        rows.append(
          Row(
            policy: policy, ward: ward, people: totals.people[ward] ?? 0, count: mine[ward] ?? SweepCount(),
            against: against.map { _ in theirs[ward] ?? SweepCount() }))
      }
    }
    self.rows = rows
  }

  /// Rows that may be shown to everybody: those with fewer people than the rule allows are left out, whole, since their money would tell
  /// how many there are; so are those that differ from what they are compared with by so few.
  public func isPublic(_ row: Row, by rule: DisclosureRule) -> Bool {
    func isShown(_ people: Int) -> Bool { people == 0 || people >= rule.threshold }
    guard isShown(row.count.entitled), isShown(row.count.open) else { return false }
    guard let against = row.against else { return true }
    return isShown(against.entitled) && isShown(against.open) && isShown(abs(row.count.entitled - against.entitled))
  }
}
