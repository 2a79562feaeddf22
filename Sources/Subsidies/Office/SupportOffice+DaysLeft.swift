public import Quantities

extension SupportOffice {
  /// The working days that are left for the next step of a claim, today not counted: 0 on its last day and after it; `nil` while no
  /// office has to act, and where no calendar is known for it.
  public func workingDaysLeft(_ claim: ClaimRecord, on today: Day) -> Int? {
    guard let due = due(claim) else { return nil }
    return try? calendar?.workingDays(after: today, through: due)
  }
}
