import ArgumentParser
import Credentials
import Criteria
import Foundation
import Permits
import Surveillance

struct PermitIssue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Make a signed permit of an approved application, and the sheet to print.",
    discussion: """
      The sheet (SVG of A5, or HTML to print) has the QR code, the code to type where a camera fails, and the facts in words. Files are
      made so that only you can read them.

      Example:
        zonal permit issue 12 --key issuer.json --output permit.svg --as chi --database city.zonal
        zonal permit issue 12 --key issuer.json --text --as chi --database city.zonal > credential.txt
        zonal permit issue --again 3 --output permit.html --as chi --database city.zonal
      """)
  @Argument(help: "Number of the application.") var number: Int?
  @Option(help: ArgumentHelp("File of the issuer's private key.", valueName: "file")) var key: String?
  @Option(help: "Number of a permit that is printed once more.") var again: Int?
  @Option(help: ArgumentHelp("File of the sheet: .svg or .html.", valueName: "file")) var output: String?
  @Flag(help: "Print the credential's text on standard output.") var text = false
  @Option(help: "What credentials name as the city.") var city = "hanoi"
  @Option(help: "The authority that stands at the head of the sheet.") var authority =
    "Ủy ban nhân dân thành phố Hà Nội"
  @OptionGroup var arguments: PermitArguments

  func validate() throws {
    if (number == nil) == (again == nil) { throw ValidationError("name an application, or a permit with --again") }
    if number != nil, key == nil { throw ValidationError("--key is needed to sign") }
    if let output, !output.hasSuffix(".svg"), !output.hasSuffix(".html") {
      throw ValidationError("--output ends with .svg or .html")
    }
  }

  func run() throws {
    try arguments.use { office in
      let rules = try office.rules()
      let issued: IssuedCredential
      if let again {
        issued = try office.office.credential(ofPermit: again, by: office.access)
      } else {
        let key = try SigningKey.read(key ?? "", for: PermitKeys.self)
        issued = try office.office.issue(number ?? 0, with: key, city: city, rules, by: office.access)
      }
      if let output {
        let sheet = try PermitSheet(
          issued, authority: Localized(english: authority, vietnamese: authority), rules)
        try PrivateFile.write(
          Array((output.hasSuffix(".svg") ? sheet.svg : PermitSheet.html([sheet])).utf8), to: output)
      }
      if text {
        Console.line(issued.text)
      } else {
        Console.line("permit \(issued.permit), code \(issued.code)\(output.map { ": \($0)" } ?? "")")
      }
    }
  }
}
