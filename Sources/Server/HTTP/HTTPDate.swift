import Quantities

/// The dates of HTTP headers (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  static func text(_ instant: Instant) -> String {
    let moment = instant.moment(offset: 0)
    // YYYY-MM-DD
    let parts = moment.day.description.split(separator: "-")
    let weekday = weekdays[(Int(moment.day.number) % 7 + 7) % 7]
    let second = moment.secondOfDay
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(weekday), \(parts[2]) \(months[(Int(parts[1]) ?? 1) - 1]) \(parts[0]) "
      + "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) GMT"
  }

  /// - Returns: `nil` when the text is none of these.
  static func instant(_ text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])), words[1].count == 2
    else { return nil }
    let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
    guard let day = Day("\(words[3])-\(number)-\(words[1])"), words[4].count == 8,
      let clock = Moment.secondOfDay(words[4].prefix(5)), let seconds = Int(words[4].suffix(2)), seconds < 61
    else { return nil }
    return Instant(Moment(day, second: clock + seconds), offset: 0)
  }
}
