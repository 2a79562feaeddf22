import Quantities
import Testing

@testable import Criteria

@Suite struct ExplainerTests {
  @Test(arguments: ShippedFile.ids) func `an explainer for many places says what one for each place says`(_ id: String)
    throws
  {
    let set = try ShippedFile.set(id)
    let edition = try set.edition(on: try #require(set.periods.first?.from))
    var many = Explainer(edition)
    var sentences: Set<String> = []
    for number in 0..<600 {
      // Values on, around and far from thresholds; one in four is not known.
      let values: [Fraction?] = edition.indicators.indices.map { i in
        let step = (number * 7 + i * 13) % 44
        if step >= 33 { return nil }
        return Fraction([0, 1, 20, 50, 70, 80, 100, 150, 200, 500, 600][step / 3])
          + Fraction(Int128(step % 3) - 1, over: 7)
      }
      let previous = number % 3 == 0 ? nil : number % set.classes.count
      let one = edition.explain(values, previous: previous)
      let another = many.explain(values, previous: previous)
      #expect("\(one)" == "\(another)")
      #expect(one.classIndex == edition.classIndex(values, previous: previous))
      #expect(one.level == edition.classes[one.classIndex])
      sentences.formUnion(one.reasons.map(\.sentence.english))
    }
    #expect(sentences.count > 10, "\(sentences)")
  }

  @Test(
    arguments: [
      ("20", "20"), ("-3", "-3"), ("2.5", "2.5"), ("0.1", "0.1"), ("1.005", "1.01"), ("-0.25", "-0.25"),
      ("19.99", "19.99"),
      ("19.999", "19.999"), ("19.99999", "19.99999"), ("20.0000001", "20"), ("0.005", "0.01"), ("0.004", "0.004"),
      ("123456789012345678.5", "123456789012345678.5"), ("12345678901234567890.25", "12345678901234567890.25"),
    ])
  func `a number is short and never rounded onto a whole one that it is not`(_ number: (exact: String, words: String))
    throws
  {
    #expect(Edition.short(try #require(Fraction(decimal: number.exact))) == number.words)
  }

  @Test func `thirds have two decimals`() {
    #expect(Edition.short(Fraction(1, over: 3)) == "0.33")
    #expect(Edition.short(Fraction(-200, over: 3)) == "-66.67")
    #expect(Edition.short(Fraction(Int128(Int64.max), over: 3)) == "3074457345618258602.33")
  }
}
