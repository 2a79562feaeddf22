import Epidemiology
import Testing

@Suite struct GazetteerTests {
  static let entries = [
    GazetteerEntry(code: "1", name: "Phường Trung Hoà", district: "Quận Cầu Giấy", districtCode: "005"),
    GazetteerEntry(code: "2", name: "Phường Quan Hoa", district: "Quận Cầu Giấy", districtCode: "005"),
    GazetteerEntry(code: "3", name: "Thị trấn Yên Viên", district: "Huyện Gia Lâm", districtCode: "018"),
    GazetteerEntry(code: "4", name: "Xã Yên Viên", district: "Huyện Gia Lâm", districtCode: "018"),
    GazetteerEntry(code: "5", name: "Phường Hàng Bạc", district: "Quận Hoàn Kiếm", districtCode: "002"),
    GazetteerEntry(code: "6", name: "Phường 5", district: "Quận 10", districtCode: "771"),
    GazetteerEntry(code: "7", name: "Phường  An Lạc", district: "Quận Bình Tân", districtCode: "777"),
    GazetteerEntry(code: "8", name: "Xã Cẩm Giàng", district: "Huyện A"),
    GazetteerEntry(code: "9", name: "Xã Đa Tốn", district: "Huyện Gia Lâm", districtCode: "018"),
    GazetteerEntry(code: "10", name: "Phường Phương Mai", district: "Quận Đống Đa", districtCode: "006"),
    GazetteerEntry(code: "11", name: "Phường Quán Thánh", district: "Quận Ba Đình", districtCode: "001"),
    GazetteerEntry(code: "12", name: "Phường Phú Trung", district: "Quận Tân Phú", districtCode: "767"),
    GazetteerEntry(code: "13", name: "Phường Linh Đông", district: "Quận Thủ Đức", districtCode: "762"),
    GazetteerEntry(code: "14", name: "Phường Thảo Điền", district: "Quận 2", districtCode: "769"),
    GazetteerEntry(code: "15", name: "Phường An Khánh", district: "Quận 2", districtCode: "769"),
    GazetteerEntry(code: "16", name: "Phường Tân Phú", district: "Quận 7", districtCode: "778"),
    GazetteerEntry(code: "17", name: "Thị trấn Sa Pa", district: "Huyện Sa Pa", districtCode: "088"),
  ]
  static let gazetteer = Gazetteer(entries: entries)

  static func code(_ ward: String, _ district: String?) -> String {
    switch gazetteer.resolve(ward: ward, district: district) {
    case .resolved(let index, _): entries[index].code
    case .ambiguous: "ambiguous"
    case .unknown: "unknown"
    }
  }

  @Test(
    arguments: [
      ("Trung Hòa", "Cầu Giấy", "1"), ("P. Trung Hoà", "Q. Cầu Giấy", "1"), ("TRUNG HOÀ", "QUẬN CẦU GIẤY", "1"),
      ("Trung Hoa", "Cau Giay", "1"), ("phuong Trung Hoa", "quan cau giay", "1"), ("Quan Hoa", "Cầu Giấy", "2"),
      ("Trung Hoa Ward", "Cau Giay District", "1"), ("Phường Trung Hoa", "Quận Cau Giay", "1"),
      ("Trung-Hoà", "Cầu Giấy,", "1"), ("Trung Hoà", "005", "1"), ("Hàng Bạc", "Hòan Kiếm", "5"),
      ("P5", "Q10", "6"), ("P.5", "Q.10", "6"), ("F5", "Q10", "6"), ("Phường5", "quận10", "6"),
      ("Phường 05", "Quận 10", "6"), ("Ward 5", "District 10", "6"), ("5", "10", "6"), ("Phuong 5", "Quan 10", "6"),
      ("Ward 5", "Dist. 10", "6"), ("005", "10", "6"), ("Phường An Lạc", "Bình Tân", "7"), ("Da Ton", "Gia Lam", "9"),
      ("Đa  Tốn", "Gia\u{a0}Lâm", "9"), ("Ða Tốn", "H. Gia Lâm", "9"), ("\u{feff}Đa\u{200b}Tốn", "Gia Lâm", "9"),
      ("T.T. Sa Pa", "Sa Pa", "17"), ("Sa Pa Township", "Huyen Sa Pa", "17"),
    ])
  func `names are found as people write them`(_ example: (ward: String, district: String, code: String)) {
    #expect(Self.code(example.ward, example.district) == example.code)
  }

