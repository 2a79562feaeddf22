import Credentials
import Testing

@Suite struct TypedCodeTests {
  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private static func codes(_ count: Int) -> [TypedCode] {
    var generator = SeededGenerator(seed: 32)
    return [TypedCode(value: 0), TypedCode(value: 1 << 45 - 1)]
      + (0..<count).map { _ in TypedCode.random(using: &generator) }
  }

  private static func letters(_ code: TypedCode) -> [Character] { code.description.filter { $0 != "-" } }

  @Test func `a code is written as two groups of five and read again`() {
    for code in Self.codes(2000) {
      #expect(code.description.count == 11 && Array(code.description)[5] == "-")
      #expect(TypedCode(code.description) == code)
      #expect(TypedCode(bytes: code.bytes) == code)
      #expect(code.description.filter { $0 != "-" }.hasPrefix(code.characters) && code.characters.count == 9)
    }
    #expect(TypedCode(value: 0).description == "00000-00000")
    // Another program that writes codes must come to the same.
    #expect(TypedCode(value: 1).description == "00000-00012")
    #expect(TypedCode(value: 0x0123_4567_89AB).description == "14D2P-F2DBR")
  }

  @Test func `every single wrong character is found`() {
    for code in Self.codes(100) {
      let right = Self.letters(code)
      for place in right.indices {
        for letter in Self.letters where letter != right[place] {
          var wrong = right
          wrong[place] = letter
          #expect(TypedCode(String(wrong)) == nil)
        }
      }
    }
  }

  /// The check is linear: what is found for one code is found for all. So the exchange of every two letters is tried at
  /// every two places, in codes of zeros but for them.
  @Test func `every exchange of two characters is found, not of neighbours alone`() {
    for (first, second) in (0..<10).flatMap({ a in (a + 1..<10).map { (a, $0) } }) {
      for (one, other) in Self.letters.flatMap({ a in Self.letters.map { (a, $0) } }) where one != other {
        var code = [Character](repeating: "0", count: 10)
        (code[first], code[second]) = (one, other)
        // Some third character makes the code right, at a place that is not exchanged.
        let third = (0..<10).first { $0 != first && $0 != second }!
        let right = Self.letters.compactMap { letter -> [Character]? in
          code[third] = letter
          return TypedCode(String(code)) == nil ? nil : code
        }
        #expect(right.count == 1)
        var wrong = right[0]
        wrong.swapAt(first, second)
        #expect(TypedCode(String(wrong)) == nil)
      }
    }
  }

  @Test func `one in 32 of all codes is right`() {
    var generator = SeededGenerator(seed: 1)
    let right = (0..<32_000).filter { _ in
      TypedCode(String((0..<10).map { _ in Self.letters.randomElement(using: &generator)! })) != nil
    }
    #expect((800...1200).contains(right.count))
  }

  @Test func `it is read as people type it`() throws {
    let code = try #require(TypedCode("14D2P-F2DBR"))
    for text in ["14d2pf2dbr", " 14D2P F2DBR ", "1-4-d-2-p-f-2-d-b-r", "l4d2p-f2dbr", "I4D2PF2DBR"] {
      #expect(TypedCode(text) == code)
    }
    #expect(TypedCode("OOOOO-OOOI2") == TypedCode(value: 1) && TypedCode("ooooo-oool2") == TypedCode(value: 1))
    for text in ["", "04HMA-SW9N", "14D2P-F2DBRQ", "04HMA-SW9NU", "04HMA_SW9NQ", "04HM\u{410}-SW9NQ"] {
      #expect(TypedCode(text) == nil)
    }
  }

  @Test func `bytes of more than 45 bits are no code`() {
    #expect(TypedCode(bytes: [0x20, 0, 0, 0, 0, 0]) == nil && TypedCode(bytes: [0, 0, 0, 0, 0]) == nil)
  }
}
