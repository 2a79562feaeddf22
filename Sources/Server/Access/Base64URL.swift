import Foundation

/// Base64 with the alphabet for URLs and without padding (RFC 4648, 5), as tokens and keys have it.
enum Base64URL {
  /// `nil` for other characters, also for padding and blanks: one token has one spelling.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.utf8.count + 3)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        plain.append(byte)
      case UInt8(ascii: "-"): plain.append(UInt8(ascii: "+"))
      case UInt8(ascii: "_"): plain.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    guard plain.count % 4 != 1 else { return nil }
    while plain.count % 4 != 0 { plain.append(UInt8(ascii: "=")) }
    guard let data = Data(base64Encoded: Data(plain)) else { return nil }
    let bytes = Array(data)
    return Self.text(bytes) == text ? bytes : nil
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
