import ArgumentParser
import Credentials
import Foundation
import Quantities
import Quarantine
import SpatialCore
import Surveillance

struct QuarantineCertificate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate",
    abstract: "Make the signed certificate of a completed order, or revoke one.",
    discussion: """
      The page (HTML, or the QR code alone as SVG) is made so that only you can read it. A certificate that holds is given again.

      Example:
        zonal quarantine certificate 12 --key issuer.json --output certificate.html --as chi --database city.zonal
        zonal quarantine certificate --revoke 3 --ground "given to the wrong person" --as chi --database city.zonal
      """)
  @Argument(help: "Number of the order.") var number: Int?
  @Option(help: ArgumentHelp("File of the issuer's private key.", valueName: "file")) var key: String?
  @Option(help: ArgumentHelp("File of the page: .html or .svg.", valueName: "file")) var output: String?
  @Flag(help: "Print the certificate's text on standard output.") var text = false
  @Option(help: "What certificates name as the city.") var city = "hanoi"
  @Option(help: "Revoke the certificate of this number.") var revoke: Int?
  @Option(help: "Why it is revoked, naming nobody.") var ground: String?
  @OptionGroup var arguments: QuarantineArguments

  func validate() throws {
    if (number == nil) == (revoke == nil) { throw ValidationError("name an order, or a certificate with --revoke") }
    if (revoke == nil) != (ground == nil) { throw ValidationError("--revoke and --ground go together") }
    if number != nil, key == nil { throw ValidationError("--key is needed to sign") }
    if let output, !output.hasSuffix(".svg"), !output.hasSuffix(".html") {
      throw ValidationError("--output ends with .html or .svg")
    }
  }

  func run() throws {
    try arguments.use { open in
      if let revoke, let ground {
        try open.office.revokeCertificate(revoke, because: ground, by: open.access)
        return Console.line("certificate \(revoke) is revoked")
      }
      let issued = try open.office.certify(
        number ?? 0, with: SigningKey.read(key ?? "", for: QuarantineKeys.self), house: city, by: open.access)
      if let output {
        let sheet = try CertificateSheet(issued.text, offset: open.offset)
        try PrivateFile.write(Array((output.hasSuffix(".svg") ? sheet.svg : sheet.html).utf8), to: output)
      }
      Console.line(
        text
          ? issued.text : "certificate \(issued.number), code \(issued.claims.code)\(output.map { ": \($0)" } ?? "")")
    }
  }
}

struct QuarantineVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a certificate of completion.",
    discussion: """
      The text of the QR code is read from standard input. With --keys (from 'zonal quarantine keys list --jwks') no database and no
      network are needed; with --database it is known as well whether it was revoked, and the typed code does. Exit 0 for valid, 1 for
      refused.

      Example:
        zonal quarantine verify --keys keys.json < certificate.txt
        zonal quarantine verify --as chi --database city.zonal < certificate.txt
      """)
  @Option(help: ArgumentHelp("Public keys that are trusted (JSON Web Key Set).", valueName: "file")) var keys: String?
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    var verdict = CertificateVerification.refused(.form, nil)
    if let keys {
      verdict = try Failure.reporting {
        let keys = try VerifyingKey.readSet(keys)
        return CertificateVerification.verify(readLine() ?? "", at: DatabaseArguments.now()) { id in
          keys.first { $0.keyID == id }
        }
      }
    } else {
      try arguments.use { open in verdict = try open.office.check(readLine() ?? "", by: open.access) }
    }
    switch verdict {
    case .valid(let claims): show("valid", nil, claims)
    case .refused(let reason, let claims):
      show("refused", reason, claims)
      throw Failure.rejectedRows
    }
  }

  private func show(_ outcome: String, _ reason: CertificateVerification.Reason?, _ claims: CertificateClaims?) {
    if arguments.format == .json {
      return Console.line(
        QuarantinePage.json([
          ("outcome", .string(outcome)), ("reason", reason.map { .string($0.rawValue) } ?? .null),
          ("serial", claims.map { .number(String($0.serial)) } ?? .null),
          ("ended", claims.map { .string($0.ended.description) } ?? .null),
        ]))
    }
    Console.line(reason.map { "\(outcome): \($0.words.en) (\($0.words.vi))" } ?? outcome)
    if let claims {
      Console.line(
        "certificate \(claims.serial), \(claims.holder), identifier ends in \(claims.lastDigits), "
          + "\(claims.start) to \(claims.ended)")
    }
  }
}
