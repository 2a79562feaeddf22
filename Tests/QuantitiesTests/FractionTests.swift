import Quantities
import Testing

@Suite struct FractionTests {
  @Test func `a rate exactly on a threshold equals it`() throws {
    let rate = Fraction(7) * 100_000 / Fraction(35_000)
    #expect(rate == 20)
    #expect(!(rate < 20))
  }

  @Test func `decimal texts keep their exact value`() throws {
    #expect(Fraction(decimal: "0.1") == Fraction(1, over: 10))
    #expect(Fraction(decimal: "-12.50") == Fraction(-25, over: 2))
    #expect(Fraction(decimal: "26571.0") == 26571)
    #expect(Fraction(decimal: "1e3") == 1000)
    #expect(try #require(Fraction(decimal: "0.1")) + Fraction(decimal: "0.2")! == Fraction(decimal: "0.3"))
  }

  @Test(arguments: ["", ".", "1,5", "abc", "1e", "--1", "1.2.3", "nan", "inf", "1e400", " 1"])
  func `a text that is no decimal is refused`(_ text: String) { #expect(Fraction(decimal: text) == nil) }

  @Test func `order agrees with cross multiplication`() {
    for a in -6...6 {
      for b in 1...6 {
        for c in -6...6 {
          for d in 1...6 {
            let left = Fraction(Int128(a), over: Int128(b))
            let right = Fraction(Int128(c), over: Int128(d))
            #expect((left < right) == (a * d < c * b))
            #expect((left == right) == (a * d == c * b))
            #expect(left - right == -(right - left))
          }
        }
      }
    }
  }

  /// The largest numbers that files may hold, through the longest formula: nothing may leave the 128 bits.
  @Test func `the weighted rate of the largest population stays inside`() throws {
    for population in [
      try #require(Fraction(decimal: "9999999999.999")), try #require(Fraction(decimal: "9999999999.997")),
    ] {
      for cases in [1_000_000_000, 99_999_999_999] {
        let rate = Fraction(cases) * 100_000 / population
        let uptake = Fraction(9_876_543_211) * 100 / population
        let weighted = (rate + rate * (100 - uptake) / 100) / 2
        #expect(weighted < rate)
        #expect(weighted > 40)
      }
    }
  }
}
