import Epidemiology
import Foundation

/// A real list of units beside the repository, and spellings made of its names by other means than the resolver's.
struct ListedUnits {
  static let names = [
    "hanoi-wards-before-2025/hanoi_units_2019_584.csv", "hanoi-wards-before-2025/hanoi_units_2020_579.csv",
    "hanoi-wards-before-2025/hanoi_units_2025_526.csv", "hcmc-wards-2021/population.csv",
  ]

  let entries: [GazetteerEntry]
  let gazetteer: Gazetteer

  init(_ name: String) throws {
    entries = try SharedData.table(name).map {
      GazetteerEntry(
        code: $0["ward_code"] ?? "", name: $0["name"] ?? "", district: $0["district"],
        districtCode: $0["district_code"])
    }
    gazetteer = Gazetteer(entries: entries)
  }

  /// Positions of the units by every spelling of their names without the kind of unit.
  var bySpelling: [String: [Int]] {
    var positions: [String: [Int]] = [:]
    for (position, entry) in entries.enumerated() {
      for spelling in Self.spellings(Self.parted(entry.name).proper) {
        positions[spelling, default: []].append(position)
      }
    }
    return positions
  }

  /// The name without the kind of unit, and that kind.
  static func parted(_ name: String) -> (kind: String, proper: String) {
    for kind in ["Phường", "Xã", "Thị trấn", "Quận", "Huyện", "Thị xã", "Thành phố"] where name.hasPrefix(kind + " ") {
      return (kind, name.dropFirst(kind.count).trimmingCharacters(in: .whitespaces))
    }
    return ("", name)
  }

  /// Everything that is the same name but for case, leading zeros and the place of tone marks.
  static func spellings(_ name: String) -> Set<String> {
    let words = name.lowercased().split(separator: " ").map { word in Int(word).map(String.init) ?? String(word) }
    let choices = words.map { Set(placementsOfTone($0) + [$0]) }
    return choices.reduce([""]) { names, choices in
      Set(names.flatMap { name in choices.map { name.isEmpty ? $0 : "\(name) \($0)" } })
    }
  }

  static func withoutDiacritics(_ text: String) -> String {
    text.replacing("đ", with: "d").replacing("Đ", with: "D").folding(options: .diacriticInsensitive, locale: nil)
  }

  /// The text with the tone mark of each word on every vowel of the run of vowels that it stands in, one word at a time.
  static func tonePlacements(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    return words.indices.flatMap { i in
      placementsOfTone(words[i]).map { placed in
        var changed = words
        changed[i] = placed
        return changed.joined(separator: " ")
      }
    }
  }

  private static func placementsOfTone(_ word: String) -> [String] {
    let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    var letters: [[Unicode.Scalar]] = []
    var found: (letter: Int, tone: Unicode.Scalar)?
    // Two tones are no syllable, and have one spelling.
    guard word.decomposedStringWithCanonicalMapping.unicodeScalars.count(where: tones.contains) == 1 else { return [] }
    for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars {
      if tones.contains(scalar) {
        found = (letters.count - 1, scalar)
      } else if scalar.properties.canonicalCombiningClass != .notReordered {
        letters[letters.count - 1].append(scalar)
      } else {
        letters.append([scalar])
      }
    }
    guard let found else { return [] }
    let isVowel = letters.map { "aeiouyAEIOUY".unicodeScalars.contains($0[0]) }
    let first = isVowel[..<found.letter].lastIndex(of: false).map { $0 + 1 } ?? 0
    let end = isVowel[found.letter...].firstIndex(of: false) ?? letters.count
    return (first..<max(first, end)).map { place in
      var moved = letters
      moved[place].append(found.tone)
      return String(String.UnicodeScalarView(moved.joined())).precomposedStringWithCanonicalMapping
    }
  }
}
