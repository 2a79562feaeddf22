import Criteria
import Quantities

/// Rules as they are asked of each dose: products by number, dated values by day.
struct StandingTable: Sendable {
  /// A dated value. The first of a product's holds before its day too: a dose from before the approval is judged by the first rules.
  struct Entry<Value: Sendable>: Sendable {
    var from: Day
    /// `nil` when it was repealed or is not known.
    var value: Value?
    var isUnknown: Bool
    var citation: String
  }

  struct Product: Sendable {
    var id: String
    var approved: Day
    var doses: Int
    var intervals: [[Entry<VaccineProduct.Interval>]]
    var ages: [Entry<VaccineProduct.Ages>]
  }

  var numbers: [String: Int] = [:]
  var products: [Product] = []
  /// At `before * products.count + next`.
  var mixing: [[Entry<MixingRule.Terms>]] = []
  var booster: [Entry<BoosterTerms>] = []
  var protection: [Entry<Int>] = []
  /// Flags with which a dose does not count; without that of the least interval, which has its grace.
  var refusing = DoseFlags()
  var isEarlyRefused = true
  var grace = 0

  init() {}

  init(_ rules: VaccinationRules) {
    for (number, product) in rules.products.enumerated() { numbers[product.id] = number }
    products = rules.products.map { product in
      Product(
        id: product.id, approved: product.approved, doses: product.doses,
        intervals: product.intervals.map(Self.entries), ages: Self.entries(product.ages))
    }
    mixing = Array(repeating: [], count: products.count * products.count)
    for rule in rules.mixing {
      guard let before = numbers[rule.before], let next = numbers[rule.next] else { continue }
      mixing[before * products.count + next] = Self.entries(rule.dated)
    }
    booster = Self.entries(rules.booster)
    protection = Self.entries(rules.protectionDays)
    grace = rules.graceDays
    for rule in rules.counting where !rule.counts && rule.flag != .tooEarly { refusing.insert(rule.flag) }
    isEarlyRefused = rules.counting.contains { $0.flag == .tooEarly && !$0.counts }
  }

  private static func entries<Value>(_ dated: Dated<Value>) -> [Entry<Value>] {
    dated.entries.map {
      Entry(from: $0.from.day, value: $0.value, isUnknown: $0.isUnknown, citation: $0.citation)
    }
  }
}

extension Array {
  /// Place of the entry in force on a day; `nil` before the first.
  func place<Value>(on day: Day) -> Int? where Element == StandingTable.Entry<Value> {
    var place = count - 1
    while place >= 0, day < self[place].from { place -= 1 }
    return place >= 0 ? place : nil
  }
}
