import Foundation

/// Writes an invented register of citizens: names, numbers and households as they could be, of nobody.
///
///     swift run geodata-generator citizens --count 100000 --output citizens.csv
///
/// The same count gives the same file. Wards have the shares that the census of 2019 counted; ages and names are drawn from
/// tables that are only near to the truth.
struct Citizens {
  static let header =
    "identifier,old_identifier,name,birth_date,sex,ward_code,household,phone,address"

  /// Shares per thousand of the commonest family names; the rest share what is left.
  private static let families: [(name: String, share: Int)] = [
    ("Nguyễn", 384), ("Trần", 110), ("Lê", 95), ("Phạm", 71), ("Hoàng", 51), ("Phan", 45), ("Vũ", 39), ("Đặng", 21),
    ("Bùi", 20), ("Đỗ", 14), ("Hồ", 13), ("Ngô", 13), ("Dương", 10), ("Lý", 5), ("Đào", 20), ("Đoàn", 15),
    ("Trịnh", 15),
    ("Đinh", 15), ("Mai", 12), ("Cao", 12), ("Tạ", 10), ("Lương", 10),
  ]
  private static let middles: [[String]] = [
    ["Văn", "Đức", "Hữu", "Minh", "Quang", "Công", "Xuân", "Ngọc", "Thành", ""],
    ["Thị", "Thị", "Thị", "Ngọc", "Thu", "Minh", "Thanh", "Kim", "Phương", ""],
  ]
  private static let given: [[String]] = [
    [
      "Anh", "Hùng", "Dũng", "Tuấn", "Minh", "Hải", "Long", "Nam", "Sơn", "Thắng", "Trung", "Quân", "Hiếu", "Đạt",
      "Kiên",
      "Phong", "Việt", "Bình", "Cường", "Khánh", "Tùng", "Hoàng", "Huy", "Khoa", "Lâm", "Phúc", "Quý", "Thịnh", "Toàn",
      "Vinh",
    ],
    [
      "Anh", "Hương", "Hằng", "Lan", "Linh", "Mai", "Nga", "Ngọc", "Nhung", "Phương", "Thảo", "Trang", "Vân", "Yến",
      "Hà",
      "Hoa", "Hạnh", "Huyền", "Liên", "Loan", "Ly", "Oanh", "Quỳnh", "Thu", "Thủy", "Tuyết", "Uyên", "Xuân", "Dung",
      "Giang",
    ],
  ]
  /// Places where births were registered: Hà Nội, and provinces that its people come from.
  private static let places = [1, 1, 1, 1, 1, 1, 1, 25, 26, 27, 30, 33, 34, 35, 36, 37, 38, 40]

  private let wards: [WardFact]
  private var random = Random(8_400_000)
  /// How many numbers have been given to each place, century, sex and year.
  private var numbersGiven = [Int: Int]()

  init(wards: [WardFact]) { self.wards = wards }

  /// Writes so many citizens, ward after ward.
  mutating func write(_ count: Int, to path: String) throws {
    guard let file = fopen(path, "w") else { throw FactsError.file(path, problem: String(cString: strerror(errno))) }
    defer { fclose(file) }
    let residents = wards.reduce(0) { $0 + $1.population }
    var text = Self.header + "\n"
    var (written, before, household) = (0, 0, 0)
    for ward in wards {
      before += ward.population
      let through = Int(Int128(count) * Int128(before) / Int128(residents))
      while written < through {
        household += 1
        let size = min(random.whole(1...6), through - written)
        let family = family()
        let address = "\(random.whole(1...320)) ngõ \(random.whole(1...99))"
        for member in 0..<size {
          text += citizen(ward, household, address, family: member < 2 || random.happens(800) ? family : self.family())
        }
        written += size
        if text.utf8.count > 1 << 20 { try Self.put(&text, file, path) }
      }
    }
    try Self.put(&text, file, path)
  }

  private static func put(_ text: inout String, _ file: UnsafeMutablePointer<FILE>, _ path: String) throws {
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else {
      throw FactsError.file(path, problem: String(cString: strerror(errno)))
    }
    text.removeAll(keepingCapacity: true)
  }

  private mutating func family() -> String {
    var drawn = random.whole(0...999)
    for family in Self.families {
      drawn -= family.share
      if drawn < 0 { return family.name }
    }
    return "Nguyễn"
  }

  private mutating func citizen(_ ward: WardFact, _ household: Int, _ address: String, family: String) -> String {
    let sex = random.whole(0...1)
    // Fewer with every year of age above 50.
    var age = random.whole(0...94)
    while age > 50, !random.happens(1000 - (age - 50) * 20) { age = random.whole(0...94) }
    let year = 2021 - age
    let (month, day) = (random.whole(1...12), random.whole(1...28))
    let middle = Self.middles[sex][random.whole(0...9)]
    let name = [family, middle, Self.given[sex][random.whole(0...29)]].filter { !$0.isEmpty }.joined(separator: " ")
    let place = Self.places[random.whole(0...17)]
    let cell = place * 1000 + (year >= 2000 ? 2 + sex : sex) * 100 + year % 100
    let number = numbersGiven[cell, default: 0]
    numbersGiven[cell] = number + 1
    // A walk that meets every number of six digits once, so that neighbours do not follow each other.
    let digits = Self.padded(cell, 6) + Self.padded((number * 7919 + cell * 31) % 1_000_000, 6)
    let former = age > 30 && random.happens(300) ? "01" + Self.padded(random.whole(0...9_999_999), 7) : ""
    let phone = age >= 14 && random.happens(800) ? "09" + Self.padded(random.whole(0...99_999_999), 8) : ""
    return
      "\(digits),\(former),\(name),\(year)-\(Self.padded(month, 2))-\(Self.padded(day, 2)),\(sex == 0 ? "M" : "F"),"
      + "\(ward.code),H\(household),\(phone),\(address)\n"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
