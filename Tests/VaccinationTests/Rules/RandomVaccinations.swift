import Quantities
import Registry
import TestSupport

@testable import Vaccination

/// People with doses that are mostly near a limit of the rules.
struct RandomVaccinations {
  private var random: SplitMix
  private let products: [String]

  init(seed: UInt64, products: [String]) {
    random = SplitMix(seed: seed)
    self.products = products + ["nanocovax"]
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func one<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

  mutating func next() -> (doses: [GivenDose], birth: BirthDate?, on: Day) {
    var day = Day("2021-01-20")! + number(0...420)
    var product = one(products)
    // The one rule of the shipped ones that nobody knows: Comirnaty after AstraZeneca in August.
    let meetsTheUnknown = number(0...19) == 0
    if meetsTheUnknown {
      day = Day("2021-07-04")! + number(0...20)
      product = "astrazeneca"
    }
    var doses: [GivenDose] = []
    for place in 0..<number(0...5) {
      doses.append(
        GivenDose(day: day, product: product, number: number(0...3) == 0 ? nil : place + number(0...5) / 5 + 1))
      day =
        day
        + one([0, 1, 9, 10, 13, 14, 15, 17, 20, 21, 23, 24, 27, 28, 29, 30, 52, 55, 56, 84, 85, 88, 89, 90, 92, 120])
      if number(0...3) == 0 { product = one(products) }
      if meetsTheUnknown, place == 0 { product = "comirnaty" }
    }
    if number(0...3) == 0 { doses.shuffle(using: &random) }
    var birth: BirthDate?
    switch number(0...9) {
    case 0: break
    case 1: birth = BirthDate(year: number(1940...2012))
    case 2: birth = BirthDate(day - number(-3...5))
    case 3: birth = BirthDate(Day(year: 2004, month: 2, day: 29)!)
    // Near an age at which a rule turns.
    case 4...6:
      let (year, month, date) = (doses.first?.day ?? day).components
      let turn = Day(year: year - one([12, 18, 19, 65, 66]), month: month, day: min(date, 28))!
      birth = BirthDate(turn + number(-2...2))
    default: birth = BirthDate(Day("1990-05-01")! + number(-9000...9000))
    }
    return (doses, birth, number(0...2) == 0 ? day - number(0...200) : day + number(0...200))
  }
}
