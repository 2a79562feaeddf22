import ArgumentParser
import Credentials
import Foundation
import Permits
import Quantities

struct PermitVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a permit with no database and no network: by a signed bundle.",
    discussion: """
      The text of the QR code, or the code that was typed, is read from standard input. Exit 0 for valid, 1 for refused, 3 for
      "cannot decide" (no or too old a bundle). --keys is the set of public keys that the checker was installed with
      ('zonal permit keys list --jwks').

      Example:
        zonal permit verify --bundle check.zpb --keys keys.json --ward 00004 < credential.txt
      """)
  @Option(help: ArgumentHelp("Bundle, then deltas in their order.", valueName: "file")) var bundle: [String]
  @Option(help: ArgumentHelp("Public keys that are trusted (JSON Web Key Set).", valueName: "file")) var keys: String
  @Option(help: "Code of the ward where the checkpoint is.") var ward: String?
  @Option(help: "When, as 2021-09-08T07:30 by the city's clock (default: now).") var at: String?
  @Option(help: "text or json.") var format: OutputFormat = .text

  /// Neither valid nor refused.
  static let undecided = ExitCode(3)

  func run() throws {
    let verdict = try Failure.reporting { () -> (CheckVerdict, PermitChecker) in
      var checker = PermitChecker(anchors: try VerifyingKey.readSet(keys))
      for path in bundle {
        guard let data = FileManager.default.contents(atPath: path) else {
          throw PermitError.unusable("cannot read the bundle '\(path)'; there is no such file, or you may not read it")
        }
        do { try checker.take(Array(data)) } catch { throw PermitError.unusable("'\(path)': \(error)") }
      }
      let offset = checker.bundle?.policy?.clockOffset ?? 0
      let instant: Instant
      if let at {
        guard let moment = Moment(at, offset: offset) else {
          throw ValidationError("'\(at)' is no moment; write it as 2021-09-06T06:00")
        }
        instant = Instant(moment, offset: offset)
      } else {
        instant = DatabaseArguments.now()
      }
      var number: Int?
      if let ward {
        guard let found = checker.bundle?.vintage?.number(of: ward) else {
          throw PermitError.unknown(
            what: "ward", name: ward, known: checker.bundle?.vintage?.wards.map(\.code) ?? [])
        }
        number = found
      }
      return (checker.check(readLine() ?? "", at: instant, ward: number), checker)
    }
    Console.line(PermitPage.verdict(verdict.0, verdict.1, format))
    switch verdict.0.outcome {
    case .valid: return
    case .refused: throw Failure.rejectedRows
    case .cannotDecide: throw Self.undecided
    }
  }
}
