import Quantities

@testable import Registry

/// A register of people who do not exist, with the names, families and twins that make matching hard.
struct InventedPeople {
  /// A person with the texts that papers would say.
  struct Person {
    var citizen: Int
    var words: [String]
    var birth: BirthDateParts
    var sex: Sex
    var ward: Int
    var phone: String
    var former: UInt32?

    var matchPerson: MatchPerson {
      MatchPerson(
        citizen: citizen, name: PersonName(words.joined(separator: " ")), birth: birth, sex: sex, wards: [ward],
        phone: PhoneNumber(phone), formerNumber: former.flatMap { FormerIdentityNumber(number: $0) })
    }
  }

  static let wards = 579

  /// Shares of family names in percent, rounded, the rest spread over rarer ones.
  ///
  /// Source: Lê Trung Hoa, "Họ và tên người Việt Nam", 2005, for the fourteen most frequent.
  static let families: [(String, Double)] = [
    ("Nguyễn", 38.4), ("Trần", 12.1), ("Lê", 9.5), ("Phạm", 7), ("Hoàng", 3.6), ("Huỳnh", 1.5), ("Phan", 4.5),
    ("Vũ", 2.4),
    ("Võ", 1.5), ("Đặng", 2.1), ("Bùi", 2), ("Đỗ", 1.4), ("Hồ", 1.3), ("Ngô", 1.3), ("Dương", 1), ("Lý", 0.5),
    ("Đinh", 0.9),
    ("Đào", 0.9), ("Trịnh", 0.8), ("Mai", 0.6), ("Lương", 0.6), ("Tạ", 0.4), ("Cao", 0.5), ("Hà", 0.5), ("Chu", 0.3),
    ("Kiều", 0.2), ("Quách", 0.2), ("La", 0.1), ("Tô", 0.2), ("Thái", 0.2), ("Khuất", 0.1), ("Nghiêm", 0.1),
    ("Âu", 0.05),
    ("Tăng", 0.2), ("Phùng", 0.4), ("Vương", 0.2), ("Lâm", 0.5), ("Triệu", 0.2), ("Lưu", 0.3), ("Bạch", 0.1),
    ("Giáp", 0.1),
  ]
  static let men = [
    "Anh", "Hùng", "Dũng", "Cường", "Tuấn", "Minh", "Long", "Nam", "Sơn", "Hải", "Hưng", "Đức", "Thắng", "Quân",
    "Quang", "Huy",
    "Khánh", "Bình", "Thành", "Tùng", "Việt", "Trung", "Kiên", "Hiếu", "Phong", "Đạt", "Toàn", "Tiến", "Mạnh", "Thịnh",
    "Phúc",
    "Lâm", "Vinh", "Tú", "Hoàng", "Khoa", "Bảo", "An", "Duy", "Đông", "Chiến", "Hà", "Giang", "Hòa", "Luân", "Lộc",
    "Nghĩa",
    "Nhân", "Phát", "Phương", "Quý", "Sang", "Tân", "Tài", "Thái", "Thiện", "Thọ", "Trí", "Vũ", "Vượng", "Xuân", "Ý",
    "Kỳ", "Mỹ",
  ]
  static let women = [
    "Hương", "Hoa", "Lan", "Loan", "Hạnh", "Hà", "Hạ", "Thu", "Thư", "Thúy", "Thủy", "Thùy", "Linh", "Ngọc", "Mai",
    "Trang",
    "Anh", "Ánh", "Hằng", "Hồng", "Huệ", "Huyền", "Yến", "Nga", "Ngân", "Nhung", "Oanh", "Phương", "Phượng", "Quyên",
    "Quỳnh",
    "Tâm", "Thanh", "Thảo", "Tuyết", "Vân", "Xuân", "Chi", "Châu", "Diệp", "Dung", "Duyên", "Giang", "Hiền", "Hòa",
    "Khánh",
    "Lê", "Liên", "Ly", "Lý", "My", "Mỹ", "Minh", "Nhi", "Như", "Tú", "Trâm", "Trinh", "Uyên", "Vy", "Bích", "Cúc",
    "Đào", "Tươi",
  ]
  static let middles: [Sex: [(String, Double)]] = [
    .male: [
      ("Văn", 40), ("Đức", 7), ("Quang", 5), ("Minh", 6), ("Hữu", 4), ("Đình", 4), ("Xuân", 3), ("Ngọc", 4),
      ("Thanh", 3),
      ("Công", 3), ("Mạnh", 3), ("Tuấn", 3), ("Việt", 2), ("Hoàng", 4), ("Gia", 2), ("Bá", 2), ("Thế", 2), ("", 3),
    ],
    .female: [
      ("Thị", 45), ("Thị Thu", 5), ("Thị Ngọc", 4), ("Thị Thanh", 4), ("Thị Kim", 3), ("Ngọc", 5), ("Thu", 4),
      ("Thanh", 4),
      ("Minh", 4), ("Phương", 4), ("Hồng", 3), ("Khánh", 3), ("Bảo", 2), ("Mai", 2), ("Quỳnh", 2), ("Thị Hồng", 3),
      ("", 3),
    ],
  ]

