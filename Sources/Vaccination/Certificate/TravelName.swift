import Foundation

/// A name in the letters of passports: A to Z, and `<` between words.
///
/// - Source: ICAO Doc 9303, part 3, section 6: marks are left out, and letters that are not of the alphabet are written out.
enum TravelName {
  /// Characters that a field of the European Union's certificates holds.
  static let most = 80

  private static let written: [Character: String] = [
    "Đ": "D", "Æ": "AE", "Œ": "OE", "Ø": "OE", "Å": "AA", "Ä": "AE", "Ö": "OE", "Ü": "UE", "ẞ": "SS", "ß": "SS",
    "Þ": "TH", "Ð": "D", "Ł": "L", "Ħ": "H", "Ŋ": "N", "Ŧ": "T", "İ": "I",
  ]

  static func transliterated(_ name: String) -> String {
    var text = ""
    for character in name.precomposedStringWithCanonicalMapping.uppercased() {
      if let other = written[character] {
        text += other
      } else if character == "'" || character == "’" || character == "." {
        // Left out, as in passports.
        continue
      } else {
        for scalar in String(character).decomposedStringWithCanonicalMapping.unicodeScalars {
          switch scalar {
          case "A"..."Z": text.unicodeScalars.append(scalar)
          case " ", "-", ",": text += text.hasSuffix("<") || text.isEmpty ? "" : "<"
          default: continue
          }
        }
      }
    }
    while text.hasSuffix("<") { text.removeLast() }
    return String(text.prefix(most))
  }

  /// The family name, which is the first word in Viet Nam, and the rest.
  static func parts(_ name: String) -> (family: String, given: String) {
    let words = name.split(whereSeparator: \.isWhitespace)
    return (words.first.map(String.init) ?? "", words.dropFirst().joined(separator: " "))
  }
}
