import Quantities

/// Reads times of requests: RFC 3339 instants and days.
enum TimeText {
  /// An instant with its offset from UTC, milliseconds kept: `2021-09-05T23:00:00.000Z`, `2021-09-06T06:00:00+07:00`.
  ///
  /// A blank before the offset is a plus sign that was not encoded.
  static func instant(_ text: String) -> Instant? {
    var text = text.uppercased()
    if let blank = text.lastIndex(of: " "), text.distance(from: text.startIndex, to: blank) > 10 {
      text.replaceSubrange(blank...blank, with: "+")
    }
    // Places are of bytes: a text that is no time may hold anything.
    var bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[16] == UInt8(ascii: ":") else { return nil }
    // A leap second is the second before it.
    if bytes[17] == UInt8(ascii: "6"), bytes[18] == UInt8(ascii: "0") {
      (bytes[17], bytes[18]) = (UInt8(ascii: "5"), UInt8(ascii: "9"))
      text = String(decoding: bytes, as: UTF8.self)
    }
    guard bytes.last == UInt8(ascii: "Z") || bytes.dropFirst(19).contains(where: { $0 == 43 || $0 == 45 }),
      let moment = Moment(text, offset: 0)
    else { return nil }
    var milliseconds = Instant(moment, offset: 0).milliseconds
    if bytes[19] == UInt8(ascii: ".") {
      let digits = bytes[20...].prefix { (48...57).contains($0) }.prefix(3)
      milliseconds += digits.reduce(0) { $0 * 10 + Int64($1 - 48) } * [100, 10, 1][digits.count - 1]
    }
    return Instant(milliseconds: milliseconds)
  }

  /// The value of a parameter: an instant, or a local day.
  ///
  /// - Parameters:
  ///   - offset: seconds that the local clock is ahead of UTC.
  ///   - isStart: whether a day means its beginning and not its last second.
  /// - Throws: `Problem` for anything else.
  static func instant(
    _ text: String, parameter: String, offset: Int, isStart: Bool = false
  ) throws(Problem) -> Instant {
    if let instant = instant(text) { return instant }
    // GDAL sends days with the T of a time that is not there.
    if text.utf8.count == 10 || text.utf8.count == 11 && text.hasSuffix("T"), let day = Day(text.prefix(10)) {
      return Instant(isStart ? Moment(day) : .end(of: day), offset: offset)
    }
    throw .parameter(
      parameter,
      "\(parameter) must be an instant with its offset from UTC, such as 2022-01-21T12:00:00Z, or a day, such as 2022-01-21"
    )
  }
}
