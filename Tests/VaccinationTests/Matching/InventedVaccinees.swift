import Foundation
import Quantities
import TestSupport

/// People who do not exist with names as frequent as names are, families with one phone, twins; and a clerk who writes them with slips.
///
/// Shares of slips are set by hand, no measurement: 12 % of names, 25 % without diacritics, 5 % of birth dates, 4 % of wards wrong and 3 %
/// missing, 2 % of sexes missing, 60 % with a phone, of which one in five is another.
struct InventedVaccinees {
  struct Person {
    var number: Int
    var words: [String]
    var birth: Day
    var isMale: Bool
    var ward: Int
    var phone: String

    /// Place, century with sex, year, and a number that is the person's own.
    var identifier: String {
      let year = birth.components.year
      let century = (year - 1900) / 100 * 2 + (isMale ? 0 : 1)
      return String(format: "001%d%02d%06d", century, year % 100, number)
    }
  }

  private static let families: [(String, Double)] = [
    ("Nguyễn", 38.4), ("Trần", 12.1), ("Lê", 9.5), ("Phạm", 7), ("Phan", 4.5), ("Hoàng", 3.6), ("Vũ", 2.4),
    ("Đặng", 2.1),
    ("Bùi", 2), ("Huỳnh", 1.5), ("Võ", 1.5), ("Đỗ", 1.4), ("Hồ", 1.3), ("Ngô", 1.3), ("Dương", 1), ("Đinh", 0.9),
    ("Đào", 0.9), ("Trịnh", 0.8), ("Mai", 0.6), ("Lương", 0.6), ("Lý", 0.5), ("Cao", 0.5), ("Hà", 0.5), ("Lâm", 0.5),
  ]
  private static let men = [
    "Anh", "Hùng", "Dũng", "Cường", "Tuấn", "Minh", "Long", "Nam", "Sơn", "Hải", "Hưng", "Đức", "Thắng", "Quân",
    "Quang",
    "Huy", "Khánh", "Bình", "Thành", "Tùng", "Việt", "Trung", "Kiên", "Hiếu", "Phong", "Đạt", "Toàn", "Tiến", "Mạnh",
    "Thịnh", "Phúc", "Vinh", "Tú", "Khoa", "Bảo", "An", "Duy", "Đông", "Chiến", "Giang", "Lộc", "Nghĩa", "Tài", "Thọ",
  ]
  private static let women = [
    "Hương", "Hoa", "Lan", "Loan", "Hạnh", "Hà", "Thu", "Thúy", "Thủy", "Thùy", "Linh", "Ngọc", "Mai", "Trang", "Anh",
    "Ánh", "Hằng", "Hồng", "Huệ", "Huyền", "Yến", "Nga", "Ngân", "Nhung", "Oanh", "Phương", "Phượng", "Quyên", "Quỳnh",
    "Tâm", "Thanh", "Thảo", "Tuyết", "Vân", "Xuân", "Chi", "Châu", "Dung", "Duyên", "Hiền", "Liên", "Ly", "My", "Vy",
  ]
  private static let maleMiddles: [(String, Double)] = [
    ("Văn", 40), ("Đức", 7), ("Quang", 5), ("Minh", 6), ("Hữu", 4), ("Đình", 4), ("Xuân", 3), ("Ngọc", 4), ("Công", 3),
  ]
  private static let femaleMiddles: [(String, Double)] = [
    ("Thị", 45), ("Thị Thu", 5), ("Thị Ngọc", 4), ("Thị Thanh", 4), ("Ngọc", 5), ("Thu", 4), ("Minh", 4), ("Phương", 4),
  ]

  private(set) var people: [Person] = []
  let wards: Int

  init(count: Int, wards: Int, from first: Int = 0, _ random: inout SplitMix) {
    self.wards = wards
    while people.count < count {
      let ward = Int.random(in: 0..<wards, using: &random)
      let phone = "09\(Int.random(in: 10_000_000...99_999_999, using: &random))"
      let family = Self.one(of: Self.families, &random)
      for member in 0..<Int.random(in: 1...5, using: &random) {
        let isMale = Bool.random(using: &random)
        let birth = Day("1940-01-01")! + Int.random(in: 0..<28_000, using: &random)
        add(first, member == 1 ? Self.one(of: Self.families, &random) : family, isMale, birth, ward, phone, &random)
        // One in a hundred has a twin.
        if Self.chance(0.01, &random) { add(first, family, isMale, birth, ward, phone, &random) }
      }
    }
    people.removeLast(people.count - count)
  }

