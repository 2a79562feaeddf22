import Quantities
import Registry
import SpatialCore
import Store
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct AreaCountTests {
  @Test func `whole wards count everybody who dwells there on the day, once`() throws {
    let city = try AreaCity()
    try city.register([
      "001190000001,A,1990-01-01,00000,H1,Số 1,chronic", "001190000002,B,1950-06-01,00000,H1,Số 1",
      "001190000003,C,2018-06-01,00001,H2,Số 2,pregnant;benh-nen",
      "001190000004,D,1940-01-01,00001,,Số 3,chronic;benh-nen",
      "001190000005,E,1990,00002,H5,Số 4", "001190000006,F,1990-01-01,00000,H6,Số 9,,,,,2021-09-01",
      // Registered in ward 2, staying in ward 0 since August.
      "001190000007,G,1961-09-07,00002,H7,Số 7", "001190000007,G,1961-09-07,00000,H7,Số 7,,temporary,2021-08-01",
    ])
    let number = try city.decree(.wards([city.row(0), city.row(1)]), kind: .ward)
    let count = try city.office.count(number, on: AreaCity.day, city.policy(), by: city.access("hoa"))
    #expect(count.ageBreaks == [0, 6, 12, 18, 60, 65, 80])
    #expect(count.bands == [1, 0, 0, 1, 1, 1, 1, 0])
    #expect(count.total == 5)
    #expect(count.elderly == 3)
    #expect(count.vulnerable.map(\.id) == ["chronic", "pregnant", "disabled", "dialysis"])
    #expect(count.vulnerable.map(\.count) == [3, 1, 0, 0])
    #expect(count.vulnerable.map(\.isKnown) == [true, true, false, false])
    // C and G are alone in their households; of D nobody knows.
    #expect(count.alone == 2)
    #expect(count.ofUnknownHousehold == 1)
    #expect(count.unlocated == 0)
    let before = try city.office.count(number, on: Day("2021-07-31")!, city.policy(), by: city.access("hoa"))
    // F lived, and G was at home in ward 2.
    #expect(before.total == 5)
    #expect(before.alone == 2)
  }

  @Test func `an address list counts houses of the alley and says of whom nothing is known`() throws {
    let city = try AreaCity()
    try city.register([
      "001190000001,A,1990-01-01,00000,H1,Số 1 - ngõ 24 Kim Đồng",
      "001190000002,B,1990-01-01,00000,H2,2 ng 24 kim dong",
      "001190000003,C,1990-01-01,00000,H3,Số 1 ngõ 124 Kim Đồng", "001190000004,D,1990-01-01,00000,H4,",
      "001190000005,E,1990-01-01,00001,H5,Số 1 ngõ 24 Kim Đồng",
    ])
    let number = try city.decree(.addresses([AreaAddress(ward: city.row(0), text: "Ngõ 24 phố Kim Đồng")]))
    let count = try city.office.count(number, on: AreaCity.day, city.policy(), by: city.access("hoa"))
    #expect((count.total, count.unlocated, count.alone) == (2, 1, 2))
  }

  @Test func `a part of a ward counts the houses inside, its border too, and those that nobody can place apart`() throws
  {
    let city = try AreaCity()
    try city.register([
      "001190000001,A,1990-01-01,00000,H1,Số 1 phố Huế", "001190000002,B,1990-01-01,00000,H1,Số 1 phố Huế",
      "001190000003,C,1990-01-01,00000,H3,Số 99 phố Huế", "001190000004,D,1990-01-01,00000,H4,Số 7 phố Huế",
      "001190000005,E,1990-01-01,00001,H5,Số 1 phố Huế", "001190000006,F,1990-01-01,00001,H6,Số 8 phố Huế",
    ])
    let counts = try city.houses([
      (0, "Số 1 phố Huế", 0.25, 0.25), (0, "Số 99 phố Huế", 0.75, 0.75), (1, "Số 1 phố Huế", 0.1, 0.25),
    ])
    #expect(counts == DwellingImport.Counts(rows: 3, added: 3, said: 0, refused: 0))
    let number = try city.decree(city.shape(0, 0...1.2, 0...0.5))
    let count = try city.office.count(number, on: AreaCity.day, city.policy(), by: city.access("hoa"))
    #expect(count.total == 3)
    // D and F live in houses that nobody knows.
    #expect(count.unlocated == 2)
  }

  @Test(arguments: [1, 2, 3]) func `counts of a random register are those of a count by hand, at any number of threads`(
    _ seed: UInt64
  ) throws {
    let city = try AreaCity()
    var random = SplitMix(seed: seed)
    func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    struct Person {
      var ward: Int
      var house: Int
      var birth: Day?
      var groups: Set<String>
      var household: Int?
    }
    let houses = (0..<60).map { _ in (ward: draw(12), x: Double(draw(100)) / 100, y: Double(draw(100)) / 100) }
    let people = (0..<400).map { _ -> Person in
      let house = draw(60)
      return Person(
        ward: houses[house].ward, house: house, birth: draw(10) == 0 ? nil : Day("1930-01-01")! + draw(33_000),
        groups: Set([draw(4) == 0 ? "chronic" : nil, draw(9) == 0 ? "pregnant" : nil].compactMap { $0 }),
        household: draw(8) == 0 ? nil : house * 3 + draw(3))
    }
    try city.register(
      people.enumerated().map { number, person in
        "\(AreaCity.identifier(number).digits),N,\(person.birth.map { "\($0)" } ?? ""),\(city.city.wards[person.ward].code),"
          + "\(person.household.map { "B\($0)" } ?? ""),Nhà \(person.house),\(person.groups.sorted().joined(separator: ";"))"
      })
    // Every third house is not known.
    try city.houses(
      houses.indices.filter { $0 % 3 != 0 }.map { (houses[$0].ward, "Nhà \($0)", houses[$0].x, houses[$0].y) })
    let whole = Set([2, 5])
    let placed = PlacedArea(
      kept: city.shape(0, 0...1, 0...0.5),
      wards: [AreaWard(row: city.row(0), isWhole: false)]
        + whole.sorted().map { AreaWard(row: city.row($0), isWhole: true) })
    let inside = people.filter { person in
      whole.contains(person.ward) || person.ward == 0 && person.house % 3 != 0 && houses[person.house].y <= 0.5
    }
    let policy = try city.policy().policy
    for threads in [1, 2] {
      let count = try city.office.count(placed, on: AreaCity.day, policy, threads: threads)
      let ages = inside.map { $0.birth.map { BirthDate($0).age(on: AreaCity.day) } }
      let breaks = [0, 6, 12, 18, 60, 65, 80, 999]
      let bands = zip(breaks, breaks.dropFirst()).map { from, next in
        ages.count { $0.map { $0 >= from && $0 < next } ?? false }
      }
      #expect(count.bands == bands + [ages.count { $0 == nil }])
      #expect(count.elderly == ages.count { $0.map { $0 >= 60 } ?? false })
      #expect(count.vulnerable[0].count == inside.count { $0.groups.contains("chronic") })
      #expect(count.vulnerable[1].count == inside.count { $0.groups.contains("pregnant") })
      #expect(
        count.alone
          == Dictionary(grouping: inside.filter { $0.household != nil }) { $0.household }.values.count { $0.count == 1 }
      )
      #expect(count.ofUnknownHousehold == inside.count { $0.household == nil })
      #expect(count.unlocated == people.count { $0.ward == 0 && $0.house % 3 == 0 })
    }
  }
}
