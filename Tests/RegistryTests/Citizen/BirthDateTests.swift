import Quantities
import Testing

@testable import Registry

@Suite struct BirthDateTests {
  @Test(arguments: [
    ("2004-02-29", "2021-02-28", 16), ("2004-02-29", "2021-03-01", 17), ("2004-02-29", "2020-02-29", 16),
    ("1950-09-06", "2021-09-05", 70), ("1950-09-06", "2021-09-06", 71), ("2021-09-06", "2021-09-05", -1),
  ])
  func `an age is completed years`(_ example: (String, String, Int)) {
    #expect(BirthDate(Day(example.0)!).age(on: Day(example.1)!) == example.2)
  }

  @Test func `a year alone counts from its first day`() {
    let birth = BirthDate(year: 1950)
    #expect(birth.isYearOnly && birth.day == Day("1950-01-01")! && birth.description == "1950")
    #expect(birth.age(on: Day("2021-01-01")!) == 71)
  }

  @Test func `whoever is born by the limit of an age has it, and nobody later`() {
    for offset in stride(from: 0, to: 1600, by: 1) {
      let day = Day("2020-01-01")! + offset
      for age in [0, 1, 17, 18, 64, 65] {
        let limit = BirthDate.latest(forAge: age, on: day)
        #expect(BirthDate(limit).age(on: day) >= age && BirthDate(limit + 1).age(on: day) < age)
      }
    }
  }
}