  private mutating func add(
    _ first: Int, _ family: String, _ isMale: Bool, _ birth: Day, _ ward: Int, _ phone: String,
    _ random: inout SplitMix
  ) {
    let names = isMale ? Self.men : Self.women
    // A few given names are much more frequent than the rest.
    let rank = Double.random(in: 0..<1, using: &random)
    let middle = Self.one(of: isMale ? Self.maleMiddles : Self.femaleMiddles, &random)
    people.append(
      Person(
        number: first + people.count, words: [family, middle, names[Int(rank * rank * Double(names.count))]],
        birth: birth, isMale: isMale, ward: ward, phone: phone))
  }

  // MARK: The clerk

  /// `name,birth_date,sex,residence_ward_code,phone` as somebody wrote it.
  func written(_ person: Person, codes: [String], _ random: inout SplitMix) -> String {
    var words = person.words.joined(separator: " ").split(separator: " ").map(String.init)
    if Self.chance(0.12, &random) { Self.slip(&words, &random) }
    var name = words.joined(separator: " ")
    if Self.chance(0.25, &random) { name = Self.bare(name) }
    if Self.chance(0.15, &random) { name = name.uppercased() }
    var birth = person.birth.description
    if Self.chance(0.05, &random) { birth = Self.slip(person.birth, &random) }
    let sex = Self.chance(0.02, &random) ? "" : person.isMale ? "M" : "F"
    var ward = codes[person.ward]
    if Self.chance(0.04, &random) { ward = codes[Int.random(in: 0..<wards, using: &random)] }
    if Self.chance(0.03, &random) { ward = "" }
    var phone = ""
    if Self.chance(0.6, &random) {
      phone = Self.chance(0.8, &random) ? person.phone : "09\(Int.random(in: 10_000_000...99_999_999, using: &random))"
    }
    return "\(name),\(birth),\(sex),\(ward),\(phone)"
  }

  private static func slip(_ words: inout [String], _ random: inout SplitMix) {
    let place = Int.random(in: words.indices, using: &random)
    var letters = Array(words[place])
    let at = Int.random(in: letters.indices, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0 where letters.count > 2 && at > 0: letters.swapAt(at, at - 1)
    case 1: letters.insert(letters[at], at: at)
    case 2 where letters.count > 2: letters.remove(at: at)
    case 3: letters[at] = Array("qwertyuiopasdfghjklzxcvbnm")[Int.random(in: 0..<26, using: &random)]
    case 4 where words.count > 2: return words.removeSubrange(1..<(words.count - 1))
    case 5: return words = [words[words.count - 1]] + words.dropLast()
    default: letters = Array(bare(words[place]))
    }
    words[place] = String(letters)
  }

  private static func slip(_ birth: Day, _ random: inout SplitMix) -> String {
    let (year, month, day) = birth.components
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return Day(year: year, month: day, day: month)?.description ?? String(year)
    case 1: return String(year)
    default: return Day(year: year, month: month, day: day % 10 == 9 ? day - 1 : day + 1)?.description ?? String(year)
    }
  }

  private static func bare(_ text: String) -> String {
    let scalars = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
      $0.value < 0x300 || $0.value > 0x36F
    }
    return String(String.UnicodeScalarView(scalars)).replacingOccurrences(of: "đ", with: "d")
      .replacingOccurrences(of: "Đ", with: "D")
  }

  static func chance(_ share: Double, _ random: inout SplitMix) -> Bool {
    Double.random(in: 0..<1, using: &random) < share
  }

  private static func one(of choices: [(String, Double)], _ random: inout SplitMix) -> String {
    var left = Double.random(in: 0..<choices.reduce(0) { $0 + $1.1 }, using: &random)
    for (choice, weight) in choices {
      left -= weight
      if left < 0 { return choice }
    }
    return choices[0].0
  }
}
