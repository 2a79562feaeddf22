import Foundation

/// Base64 with the letters of addresses and without filling (RFC 4648, section 5), as keys in JSON have it.
enum Base64URL {
  static func encode(_ bytes: [UInt8]) -> String {
    String(
      Data(bytes).base64EncodedString().compactMap { letter -> Character? in
        switch letter {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: letter
        }
      })
  }

  /// - Returns: `nil` for anything but the one text that `encode` gives.
  static func decode(_ text: String) -> [UInt8]? {
    var plain = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    while plain.utf8.count % 4 != 0 { plain += "=" }
    guard let data = Data(base64Encoded: plain), encode(Array(data)) == text else { return nil }
    return Array(data)
  }
}
