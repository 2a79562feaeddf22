import Foundation

/// An address as it is compared: without marks, punctuation and the words that people leave out or shorten.
///
/// `Ngõ 24, phố Kim Đồng`, `ngo 24 P. Kim Dong` and `24 Kim Đồng, ngõ` … are written in too many ways to be the same by letters. What is
/// compared is the sequence of its words, each without marks, where kinds of ways and of units have one spelling. Two addresses are the
/// same only when all their words are; nothing is guessed.
public enum AddressText {
  /// Kinds of places that are written shortened; the longer form stands for both.
  private static let spellings = [
    "ng": "ngo", "ngh": "ngach", "h": "hem", "p": "pho", "d": "duong", "so": "", "nha": "", "sn": "", "tdp": "to",
    "t": "to", "kp": "khu", "cc": "chung cu", "ct": "chung cu",
  ]

  /// The words of an address, joined by single spaces.
  ///
  ///     AddressText.normalised("Số 5, Ngõ 24 Kim Đồng")  // "5 ngo 24 kim dong"
  public static func normalised(_ text: String) -> String {
    let plain = text.lowercased().replacing("đ", with: "d").decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { !$0.properties.isDiacritic && $0.properties.generalCategory != .nonspacingMark }
    var words: [String] = []
    var word = ""
    func finish() {
      guard !word.isEmpty else { return }
      let spelled = spellings[word] ?? word
      if !spelled.isEmpty { words.append(spelled) }
      word = ""
    }
    for scalar in plain {
      // 24/5 and 24A are one number each, as on the door.
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "/" {
        word.unicodeScalars.append(scalar)
      } else {
        finish()
      }
    }
    finish()
    return words.joined(separator: " ")
  }

  /// Whether an address of a person is at one of a list: it is the listed one, or one in it, as house 5 is in an alley.
  ///
  /// Both normalised. A listed `ngo 24 kim dong` holds `5 ngo 24 kim dong`, since an address ends with what is larger; it does not hold
  /// `ngo 124 kim dong`.
  public static func isAt(_ address: String, _ listed: String) -> Bool {
    address == listed || address.hasSuffix(" " + listed)
  }
}
