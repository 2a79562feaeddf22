import Foundation

/// Made-up line lists, the same each time: nobody in them is anybody.
struct CaseLists {
  let folder: String
  let wards: [String]
  let people: Int
  let contacts: Int

  var cases: String { folder + "/cases.csv" }
  var meetings: String { folder + "/contacts.csv" }

  private static let families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"]
  private static let middles = ["Văn", "Thị", "Minh", "Ngọc", "Thanh", "Đức", "Thu", "Quang"]
  private static let given = ["An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hoa", "Khánh", "Lan", "Mai", "Nam", "Oanh"]
  private static let kinds = ["household", "workplace", "class", "event", "vehicle", "other"]

  func write() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var random = Random(state: 20_211_130)
    try lines(
      cases, "case_id,report_date,ward_code,classification,onset_date,name,identifier,phone,birth_year,sex", people
    ) {
      number in
      let day = Int(random.next() % 60)
      let isCase = random.next() % 5 == 0
      let year = 1930 + Int(random.next() % 90)
      let name =
        "\(Self.families[Int(random.next() % 10)]) \(Self.middles[Int(random.next() % 8)]) \(Self.given[Int(random.next() % 12)])"
      return "P\(1_000_000 + number),\(Self.day(day)),\(wards[Int(random.next() % UInt64(wards.count))]),"
        + (isCase ? "confirmed,\(Self.day(max(0, day - 2)))," : "contact,,")
        + "\(name),001\(year < 2000 ? 0 : 2)\(String(format: "%02d", year % 100))\(String(format: "%06d", number % 1_000_000)),"
        + "09\(10_000_000 + Int(random.next() % 80_000_000)),\(year),M"
    }
    try lines(meetings, "case_id,contact_id,kind,from,until,place,distance_cm,masked,minutes", contacts) { _ in
      let from = Int(random.next() % UInt64(people))
      let to = (from + 1 + Int(random.next() % 1000)) % people
      let day = Int(random.next() % 60)
      return "P\(1_000_000 + from),P\(1_000_000 + to),\(Self.kinds[Int(random.next() % 6)]),\(Self.day(day))T08:00,"
        + "\(Self.day(day))T09:00,\(random.next() % 10 == 0 ? "chợ Đồng Xuân" : ""),\(random.next() % 300),"
        + "\(random.next() % 2 == 0 ? "true" : "false"),\(random.next() % 60)"
    }
  }

  private static func day(_ day: Int) -> String {
    day < 31 ? "2021-08-\(String(format: "%02d", day + 1))" : "2021-09-\(String(format: "%02d", day - 30))"
  }

  private func lines(_ path: String, _ header: String, _ count: Int, _ line: (Int) -> String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: Data((header + "\n").utf8))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    var text = ""
    for number in 0..<count {
      text += line(number) + "\n"
      if text.utf8.count > 1 << 20 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  /// Splitmix64, which is the same everywhere.
  private struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }
}
