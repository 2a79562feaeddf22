public import Quantities

/// A FHIR dateTime: a date that may be partial, or an instant.
///
/// With a time of day the seconds and the offset from UTC are required. Instants are kept in whole milliseconds and written in UTC.
///
/// Source: HL7 FHIR R4 (4.0.1), Datatypes, dateTime.
public enum FHIRDateTime: Hashable, Sendable {
  case date(PartialDate)
  case instant(Instant)

  /// The day by the clock of a place; `nil` when less than a day is known.
  ///
  /// - Parameter offset: seconds that the clock is ahead of UTC.
  public func day(offset: Int) -> Day? {
    switch self {
    case .date(let date): date.day
    case .instant(let instant): instant.day(offset: offset)
    }
  }

  /// Whether it is certainly before another one, by the clock of UTC where one has no time.
  public func isBefore(_ other: FHIRDateTime) -> Bool {
    switch (self, other) {
    case (.instant(let a), .instant(let b)): a < b
    // Clocks are 14 hours ahead of UTC and 12 behind at most: a day between is certain.
    case (.instant(let a), .date(let b)): a.day(offset: 0) + 1 < b.earliest
    case (.date(let a), .instant(let b)): a.latest + 1 < b.day(offset: 0)
    case (.date(let a), .date(let b)): a.latest < b.earliest
    }
  }
}

extension FHIRDateTime: LosslessStringConvertible {
  public init?(_ text: String) {
    if let date = PartialDate(text) {
      self = .date(date)
      return
    }
    guard let instant = Self.instant(text) else { return nil }
    self = .instant(instant)
  }

  /// Reads an instant: seconds and offset are required, fractions are cut to milliseconds.
  static func instant(_ text: String) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[16] == UInt8(ascii: ":"),
      // What FHIR allows is a part of what a moment may be written as.
      bytes.last == UInt8(ascii: "Z") || bytes[bytes.count - 3] == UInt8(ascii: ":"),
      let moment = Moment(text, offset: 0)
    else { return nil }
    var fraction = 0
    if bytes[19] == UInt8(ascii: ".") {
      let digits = bytes[20...].prefix { (48...57).contains($0) }.prefix(3)
      fraction = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
      for _ in digits.count..<3 { fraction *= 10 }
    }
    return Instant(milliseconds: moment.seconds * 1000 + Int64(fraction))
  }

  public var description: String {
    switch self {
    case .date(let date): date.description
    case .instant(let instant): instant.description
    }
  }
}

extension ElementReader {
  package func date(_ name: String) -> PartialDate? {
    guard let text = string(name) else { return nil }
    guard let date = PartialDate(text) else {
      refuse(.invalidDate, name, "a date is YYYY, YYYY-MM or YYYY-MM-DD, and a day of the calendar")
      return nil
    }
    return date
  }

  package func dateTime(_ name: String) -> FHIRDateTime? {
    guard let text = string(name) else { return nil }
    guard let value = FHIRDateTime(text) else {
      refuse(.invalidDate, name, "a moment is a date, or YYYY-MM-DDThh:mm:ss with Z or an offset such as +07:00")
      return nil
    }
    return value
  }

  package func instant(_ name: String) -> Instant? {
    guard let text = string(name) else { return nil }
    guard let value = FHIRDateTime.instant(text) else {
      refuse(.invalidDate, name, "an instant is YYYY-MM-DDThh:mm:ss with Z or an offset such as +07:00")
      return nil
    }
    return value
  }
}