  @Test(
    arguments: [
      ("Cẩm Giang", "Huyện A"), ("Cầm Giàng", "Huyện A"), ("Hàng Bạc", "Cầu Giấy"), ("Hàng Bạc", "Đà Lạt"),
      ("", "Gia Lâm"), (" . ", "Gia Lâm"), ("Phường", "Quận 10"), ("Phường 15", "Quận 10"), ("5", "Quận 1"),
      ("Đa Ton", "Gia Lâm"), ("Trung Hoạ", "Cầu Giấy"), ("Trung", "Cầu Giấy"), ("Hoa", "Cầu Giấy"),
    ])
  func `another tone, letter, number or district is another name`(_ example: (ward: String, district: String)) {
    #expect(Self.code(example.ward, example.district) == "unknown")
  }

  @Test func `the kind of unit decides between namesakes and no other kind stands in`() {
    #expect(Self.code("Yên Viên", "Gia Lâm") == "ambiguous")
    #expect(Self.code("Yen Vien", "Gia Lam") == "ambiguous")
    #expect(Self.code("Xã Yên Viên", "Gia Lâm") == "4")
    #expect(Self.code("TT Yên Viên", "H. Gia Lâm") == "3")
    #expect(Self.code("thi tran Yen Vien", "gia lam") == "3")
    // Both can have become a ward.
    #expect(Self.code("Phường Yên Viên", "Gia Lâm") == "ambiguous")
    #expect(Self.code("Xã Sa Pa", "Sa Pa") == "unknown")
    #expect(Self.code("Phường Sa Pa", "Sa Pa") == "17")
  }

  @Test func `a rural district is not the urban one of the same name in another province`() {
    #expect(Self.code("Phú Trung", "Quận Tân Phú") == "12")
    #expect(Self.code("Xã Phú Trung", "Huyện Tân Phú") == "unknown")
    #expect(Self.code("Phú Trung", "H. Tân Phú") == "unknown")
  }

  @Test func `a first word that looks like a kind of unit can belong to the name`() {
    #expect(Self.code("Phuong Mai", "Dong Da") == "10")
    #expect(Self.code("Phuong Phuong Mai", "Quan Dong Da") == "10")
    #expect(Self.code("Quan Thanh", "Ba Dinh") == "11")
    #expect(Self.code("Phường Mai", "Đống Đa") == "unknown")
  }

  @Test func `without diacritics a ward and a name that begins alike stay ambiguous`() {
    let both = Gazetteer(entries: [
      GazetteerEntry(code: "1", name: "Phường Phương Mai", district: "A"),
      GazetteerEntry(code: "2", name: "Phường Mai", district: "A"),
    ])
    #expect(both.resolve(ward: "Phuong Mai", district: "A") == .ambiguous([0, 1]))
    #expect(both.resolve(ward: "Phương Mai", district: "A") == .resolved(0, how: .withoutKind))
    #expect(both.resolve(ward: "Phường Mai", district: "A") == .resolved(1, how: .exact))
    #expect(both.resolve(ward: "Mai", district: "A") == .resolved(1, how: .withoutKind))
  }

  @Test func `a more exact stage wins over a later one`() {
    let alike = Gazetteer(entries: [
      GazetteerEntry(code: "1", name: "Xã Tân Hoà"), GazetteerEntry(code: "2", name: "Xã Tân Hòa"),
      GazetteerEntry(code: "3", name: "Xã Tan Hoa"), GazetteerEntry(code: "4", name: "Tân Hoà"),
    ])
    #expect(alike.resolve(ward: "Xã Tân Hoà", district: nil) == .resolved(0, how: .exact))
    #expect(alike.resolve(ward: "xã tân hoà", district: nil) == .ambiguous([0, 1]))
    #expect(alike.resolve(ward: "TÂN HÒA", district: nil) == .resolved(3, how: .folded))
    #expect(alike.resolve(ward: "X. Tan Hoa", district: nil) == .resolved(2, how: .withoutKind))
    #expect(
      alike.resolve(ward: "xã  Tan  Hoà", district: nil)
        == .unknown([
          "Tân Hoà", "Xã Tan Hoa", "Xã Tân Hoà",
        ]))
  }

  @Test func `a resolution tells its least exact stage`() {
    typealias Stage = Gazetteer.Stage
    let examples: [(String, String, Int, Stage)] = [
      ("Phường Trung Hoà", "Quận Cầu Giấy", 0, .exact), ("Phường Trung Hòa", "Quận Cầu Giấy", 0, .folded),
      ("Phường Trung Hoà", "Cầu Giấy", 0, .withoutKind), ("Phường Trung Hoà", "Cau Giay", 0, .withoutDiacritics),
      ("Xã Trung Hoà", "Cầu Giấy", 0, .otherKind), ("Linh Đông", "TP Thủ Đức", 12, .otherKind),
      ("Thảo Điền", "TP Thủ Đức", 13, .otherDistrict),
    ]
    for (ward, district, index, stage) in examples {
      #expect(Self.gazetteer.resolve(ward: ward, district: district) == .resolved(index, how: stage))
    }
  }
}
