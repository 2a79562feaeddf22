import Quantities
import Testing

@testable import Criteria

@Suite struct ClassLookupTests {
  @Test func `a position is found by comparing with each threshold, and its representative stands there`() {
    let scale = Scale(thresholds: [20, 50, 50, Fraction(1, over: 3)], isRead: true)
    #expect(scale.thresholds == [Fraction(1, over: 3), 20, 50])
    #expect(scale.position(of: nil) == 0)
    let values: [Fraction] = [0, Fraction(1, over: 3), 1, 20, 49, 50, 51]
    #expect(values.map(scale.position) == [1, 2, 3, 4, 5, 6, 7])
    for position in 0..<scale.positions { #expect(scale.position(of: scale.representative(of: position)) == position) }
    let none = Scale(thresholds: [], isRead: true)
    #expect((0..<2).allSatisfy { none.position(of: none.representative(of: $0)) == $0 })
  }

  @Test(arguments: ShippedFile.ids) func `what is looked up is what the rules say, for every combination`(_ id: String)
    throws
  {
    let set = try ShippedFile.set(id)
    let edition = try set.edition(on: try #require(set.periods.first?.from))
    let scales = edition.scales
    var lookup = try #require(ClassLookup(edition, scales: scales))
    let strides = lookup.strides
    var seen = 0
    func visit(_ indicator: Int, _ signature: UInt64, _ values: [Fraction?]) {
      guard indicator < scales.count else {
        for previous in [nil] + set.classes.indices.map(Optional.some) {
          let expected = edition.classIndex(values, previous: previous)
          // Twice: once found by the rules, once remembered.
          #expect(lookup.classIndex(signature: signature, previous: previous) == expected, "\(values)")
          #expect(lookup.classIndex(signature: signature, previous: previous) == expected)
          seen += 1
        }
        return
      }
      for position in 0..<(strides[indicator] == 0 ? 1 : scales[indicator].positions) {
        // Not the representative itself, where there is room beside it.
        let value = scales[indicator].representative(of: position).map {
          position % 2 == 1 ? $0 - Fraction(1, over: 7) : $0
        }
        visit(indicator + 1, signature + UInt64(position) * strides[indicator], values + [value])
      }
    }
    visit(0, 0, [])
    #expect(seen > 50)
  }
}
