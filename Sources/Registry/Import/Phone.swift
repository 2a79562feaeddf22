/// Phone numbers in one spelling.
enum Phone {
  /// The digits, with 0 in the place of Viet Nam's +84.
  ///
  /// - Returns: `nil` unless 8 to 15 digits are left of blanks, dots, hyphens and parentheses.
  static func normalized(_ bytes: some Sequence<UInt8>) -> String? {
    var digits: [UInt8] = []
    var isInternational = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): break
      default: return nil
      }
    }
    guard (8...15).contains(digits.count) else { return nil }
    if isInternational, digits.starts(with: [UInt8(ascii: "8"), UInt8(ascii: "4")]) {
      digits.replaceSubrange(..<2, with: [UInt8(ascii: "0")])
      return String(decoding: digits, as: UTF8.self)
    }
    return (isInternational ? "+" : "") + String(decoding: digits, as: UTF8.self)
  }
}
