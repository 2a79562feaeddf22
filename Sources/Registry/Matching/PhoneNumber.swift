/// A Vietnamese telephone number without what people write differently: blanks, the zero in front, the country's 84.
///
/// The digits are hidden as those of ``PersonalIdentifier`` are.
public struct PhoneNumber: Hashable, Sendable {
  /// The national number without its leading zero, 9 or 10 digits.
  public let number: UInt64

  /// - Returns: `nil` for a text that is no Vietnamese number.
  public init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: digits.append(byte - 0x30)
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "'"):
        break
      default: return nil
      }
      guard digits.count <= 15 else { return nil }
    }
    if digits.starts(with: [0, 0, 8, 4]) { digits.removeFirst(2) }
    if digits.count >= 11, digits.starts(with: [8, 4]) { digits.removeFirst(2) }
    if digits.first == 0 { digits.removeFirst() }
    guard digits.count == 9 || digits.count == 10, digits[0] > 0 else { return nil }
    number = digits.reduce(0) { $0 * 10 + UInt64($1) }
  }

  /// The digits with the zero in front. Personal data: see ``PersonalIdentifier/digits``.
  public var digits: String { "0\(number)" }
}

extension PhoneNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "•••••••••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
