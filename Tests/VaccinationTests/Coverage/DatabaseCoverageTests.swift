import Epidemiology
import Quantities
import Store
import TestSupport
import Testing

@testable import Vaccination

@Suite struct `Coverage of the database` {
  let town: VaccinationCity

  init() throws {
    town = try VaccinationCity()
    try town.register(0..<4, ward: 1)
    try town.register(10..<12, ward: 2)
    try town.office.settleAll(by: town.access("an"))
  }

  private func coverage(
    _ basis: CoverageBasis, _ measure: CoverageMeasure = .first, product: String? = nil, ageFrom: Int? = nil,
    denominator: CoverageQuestion.Denominator = .register, on day: String = "2021-09-07", by officer: String = "dung"
  ) throws -> WardCoverage {
    try town.office.coverage(
      CoverageQuestion(
        basis: basis, measure: measure, on: Day(day)!, ageFrom: ageFrom, product: product, denominator: denominator),
      by: town.access(officer))
  }

  @Test func `residence and place of injection are kept apart`() throws {
    let dung = try town.access("dung")
    // Three people of ward 1 go to ward 2.
    for person in 0..<3 { _ = try town.office.record(town.form(person, "2021-06-01", ward: 2), by: dung) }
    let residence = try coverage(.residence)
    #expect(residence.lines[1].numerator == 3 && residence.lines[1].denominator == 4)
    #expect(residence.lines[1].percent == 75)
    #expect(residence.lines[2].numerator == 0)
    let injection = try coverage(.injection)
    #expect(injection.lines[1].numerator == 0)
    // Three of two: above 100 %, flagged, explained and not clamped.
    #expect(injection.lines[2].numerator == 3 && injection.lines[2].denominator == 2)
    #expect(injection.lines[2].isAboveAll)
    #expect(injection.lines[2].percent == 150)
    #expect(injection.lines[2].explanation != nil)
    #expect(residence.total.numerator == 3 && residence.total.denominator == 6)
    #expect(residence.total.denominatorName.contains("register"))
    #expect(residence.total.denominatorDay == Day("2021-09-07")!)
  }

  @Test func `the day, the product, the series and the age narrow it`() throws {
    let dung = try town.access("dung")
    _ = try town.office.record(town.form(0, "2021-05-01"), by: dung)
    _ = try town.office.record(town.form(0, "2021-07-20"), by: dung)
    _ = try town.office.record(town.form(1, "2021-08-01", "Comirnaty"), by: dung)
    let id = try town.office.rules().id(ofProduct: "Comirnaty")
    for basis in CoverageBasis.allCases {
      #expect(try coverage(basis).total.numerator == 2)
      #expect(try coverage(basis, on: "2021-07-31").total.numerator == 1)
      #expect(try coverage(basis, .complete).total.numerator == 1)
      #expect(try coverage(basis, .complete, on: "2021-07-19").total.numerator == 0)
      #expect(try coverage(basis, .booster).total.numerator == 0)
      #expect(try coverage(basis, product: id).total.numerator == 1)
      #expect(try coverage(basis, ageFrom: 32).total.numerator == 0)
    }
    #expect(try coverage(.residence, ageFrom: 32).total.denominator == 0)
    let byDay = try town.office.coverageByDay(
      CoverageQuestion(basis: .residence, measure: .first, on: VaccinationCity.today), from: Day("2021-06-01")!,
      by: dung)
    #expect(byDay.map(\.numerator) == [1, 2])
    #expect(byDay.map(\.day) == [Day("2021-06-01")!, Day("2021-08-01")!])
  }

  @Test func `doses that are nobody's yet are told beside it`() throws {
    let path = try town.city.file(
      "doses.csv", "dose_date,ward_code,dose_number", ["2021-06-01,00001,1", "2021-06-01,00001,1"])
    try town.take(path)
    let residence = try coverage(.residence)
    #expect(residence.total.numerator == 0)
    #expect(residence.matching == MatchingFigures(unmatched: 2, countedWhereGiven: 2, unlocated: 0))
    #expect(try coverage(.injection).lines[1].numerator == 2)
  }

  @Test func `the table of population can be the denominator, and knows no groups`() throws {
    let line = try coverage(.residence, ageFrom: 18, denominator: .population).lines[1]
    // Ward 1 has 637 residents of 18 to 64 and 100 above.
    #expect(line.denominator == 737)
    #expect(line.denominatorName.contains("population"))
    #expect(throws: VaccinationError.self) {
      try town.office.coverage(
        CoverageQuestion(
          basis: .residence, measure: .first, on: VaccinationCity.today, group: 1, denominator: .population),
        by: town.access("dung"))
    }
  }

  @Test func `an officer sees the wards of the area, and who may see neither sees nothing`() throws {
    #expect(
      try town.office.coverage(
        CoverageQuestion(basis: .residence, measure: .first, on: VaccinationCity.today), by: town.access("dung")
      ).lines.count == 12)
    #expect(throws: AccessError.self) { try coverage(.residence, by: "giang") }
  }
}
