/// The 9-digit number of an identity card of before the personal identifiers; it says nothing of its holder but the place of issue.
///
/// Two people can have had the same one, and one person two, as a card issued in another province had another number: it helps to
/// find a citizen, and never decides alone. The digits are hidden as those of ``PersonalIdentifier`` are.
public struct FormerIdentityNumber: Hashable, Comparable, Sendable {
  /// The digits as one number, below 10⁹.
  public let number: UInt32

  /// - Returns: `nil` for more than nine digits, and for zero, which forms are filled with.
  public init?(number: UInt32) {
    guard number < 1_000_000_000, number > 0 else { return nil }
    self.number = number
  }

  /// The nine digits. Personal data: to be sealed, or shown to an officer whose reading is in the log.
  public var digits: String { PersonalIdentifier.padded(UInt64(number), to: 9) }

  public static func < (a: FormerIdentityNumber, b: FormerIdentityNumber) -> Bool { a.number < b.number }
}

extension FormerIdentityNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "•••••••••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
