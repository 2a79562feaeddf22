import Foundation

/// An address as it is compared: without marks, punctuation and the words that people leave out or shorten.
///
/// `Số 5, Ngõ 24 phố Kim Đồng`, `5 ng. 24 P. Kim Dong` and `5 ngo 24 kim dong` are one address, written in three ways. What is compared is the
/// sequence of words, each without marks; words that only say "house" or "street" are left out, and kinds of alleys have one spelling. A single
/// letter is left out only where a point says that it is short for one: block P is none. Nothing else is guessed.
public enum AddressText {
  /// Words that have another spelling, or none.
  private static let spellings = [
    "so": "", "nha": "", "sn": "", "pho": "", "duong": "", "ng": "ngo", "ngh": "ngach", "tdp": "to", "kp": "khu",
    "cc": "chung cu",
  ]
  /// What single letters are short for before a point.
  private static let abbreviations = ["p": "", "d": "", "h": "hem", "t": "to"]

  /// The words of an address, joined by single spaces.
  ///
  ///     AddressText.normalised("Số 5, Ngõ 24 Kim Đồng")  // "5 ngo 24 kim dong"
  public static func normalised(_ text: String) -> String {
    let plain = text.lowercased().replacing("đ", with: "d").decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { !$0.properties.isDiacritic && $0.properties.generalCategory != .nonspacingMark }
    var words: [String] = []
    var word = ""
    func finish(isShort: Bool) {
      guard !word.isEmpty else { return }
      let spelled = (isShort ? abbreviations[word] : nil) ?? spellings[word] ?? word
      if !spelled.isEmpty { words.append(spelled) }
      word = ""
    }
    for scalar in plain {
      // 24/5 and 24A are one number each, as on the door.
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "/" {
        word.unicodeScalars.append(scalar)
      } else {
        finish(isShort: scalar == ".")
      }
    }
    finish(isShort: false)
    return words.joined(separator: " ")
  }

  /// Whether an address of a person is at one of a list: it is the listed one, or one in it, as house 5 is in an alley.
  ///
  /// Both normalised. A listed `ngo 24 kim dong` holds `5 ngo 24 kim dong`, since an address ends with what is larger; it does not hold
  /// `ngo 124 kim dong`, and the house `24 kim dong` does not hold the alley of its number.
  public static func isAt(_ address: String, _ listed: String) -> Bool {
    if address == listed { return true }
    guard address.hasSuffix(" " + listed) else { return false }
    let before = address.dropLast(listed.utf8.count + 1).split(separator: " ").last
    return before.map { !ways.contains(String($0)) } ?? true
  }

  /// Words that belong to the number behind them.
  private static let ways: Set = ["ngo", "ngach", "hem", "to", "khu", "lo", "toa", "block", "cu"]
}
