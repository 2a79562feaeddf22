import Credentials
import Criteria
import Foundation
import Quantities
import Testing

@testable import Permits

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct PermitSheetTests {
  @Test func `everything that the credential says stands on paper in words`() throws {
    // A fact may be set in two lines.
    let svg = try SheetExamples.sheet().sheet.svg
    let text = svg.matches(of: /<text[^>]*>([^<]*)</).map { String($0.1) }.joined(separator: " ")
    for words in [
      "GIẤY ĐI ĐƯỜNG", "Nguyễn Thị Minh Khai", "14D2P-F2DBR", "sinh năm 1984, số định danh cá nhân …0417",
      "Vận chuyển hàng hóa thiết yếu", "Transport of essential goods", "Phường Cống Vị, quận Ba Đình",
      "Thứ Hai – Thứ Sáu; 06:00 – 18:00", "Monday – Friday; 06:00 – 18:00",
      "06:00 ngày 06/09/2021 – 06:00 ngày 21/09/2021", "xe tải, 29C-123.45", "Sở Giao thông vận tải",
      "bản đồ vùng số 45",
      "hanoi-2021", "Giấy số 48213, cấp lúc 17:30 ngày 05/09/2021", "024 0000 0000",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func `it is well-formed, whatever is in a name`() throws {
    let claims = PermitExamples.claims(holder: "<b>\"A\" & 'B'\u{0}\u{202E}</b>")
    let text = try SheetExamples.sheet(claims).sheet.svg
    #expect(text.contains("&lt;b&gt;&quot;A&quot; &amp; 'B'"))
    #expect(!text.unicodeScalars.contains("\u{0}") && !text.unicodeScalars.contains("\u{202E}"))
    #expect(XMLParser(data: Data(text.utf8)).parse())
    #expect(try XMLParser(data: Data(SheetExamples.sheet().sheet.svg.utf8)).parse())
  }

  @Test func `the longest words stay on the sheet`() throws {
    let long = Localized(
      english: String(repeating: "a long explanation ", count: 20),
      vietnamese: String(repeating: "một lời giải thích dài ", count: 20))
    var names = SheetExamples.names
    (names.group, names.purpose, names.issuer, names.vehicle) = (long, long, long, long)
    names.wards = (1...60).map { "Phường số \($0), quận Nam Từ Liêm" }
    let claims = PermitExamples.claims(
      holder: String(repeating: "Nguyễn", count: 9), hours: ClockSpan(from: 1320, until: 300), weekdays: [1, 3, 5, 7])
    let sheet = try SheetExamples.sheet(claims, names: names).sheet
    let heights = sheet.svg.matches(of: /y="([0-9.]+)" font/).compactMap { Double($0.1) }
    #expect(heights.count > 30)
    #expect(heights.allSatisfy { $0 < 206 })
    #expect(sheet.endOfFacts < PermitSheet.topOfFoot, "facts and foot do not overlap")
  }

  @Test func `of many wards on the way it is said how many are not named`() {
    let wards = (1...60).map { "Phường số \($0), quận Nam Từ Liêm" }
    let lines = PermitSheet.through(wards)
    #expect(lines.count == 4)
    let text = lines.joined(separator: " ")
    let named = text.components(separatedBy: " · ").count
    #expect(named >= 5 && text.hasSuffix("và \(60 - named) phường, xã khác (\(60 - named) more)"), "\(text)")
    #expect(
      PermitSheet.through(Array(wards.prefix(2))).joined(separator: " ") == wards.prefix(2).joined(separator: " · "))
  }

  @Test(arguments: [
    ([1, 2, 3, 4, 5, 6, 7], "Tất cả các ngày", "every day"), ([1, 2, 3, 4, 5], "Thứ Hai – Thứ Sáu", "Monday – Friday"),
    ([6, 7], "Thứ Bảy, Chủ nhật", "Saturday, Sunday"), ([3], "Thứ Tư", "Wednesday"),
    ([1, 3, 4, 5, 7], "Thứ Hai, Thứ Tư – Thứ Sáu, Chủ nhật", "Monday, Wednesday – Friday, Sunday"),
  ])
  func `days are named as people name them`(days: [Int], vietnamese: String, english: String) {
    #expect(PermitSheet.days(Set(days)) == Localized(english: english, vietnamese: vietnamese))
  }

  @Test func `hours over midnight say so`() {
    #expect(PermitSheet.hours(ClockSpan(from: 1320, until: 300)).vietnamese == "22:00 – 05:00 hôm sau")
    #expect(PermitSheet.hours(.wholeDay).english == "at any hour")
  }

  @Test func `a text is broken where it fits, and no letter is lost`() {
    let text = "Phường Láng Thượng, quận Đống Đa " + String(repeating: "w", count: 50)
    for width in [5.0, 20, 60, 1000] {
      let lines = SheetText.lines(text, size: 3, width: width)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      #expect(lines.allSatisfy { SheetText.width($0) * 3 <= width || $0.count == 1 })
    }
    #expect(SheetText.lines(text, size: 3, width: 20, lines: 2).count == 2)
    #expect(SheetText.lines(text, size: 3, width: 20, lines: 2)[1].hasSuffix("…"))
    #expect(SheetText.lines("", size: 3, width: 20).isEmpty)
  }
}
