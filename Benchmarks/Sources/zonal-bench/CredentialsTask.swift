import ArgumentParser
import Credentials
import Permits
import Quantities

struct CredentialsTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credentials",
    abstract: "Permits signed, and checked from the text to the verdict, in one thread.")

  @Option(help: "How many permits.") var count = 10_000
  @Option(help: "How often all of them are checked; the median is reported.") var repeats = 5

  func run() throws {
    for algorithm in SigningKey.algorithms {
      let key = SigningKey.generate(algorithm)
      let (texts, _, signing) = try Stopwatch.measure {
        try (0..<count).map { try PermitCredential.sign(ExamplePermit.claims($0), with: key) }
      }
      var checking: [Double] = []
      for _ in 0..<repeats {
        let (valid, _, cpu) = Stopwatch.measure {
          texts.count { text in
            let verdict = PermitVerification.verify(
              text, at: ExamplePermit.moment, offset: 25_200, skew: 0,
              key: { $0 == key.verifyingKey.keyID ? key.verifyingKey : nil })
            if case .valid = verdict { return true } else { return false }
          }
        }
        precondition(valid == count, "every permit is valid")
        checking.append(cpu)
      }
      let (_, _, drawing) = try Stopwatch.measure { for text in texts.prefix(500) { _ = try QRCode(text).path } }
      report([
        "algorithm": Double(algorithm.rawValue), "characters": Double(texts[0].utf8.count),
        "signed_per_cpu_second": Double(count) / signing,
        "checked_per_cpu_second": Double(count) / checking.sorted()[repeats / 2],
        "codes_per_cpu_second": Double(min(500, count)) / drawing,
      ])
    }
  }
}

/// A permit of usual size; the holder is made up.
enum ExamplePermit {
  /// 10:00 on Monday, 6 September 2021, in Hanoi.
  static let moment = Instant(Moment(Day(year: 2021, month: 9, day: 6)!, second: 36_000), offset: 25_200)

  static func claims(_ number: Int) -> PermitClaims {
    PermitClaims(
      house: "hanoi", serial: number, code: TypedCode(value: UInt64(number)), group: "goods",
      purpose: "essential-goods",
      holder: "Nguyễn Thị Minh Khai", birthYear: 1984, lastDigits: "0417", hours: ClockSpan(from: 360, until: 1080),
      weekdays: [1, 2, 3, 4, 5], vintage: [1, 2, 3, 4], origin: 4, destination: 300, between: [5, 7, 9, 100, 120],
      vehicle: "truck", plate: "29C-123.45", revision: 45, policy: "hanoi-2021", issuer: "transport-dept",
      issued: Instant(milliseconds: moment.milliseconds - 86_400_000), from: moment,
      until: Instant(milliseconds: moment.milliseconds + 14 * 86_400_000))
  }
}
