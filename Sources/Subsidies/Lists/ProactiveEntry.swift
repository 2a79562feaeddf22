/// Somebody who seems to be entitled and has not claimed. Printing shows nothing of it.
public struct ProactiveEntry: Sendable {
  /// Row in the register.
  public var citizen: Int
  /// As the register has it.
  public var name: String
  public var phone: String
  public var address: String
  public var answer: SupportAnswer
}

extension ProactiveEntry: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "somebody who seems to be entitled" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A page of people of a ward who seem to be entitled and have not claimed.
public struct ProactivePage: Sendable {
  public var entries: [ProactiveEntry]
  /// How many there are on all pages: one for each person and policy.
  public var total: Int
  /// Where the next page begins; `nil` on the last.
  public var next: Int?
}
