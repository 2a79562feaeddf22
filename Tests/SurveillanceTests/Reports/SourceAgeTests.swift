import Epidemiology
import Quantities
import Store
import TestSupport
import Testing

@testable import Surveillance

@Suite struct SourceAgeTests {
  private static let header = "case_id,report_date,ward_code,count"

  @Test func `a source is as old as the last day it ever spoke of, whatever it delivered last`() throws {
    let city = try SmallCity()
    try city.take(city.file("new.csv", Self.header, ["a,2021-09-05,00001,1"]), .cases, source: "CDC")
    try city.take(
      city.file("old.csv", Self.header, ["b,2021-08-01,00001,1", "c,2021-08-02,00001,1"]), .cases, source: "CDC")
    let ages = try city.database.read { try SourceAge.all($0) }
    #expect(ages.map(\.kind) == ["cases", "population"])
    let age = ages[0]
    #expect(age.source == "CDC" && age.deliveries == 2 && age.file == "old.csv" && age.rows == 2 && age.isComplete)
    #expect(age.lastDay == Day("2021-09-05"))
    #expect(age.age(on: Day("2021-09-08")!) == 3)
    #expect(age.age(on: Day("2021-09-01")!) == 0, "a day to come is not older than none")
    #expect(ages[1].lastDay == nil && ages[1].age(on: Day("2021-09-08")!) == nil)
  }

  @Test func `a delivery that says nothing new is a delivery all the same`() throws {
    let city = try SmallCity()
    let path = try city.file("a.csv", Self.header, ["a,2021-09-05,00001,1"])
    try city.take(path, .cases, source: "CDC")
    try city.take(path, .cases, source: "CDC")
    let age = try #require(try city.database.read { try SourceAge.all($0) }.first)
    #expect(age.deliveries == 2 && age.rows == 1 && age.lastDay == Day("2021-09-05"))
  }

  @Test func `other figures have the last of their own days`() throws {
    let city = try SmallCity()
    try city.database.write { writing in
      let figures = Measures([
        (key: Measures.Key(measure: "beds", ward: 0), day: Day("2021-09-01")!, value: Fraction(3)),
        (key: Measures.Key(measure: "beds", ward: 1), day: Day("2021-09-04")!, value: Fraction(4)),
      ])
      try FigureTables.keep(
        figures, file: "m.csv", source: "hospitals", vintage: city.vintage, by: city.access, writing)
    }
    let age = try #require(try city.database.read { try SourceAge.all($0) }.first { $0.kind == "measures" })
    #expect(age.lastDay == Day("2021-09-04") && age.source == "hospitals")
  }

  @Test func `a trial run leaves no delivery`() throws {
    let city = try SmallCity()
    let before = try city.database.read { try SourceAge.all($0) }
    try city.take(city.file("a.csv", Self.header, ["a,2021-09-05,00001,1"]), .cases, source: "CDC", dryRun: true)
    #expect(try city.database.read { try SourceAge.all($0) } == before)
    #expect(try city.database.read { try ImportFindings.last(10, $0) }.isEmpty)
  }
}
