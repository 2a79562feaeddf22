/// What comes of an act on a record.
public struct CaseReceipt: Hashable, Sendable {
  /// The record.
  public var number: Int
  /// What the definitions now say of the person.
  public var verdict: CaseVerdict
  /// Records that may be of the same person, for somebody to look at; only when a person is entered or corrected.
  public var alike: [Int]
  /// The contact, test, exposure or decision that was entered; `nil` for other acts.
  public var entry: Int?
}
