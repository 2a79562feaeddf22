import Foundation

/// How long a server asks to wait.
///
/// Source: RFC 9110, section 10.2.3: a number of seconds, or the moment at which to come back.
enum RetryAfter {
  /// - Parameters:
  ///   - text: the header `Retry-After`.
  ///   - date: the header `Date`, which is what the moment is counted from: our own clock may be another.
  /// - Returns: `nil` where the header is missing or cannot be read.
  static func seconds(_ text: String?, date: String?) -> Int? {
    guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
    if text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return Int(text) ?? Int.max }
    guard let then = moment(text), let now = date.flatMap(moment) else { return nil }
    return max(0, Int(then.timeIntervalSince(now).rounded(.up)))
  }

  /// Such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func moment(_ text: String) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.date(from: text)
  }
}
