import Testing

@testable import Registry

@Suite struct PersonalIdentifierTests {
  @Test(
    arguments: [
      ("001098000123", 1998, Sex.male, "Hà Nội"), ("079199123456", 1999, .female, "Hồ Chí Minh"),
      ("001200000001", 2000, .male, "Hà Nội"), ("096321999999", 2021, .female, "Cà Mau"),
      // The example of the ministry's own explanation: Đồng Tháp, male, 1984.
      ("087084000999", 1984, .male, "Đồng Tháp"), ("001900000001", 2300, .female, "Hà Nội"),
    ])
  func `the first six digits say place, sex and year of birth`(_ example: (String, Int, Sex, String)) throws {
    let identifier = try #require(PersonalIdentifier(digits: example.0))
    #expect(identifier.birthYear == example.1)
    #expect(identifier.sex == example.2)
    #expect(identifier.province?.name == example.3)
    #expect(identifier.digits == example.0)
    #expect(PersonalIdentifier(number: identifier.number) == identifier)
  }

  @Test func `every code up to the last province's is a province or no place`() {
    for code in 0...96 {
      let isListed = Province.all.contains { $0.code == code }
      #expect((PersonalIdentifier(number: UInt64(code) * 1_000_000_000 + 98_000_001) != nil) == isListed, "\(code)")
      #expect(Province.with(code: code)?.code == (isListed ? code : nil))
    }
    #expect(Province.all.count == 63)
    #expect(Province.all.map(\.code) == Province.all.map(\.code).sorted())
    #expect(Set(Province.all.map(\.name)).count == 63)
    #expect(Province.with(code: 97) == nil)
    #expect(Province.with(code: -1) == nil)
  }

  @Test func `a birth registered abroad has no province and is taken`() throws {
    let identifier = try #require(PersonalIdentifier(digits: "301198000001"))
    #expect(identifier.province == nil)
    #expect(identifier.placeCode == 301)
    #expect(PersonalIdentifier(number: 1_000_000_000_000) == nil)
  }

  @Test func `numbers are in the order of their digits`() throws {
    let numbers = try ["096321999999", "001098000123", "001098000122"].map {
      try #require(PersonalIdentifier(digits: $0))
    }
    #expect(numbers.sorted().map(\.digits) == ["001098000122", "001098000123", "096321999999"])
  }

  @Test func `nothing prints the digits by accident`() throws {
    let identifier = try #require(PersonalIdentifier(digits: "001098765432"))
    let former = try #require(FormerIdentityNumber(number: 12_876_543))
    var dumped = ""
    dump([IdentityNumber.personal(identifier), .former(former)], to: &dumped)
    let texts = [
      "\(identifier)", String(reflecting: identifier), "\(former)", String(reflecting: former), "\([identifier])",
      "\(Optional(identifier) as Any)", "\(IdentityNumber.personal(identifier))", dumped,
    ]
    for text in texts {
      #expect(!text.contains("765432"), "\(text)")
      #expect(!text.contains("098"), "\(text)")
      #expect(!text.contains("876543"), "\(text)")
    }
    #expect("\(identifier)" == "001•••••••••")
    #expect(former.digits == "012876543")
  }

  @Test(
    arguments: [
      (1998, Sex.male, []), (nil, .unknown, []), (1998, .other, []), (1998, .female, [.sex]),
      (1989, .male, [.birthYear]),
      (2098, .male, [.century]), (1898, .unknown, [.century]), (1999, .female, [.birthYear, .sex]),
    ] as [(Int?, Sex, [IdentifierContradiction])])
  func `what contradicts a record is said`(_ example: (Int?, Sex, [IdentifierContradiction])) throws {
    let identifier = try #require(PersonalIdentifier(digits: "001098000123"))
    #expect(identifier.contradictions(birthYear: example.0, sex: example.1) == example.2)
  }

  @Test func `an identifier agrees with whoever it was made for`() throws {
    for century in 0..<5 {
      for year in 0..<100 {
        for sex in [Sex.male, .female] {
          let digit = century * 2 + (sex == .female ? 1 : 0)
          let identifier = try #require(
            PersonalIdentifier(number: 1_000_000_000 + UInt64(digit) * 100_000_000 + UInt64(year) * 1_000_000))
          let birthYear = 1900 + century * 100 + year
          #expect(identifier.contradictions(birthYear: birthYear, sex: sex).isEmpty)
          #expect(identifier.contradictions(birthYear: birthYear + 1, sex: sex) == [.birthYear])
        }
      }
    }
  }
}
