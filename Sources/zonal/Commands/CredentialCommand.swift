import ArgumentParser
import Credentials
import Foundation
import Permits
import Quantities

struct CredentialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credential", abstract: "Look into signed credentials, this house's and others'.",
    subcommands: [CredentialCheck.self])
}

struct CredentialCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Take every step of reading a credential's text, and say which one fails.",
    discussion: """
      Reads permits (ZP1:) and certificates of the European kind (HC1:) from standard input or a file, one a line. Nothing
      that a credential says of a person is shown without --claims. Whether a permit was withdrawn, and whether the zones
      let its holder pass, is in a check bundle: see 'zonal permit verify'.
      Ends with 0 when every credential is valid, 1 when one is not, 2 when a file cannot be used.

      Examples:
        zbarimg --raw permit.png | zonal credential check --keys keys.json
        zonal credential check permit.txt --keys keys.json --at 2021-09-06T10:00 --claims
        zonal credential check certificate.txt --certificate issuer.pem --format json
      """)

  @Argument(help: "File with credentials, one a line (default: standard input).") var file = "-"
  @Option(help: "Public keys of permits: a JSON Web Key or a set of them.") var keys: String?
  @Option(help: "Certificates of the issuers of other credentials: PEM or DER.") var certificate: String?
  @Option(help: "The moment to check at: 2021-09-06T10:00 (default: now).") var at: String?
  @Option(help: "Offset of the local clock from UTC.") var utcOffset = "+07:00"
  @Flag(help: "Show what the credential says, of the person too.") var claims = false
  @Option(help: "text or json (one object a line).") var format: OutputFormat = .text

  private func offset() throws -> Int {
    guard let offset = DecreeScale.offset(utcOffset) else {
      throw ValidationError("'\(utcOffset)' is no offset; write it as +07:00")
    }
    return offset
  }

  private func instant() throws -> Instant {
    guard let at else { return Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
    guard let moment = Moment(at, offset: try offset()) else {
      throw ValidationError("'\(at)' is no moment; write it as YYYY-MM-DDTHH:MM, for example 2021-09-06T10:00")
    }
    return Instant(moment, offset: try offset())
  }

  func validate() throws { _ = try instant() }

  func run() throws {
    try Failure.reporting {
      let reader = CredentialReader(
        keys: try keys.map { try VerifyingKey.read(jwkSet: String(decoding: Self.bytes($0), as: UTF8.self)) } ?? [],
        issuers: try certificate.map { try IssuerCertificate.read(Self.bytes($0)) } ?? [], instant: try instant(),
        offset: try offset())
      // A blank is a character of base45: only what ends a line is taken off.
      let lines = String(decoding: try Self.bytes(file), as: UTF8.self).split(whereSeparator: \.isNewline)
      guard !lines.isEmpty else { throw CredentialInputError.nothingToRead }
      var areValid = true
      for line in lines {
        let page = reader.page(of: String(line), showsClaims: claims)
        areValid = areValid && page.steps.isValid
        Console.line(format == .json ? page.json : page.text)
      }
      if !areValid { throw ExitCode(1) }
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw CredentialInputError.cannotRead(path)
    }
  }
}

enum CredentialInputError: Error, CustomStringConvertible {
  case nothingToRead
  case cannotRead(String)

  var description: String {
    switch self {
    case .nothingToRead: "there is no credential to read; give its text, one a line"
    case .cannotRead(let path): "\(path) cannot be read; check its name and your right to read it"
    }
  }
}
