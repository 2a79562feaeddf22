import Epidemiology
import Testing

@testable import Registry

@Suite struct TypingSlipTests {
  private static func word(_ text: String) -> NameWord { NameWord(asWritten: FoldedWord.words(of: text)[0]) }

  @Test(
    arguments: [
      ("hung", "hugn", TypingSlip.transposed), ("hung", "hhung", .doubled), ("hung", "hungg", .doubled),
      ("hung", "hun", .missing), ("hung", "ung", .missing), ("hung", "hing", .neighbouringKey),
      ("hung", "gung", .neighbouringKey), ("hung", "hang", .otherLetter), ("an", "na", .transposed),
      ("lan", "loan", .missing), ("nguyen", "nguyem", .neighbouringKey),
    ])
  func `a slip is told by its kind`(_ example: (String, String, TypingSlip)) {
    #expect(TypingSlip.between(Self.word(example.0), Self.word(example.1)) == example.2)
    #expect(TypingSlip.between(Self.word(example.1), Self.word(example.0)) == example.2)
  }

  @Test(arguments: [("hung", "hung"), ("hung", "hoang"), ("h", "a"), ("h", "ha"), ("", "ha"), ("hung", "gnuh")])
  func `anything else is no slip`(_ example: (String, String)) {
    let none = example.0.isEmpty ? NameWord.none : Self.word(example.0)
    #expect(TypingSlip.between(none, Self.word(example.1)) == nil)
  }

  /// All words of two to four letters of a small alphabet, against the distance that is known to be right.
  @Test func `words are one slip apart exactly where one edit or one exchange parts them`() {
    var words: [[UInt8]] = [[]]
    for _ in 0..<4 { words += words.flatMap { word in [0x61, 0x62, 0x63].map { word + [$0] } } }
    let all = Set(words).filter { $0.count >= 2 }.map { ($0, Self.word(String(decoding: $0, as: UTF8.self))) }
    #expect(all.count == 9 + 27 + 81)
    for (a, wordA) in all {
      for (b, wordB) in all {
        let isExchange =
          a.count == b.count
          && (0..<(a.count - 1)).contains { place in
            var exchanged = a
            exchanged.swapAt(place, place + 1)
            return exchanged == b && a != b
          }
        let expected = EditDistance.between(a, b, atMost: 1) == 1 || isExchange
        #expect((TypingSlip.between(wordA, wordB) != nil) == expected, "\(a) \(b)")
      }
    }
  }
}