  private(set) var people: [Person] = []

  /// - Parameter count: how many people; households of two to five with one phone, one child in a hundred a twin.
  init(count: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    people.reserveCapacity(count + 5)
    while people.count < count { addHousehold(&random) }
    people.removeLast(people.count - count)
  }

  private mutating func addHousehold(_ random: inout SeededRandom) {
    let ward = Int.random(in: 1...Self.wards, using: &random)
    let phone = "09" + String(Int.random(in: 10_000_000...99_999_999, using: &random))
    let family = random.one(of: Self.families)
    let year = Int.random(in: 1935...1995, using: &random)
    add(family, .male, Self.birth(year, &random), ward, phone, &random)
    add(random.one(of: Self.families), .female, Self.birth(year + 2, &random), ward, phone, &random)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let birth = Self.birth(min(2021, year + Int.random(in: 20...40, using: &random)), &random)
      let sex = random.one(of: [Sex.male, .female])
      add(family, sex, birth, ward, phone, &random)
      if random.chance(0.01) {
        // Twins are named to sound alike.
        add(family, random.chance(0.6) ? sex : .male, birth, ward, phone, &random, middleOf: people[people.count - 1])
      }
    }
  }

  private mutating func add(
    _ family: String, _ sex: Sex, _ birth: BirthDateParts, _ ward: Int, _ phone: String, _ random: inout SeededRandom,
    middleOf twin: Person? = nil
  ) {
    // A few given names are much more frequent than the rest.
    let names = sex == .male ? Self.men : Self.women
    let rank = Int(pow2(Double.random(in: 0..<1, using: &random)) * Double(names.count))
    let middle = twin.map { Array($0.words.dropFirst().dropLast()) } ?? words(random.one(of: Self.middles[sex] ?? []))
    let hasFormer = birth.year < 2002 && random.chance(0.8)
    people.append(
      Person(
        citizen: people.count + 1, words: [family] + middle + [names[rank]], birth: birth, sex: sex, ward: ward,
        phone: random.chance(0.7) ? phone : "09" + String(Int.random(in: 10_000_000...99_999_999, using: &random)),
        former: hasFormer ? UInt32.random(in: 10_000_000...399_999_999, using: &random) : nil))
  }

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private func pow2(_ x: Double) -> Double { x * x }

  private static func birth(_ year: Int, _ random: inout SeededRandom) -> BirthDateParts {
    // Of many old people only the year is known, which papers write as 1 January.
    if year < 1960, random.chance(0.08), let first = Day(year: year, month: 1, day: 1) { return BirthDateParts(first) }
    let first = Day(year: year, month: 1, day: 1) ?? Day(number: 0)
    return BirthDateParts(first + Int.random(in: 0..<365, using: &random))
  }
}
