import Credentials
import Permits
import Quantities

/// Permits for tests; the people are made up.
enum PermitExamples {
  /// 6 September 2021, 10:00 in Hanoi, a Monday.
  static let monday = Moment("2021-09-06T10:00", offset: 0)!
  static let offset = 25_200

  static func instant(_ moment: String) -> Instant { Instant(Moment(moment, offset: 0)!, offset: offset) }

  static func claims(
    holder: String = "Nguyễn Thị Minh Khai", hours: ClockSpan = ClockSpan(from: 360, until: 1080),
    weekdays: Set<Int> = [1, 2, 3, 4, 5], between: [Int] = [9, 5, 7]
  ) -> PermitClaims {
    PermitClaims(
      house: "hanoi", serial: 48_213, code: TypedCode(value: 0x0123_4567_89AB), group: "goods",
      purpose: "essential-goods",
      holder: holder, birthYear: 1984, lastDigits: "0417", hours: hours, weekdays: weekdays,
      vintage: [0xDE, 0xAD, 0xBE, 0xEF], origin: 4, destination: 300, between: between, vehicle: "truck",
      plate: "29C-123.45", revision: 45, policy: "hanoi-2021", issuer: "transport-dept",
      issued: instant("2021-09-05T17:30"), from: instant("2021-09-06T06:00"), until: instant("2021-09-21T06:00"))
  }

  /// Of each optional claim nothing.
  static let least = PermitClaims(
    house: "h", serial: 0, code: TypedCode(value: 0), group: "g", purpose: "p", holder: "", vintage: [0, 0, 0, 0],
    origin: 0, destination: 0, revision: 0, policy: "", issuer: "i", issued: Instant(milliseconds: 0),
    from: Instant(milliseconds: 0), until: Instant(milliseconds: 1000))
}
