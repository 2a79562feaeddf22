import Criteria
import Quantities

/// The claims in words.
extension PermitSheet {
  /// `Thứ Hai, Thứ Ba`; several that follow each other as `Thứ Hai – Thứ Sáu`.
  static func days(_ weekdays: Set<Int>) -> Localized {
    if weekdays.count == 7 { return Localized(english: "every day", vietnamese: "Tất cả các ngày") }
    var spans: [ClosedRange<Int>] = []
    for day in weekdays.sorted() {
      if let last = spans.last, last.upperBound == day - 1 {
        spans[spans.count - 1] = last.lowerBound...day
      } else {
        spans.append(day...day)
      }
    }
    func words(_ names: [String]) -> String {
      spans.map { span in
        span.count == 1
          ? names[span.lowerBound - 1]
          : names[span.lowerBound - 1] + (span.count == 2 ? ", " : " – ") + names[span.upperBound - 1]
      }.joined(separator: ", ")
    }
    return Localized(
      english: words(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
      vietnamese: words(["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]))
  }

  static func hours(_ span: ClockSpan) -> Localized {
    if span == .wholeDay { return Localized(english: "at any hour", vietnamese: "Cả ngày") }
    let text = span.description.replacing("-", with: " – ")
    return span.until <= span.from
      ? Localized(english: "\(text) of the next day", vietnamese: "\(text) hôm sau")
      : Localized(english: text, vietnamese: text)
  }

  /// `06:00 ngày 06/09/2021`, which needs no translation.
  func clock(_ instant: Instant) -> String {
    let moment = instant.moment(offset: offset)
    let (year, month, day) = moment.day.components
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(two(moment.secondOfDay / 3600)):\(two(moment.secondOfDay / 60 % 60)) ngày \(two(day))/\(two(month))/\(year)"
  }

  /// Year of birth and the last digits of the identifier, as far as the credential has them.
  var person: Localized? {
    let year = claims.birthYear.map(String.init)
    let digits = claims.lastDigits.map { "…" + $0 }
    guard year != nil || digits != nil else { return nil }
    return Localized(
      english: [year.map { "born \($0)" }, digits.map { "identifier ends in \($0)" }].compactMap { $0 }
        .joined(separator: ", "),
      vietnamese: [year.map { "sinh năm \($0)" }, digits.map { "số định danh cá nhân \($0)" }].compactMap { $0 }
        .joined(separator: ", "))
  }
}
