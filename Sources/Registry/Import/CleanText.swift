import Foundation

/// Text as people typed it, in one spelling: blanks single, letters and marks composed (NFC), so that equal names are equal bytes.
enum CleanText {
  /// - Returns: `nil` for bytes that are no UTF-8.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard var text = String(validating: bytes, as: UTF8.self) else { return nil }
    // Marks of their own are U+0300 to U+036F, and begin with CC or CD.
    if bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) { text = text.precomposedStringWithCanonicalMapping }
    var wasBlank = false
    let isClean = bytes.allSatisfy { byte in
      let isBlank = byte <= 32
      defer { wasBlank = isBlank }
      return !isBlank || (byte == 32 && !wasBlank)
    }
    if isClean { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
