import Foundation

/// A name of an administrative unit in forms that can be compared.
///
/// Folding takes away what people write differently for the same name: Unicode composition, case, blanks, and which vowel
/// of a syllable carries the tone mark (Hòa and Hoà). It keeps what tells names apart: letters and tones (Cẩm Giang is not
/// Cẩm Giàng).
struct VietnameseName: Hashable, Sendable {
  /// The kind of unit, where the name says it.
  enum UnitType: Hashable, Sendable {
    case ward, commune, township, urbanDistrict, ruralDistrict, town, city
  }

  /// Folded, with the kind of unit.
  let full: String
  /// Folded, without the kind of unit.
  let proper: String
  /// As `proper`, without any diacritic.
  let plain: String
  let type: UnitType?
  /// Whether the text has any letter beyond ASCII.
  let hasDiacritics: Bool

  init(_ text: String) {
    let words = Self.words(text)
    let folded = words.map(Self.folded)
    full = folded.joined(separator: " ")
    hasDiacritics = full.utf8.contains { $0 > 127 }
    var rest = folded[...]
    (type, rest) = Self.splitType(folded)
    // Ward 05 is ward 5.
    let proper = rest.map { word in Int(word).map(String.init) ?? word }
    self.proper = proper.joined(separator: " ")
    plain = proper.map(Self.withoutDiacritics).joined(separator: " ")
  }

  /// Words of the text; a dot that ends an abbreviation separates words (`P.5` is `p 5`).
  private static func words(_ text: String) -> [String] {
    let composed = text.precomposedStringWithCanonicalMapping.lowercased()
      .replacing("\u{2019}", with: "'").replacing("\u{2018}", with: "'")
    var words = composed.split { $0.isWhitespace || $0 == "." || $0 == "\u{FEFF}" || $0 == "\u{200B}" }.map(String.init)
    // P5 and Q10 are P 5 and Q 10.
    if let first = words.first, let letter = first.first, "pqhx".contains(letter), first.count > 1,
      first.dropFirst().allSatisfy(\.isNumber)
    {
      words[0] = String(letter)
      words.insert(String(first.dropFirst()), at: 1)
    }
    return words
  }

  private static let toneMarks: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]

  /// The word with its tone mark at the end, so that the vowel that carries it makes no difference.
  private static func folded(_ word: String) -> String {
    var letters = String.UnicodeScalarView()
    var tones: [Unicode.Scalar] = []
    for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars {
      if toneMarks.contains(scalar) { tones.append(scalar) } else { letters.append(scalar) }
    }
    // Two tones in one word are no Vietnamese syllable; such a word is left as it is.
    guard tones.count == 1 else { return word.decomposedStringWithCanonicalMapping }
    letters.append(tones[0])
    return String(letters)
  }

  static func withoutDiacritics(_ text: String) -> String {
    var letters = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.canonicalCombiningClass != .notReordered { continue }
      letters.append(scalar == "đ" ? "d" : scalar)
    }
    return String(letters)
  }

  /// Kinds of unit by the words that begin (or in English end) a name; the longest first.
  private static let typeWords: [(words: [String], type: UnitType)] = {
    let words: [(String, UnitType)] = [
      ("thị trấn", .township), ("thi tran", .township), ("thị xã", .town), ("thi xa", .town), ("thành phố", .city),
      ("thanh pho", .city), ("phường", .ward), ("phuong", .ward), ("xã", .commune), ("xa", .commune),
      ("quận", .urbanDistrict), ("quan", .urbanDistrict), ("huyện", .ruralDistrict), ("huyen", .ruralDistrict),
      ("tp", .city), ("tx", .town), ("tt", .township), ("p", .ward), ("x", .commune), ("q", .urbanDistrict),
      ("h", .ruralDistrict), ("ward", .ward), ("commune", .commune), ("township", .township), ("town", .town),
      ("city", .city), ("district", .urbanDistrict), ("dist", .urbanDistrict),
    ]
    return words.map { ($0.0.split(separator: " ").map { folded(String($0)) }, $0.1) }
  }()

  private static func splitType(_ words: [String]) -> (UnitType?, ArraySlice<String>) {
    for (prefix, type) in typeWords where words.count > prefix.count && words.starts(with: prefix) {
      return (type, words[prefix.count...])
    }
    if words.count > 1, let last = words.last {
      for (suffix, type) in typeWords.suffix(7) where suffix == [last] { return (type, words.dropLast()) }
    }
    return (nil, words[...])
  }
}
