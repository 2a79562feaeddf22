import Epidemiology
import Foundation
import Testing

@Suite struct FoldedWordTests {
  @Test func `composed, decomposed and upper-case texts fold alike for every letter`() {
    for value in 0x20..<0x3000 {
      guard let scalar = Unicode.Scalar(value as Int) else { continue }
      let text = "a\(Character(scalar))b"
      let folded = FoldedWord.words(of: text)
      #expect(
        folded == FoldedWord.words(of: text.decomposedStringWithCanonicalMapping), "U+\(String(value, radix: 16))")
      #expect(
        folded == FoldedWord.words(of: text.precomposedStringWithCanonicalMapping), "U+\(String(value, radix: 16))")
    }
    for letter in "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ" {
      #expect(FoldedWord.words(of: "\(letter)") == FoldedWord.words(of: "\(letter)".uppercased()))
    }
  }

  @Test func `the tone may stand on any vowel of its run, and tones and letters are told apart`() {
    let rimes = ["oa", "oe", "uy", "oan", "oang", "oai", "uyên", "ưa", "iê", "ươi", "uôi", "yê", "ai", "ao", "ia"]
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    var seen: [FoldedWord: [String]] = [:]
    for rime in rimes {
      for tone in tones {
        var forms: Set<FoldedWord> = []
        for place in rime.indices where "aeiouyêôơưâă".contains(rime[place]) {
          var written = rime
          written.insert(contentsOf: tone, at: rime.index(after: place))
          forms.formUnion(FoldedWord.words(of: "h\(written)"))
        }
        #expect(forms.count == 1, "\(rime) \(tone)")
        for form in forms { seen[form, default: []].append(rime + tone) }
      }
    }
    #expect(seen.count == rimes.count * tones.count, "\(seen.values.filter { $0.count > 1 })")
  }

  @Test func `a tone does not leave its run of vowels`() {
    #expect(FoldedWord.words(of: "Hoàbinh") != FoldedWord.words(of: "Hoabình"))
    #expect(FoldedWord.words(of: "Hòabình") == FoldedWord.words(of: "Hoàbình"))
  }

  @Test(arguments: [
    ("P.5", ["p", "5"]), ("Phương Liên - Trung Tự", ["phuong", "lien", "trung", "tu"]),
    ("Ea H\u{2019}leo", ["ea", "h'leo"]),
    ("  ", []), ("T/P\u{200d} Đà\u{ad}Lạt", ["t", "p", "dalat"]), ("\u{301}a", ["\u{301}a"]), ("東京 Đ", ["東京", "d"]),
  ])
  func `blanks and points part words`(_ text: String, _ plain: [String]) {
    #expect(FoldedWord.words(of: text).map { Array($0.plain.unicodeScalars) } == plain.map { Array($0.unicodeScalars) })
  }
}
