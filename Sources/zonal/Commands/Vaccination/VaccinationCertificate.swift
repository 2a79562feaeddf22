import ArgumentParser
import Credentials
import Foundation
import Quantities
import Registry
import SpatialCore
import Store
import Vaccination

struct VaccinationCertificate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate",
    abstract: "Make the signed certificate of somebody's last dose.",
    discussion: """
      The person is typed on standard input as 'identifier: …'. The certificate has the form of the EU Digital COVID Certificate; its QR
      code (SVG) is made so that only you can read it. One that holds is given again.

      Example:
        zonal vaccination certificate --key issuer.json --output code.svg --as chi --database city.zonal
      """)
  @Option(help: ArgumentHelp("File of the issuer's private key (ES256).", valueName: "file")) var key: String
  @Option(help: ArgumentHelp("File of the QR code, .svg.", valueName: "file")) var output: String?
  @Flag(help: "Print the certificate's text on standard output.") var text = false
  @Option(help: "Who certifies it, as certificates name it.") var authority = "Sở Y tế Hà Nội"
  @Option(help: "Days for which it holds.") var days = 365
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws {
    if let output, !output.hasSuffix(".svg") { throw ValidationError("--output ends with .svg") }
    if !(1...3650).contains(days) { throw ValidationError("--days is from 1 to 3650") }
    if authority.isEmpty || authority.count > 80 { throw ValidationError("--authority has 1 to 80 characters") }
  }

  func run() throws {
    try arguments.use { open in
      let form = try TypedForm(["identifier"])
      guard case .personal(let identifier) = try IdentityNumber(try form.need("identifier")) else {
        throw VaccinationError.unusable("a certificate needs the personal identifier of 12 digits")
      }
      let made = try open.office.certify(
        identifier, with: SigningKey.read(key, for: VaccinationKeys.self),
        as: CertificateIssuer(authority: authority, days: days),
        on: open.today, by: open.access)
      if let output {
        try PrivateFile.write(Array(try QRCode(foreign: made.text).svg(millimetres: 60).utf8), to: output)
      }
      Console.line(
        text
          ? made.text
          : "certificate \(made.number), dose \(made.claims.dose) of \(made.claims.series), holds through \(made.claims.expires)"
            + (output.map { ": \($0)" } ?? ""))
    }
  }
}

struct VaccinationRevoke: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Revoke a certificate, or write the signed list of revoked ones.",
    discussion: """
      Example:
        zonal vaccination revoke 3 --ground "given to the wrong person" --as chi --database city.zonal
        zonal vaccination revoke --list revoked.cose --key issuer.json --database city.zonal --as admin
      """)
  @Argument(help: "Number of the certificate.") var number: Int?
  @Option(help: "Why, naming nobody.") var ground: String?
  @Option(help: ArgumentHelp("File of the list, for checkers without a network.", valueName: "file")) var list: String?
  @Option(help: ArgumentHelp("File of the issuer's private key.", valueName: "file")) var key: String?
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws {
    if (number == nil) == (list == nil) { throw ValidationError("name a certificate, or a file with --list") }
    if (number == nil) != (ground == nil) { throw ValidationError("a certificate and --ground go together") }
    if (list == nil) != (key == nil) { throw ValidationError("--list and --key go together") }
  }

  func run() throws {
    try arguments.use { open in
      if let number, let ground {
        try open.office.revokeCertificate(number, because: ground, on: open.today, by: open.access)
        return Console.line("certificate \(number) is revoked")
      }
      guard let list, let key else { return }
      let revoked = try open.open.file.read {
        try open.office.revocations(country: "VN", at: DatabaseArguments.now(), $0)
      }
      try OutputFile.write(revoked.signed(by: try SigningKey.read(key, for: VaccinationKeys.self)), to: list)
      Console.line("\(revoked.entries.count) revoked certificates: \(list)")
    }
  }
}

struct VaccinationVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a vaccination certificate.",
    discussion: """
      The text of the QR code is read from standard input. With --keys (from 'zonal vaccination keys list --jwks') no database and no
      network are needed; --revoked is the list of 'zonal vaccination revoke --list'. With --database it is known in any case whether it was
      revoked. Exit 0 for valid, 1 for refused.

      Example:
        zonal vaccination verify --keys keys.json --revoked revoked.cose < certificate.txt
        zonal vaccination verify --as chi --database city.zonal < certificate.txt
      """)
  @Option(help: ArgumentHelp("Public keys that are trusted (JSON Web Key Set).", valueName: "file")) var keys: String?
  @Option(help: ArgumentHelp("Signed list of revoked certificates.", valueName: "file")) var revoked: String?
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws {
    if revoked != nil, keys == nil { throw ValidationError("--revoked goes with --keys") }
  }

  func run() throws {
    var verdict = VaccinationVerification.refused(.form, nil)
    if let keys {
      verdict = try Failure.reporting {
        let keys = try VerifyingKey.readSet(keys)
        func key(_ id: [UInt8]) -> VerifyingKey? { keys.first { $0.keyID == id } }
        let list = try revoked.map { path in
          try RevocationList.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))), key: key)
        }
        return VaccinationVerification.verify(readLine() ?? "", at: DatabaseArguments.now(), revoked: list, key: key)
      }
    } else {
      try arguments.use { open in verdict = try open.office.checkCertificate(readLine() ?? "", by: open.access) }
    }
    switch verdict {
    case .valid(let claims): show("valid", nil, claims)
    case .refused(let reason, let claims):
      show("refused", reason, claims)
      throw Failure.rejectedRows
    }
  }

  private func show(_ outcome: String, _ reason: VaccinationVerification.Reason?, _ claims: VaccinationClaims?) {
    if arguments.format == .json {
      return Console.line(
        QuarantinePage.json([
          ("outcome", .string(outcome)), ("reason", reason.map { .string($0.rawValue) } ?? .null),
          ("dose", claims.map { .number(String($0.dose)) } ?? .null),
          ("series", claims.map { .number(String($0.series)) } ?? .null),
          ("day", claims.map { .string($0.day.description) } ?? .null),
        ]))
    }
    Console.line(reason.map { "\(outcome): \($0.words.en) (\($0.words.vi))" } ?? outcome)
    if let claims {
      Console.line(
        "\(claims.familyName) \(claims.givenName), born \(claims.birth): dose \(claims.dose) of \(claims.series), "
          + "\(claims.product), on \(claims.day), by \(claims.authority)")
    }
  }
}
