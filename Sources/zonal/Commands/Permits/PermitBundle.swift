import ArgumentParser
import Credentials
import Foundation
import Permits
import Surveillance

struct PermitBundle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Write what offline checkpoints decide by: keys, zones, rules and withdrawn permits, signed.",
    discussion: """
      Without --since it is whole; with the number of the bundle that a checkpoint has, it is what changed. There is no name of
      anybody in it, and nothing that can sign.

      Example:
        zonal permit bundle --key issuer.json --output check.zpb --as chi --database city.zonal
        zonal permit bundle --since 41 --key issuer.json --output delta.zpb --as chi --database city.zonal
      """)
  @Option(help: ArgumentHelp("File of the private key that signs bundles.", valueName: "file")) var key: String
  @Option(help: "Number of the bundle that is continued.") var since: Int?
  @Flag(inversion: .prefixedNo, help: "Include the codes to type, some 30 bytes a permit.") var codes = true
  @Option(help: "What credentials name as the city.") var city = "hanoi"
  @Option(help: ArgumentHelp("File of the bundle.", valueName: "file")) var output: String
  @OptionGroup var arguments: PermitArguments

  func run() throws {
    try arguments.use { office in
      let key = try SigningKey.read(key, for: PermitKeys.self)
      let bundle = try office.office.bundle(
        since: since, with: key, city: city, codes: codes, office.rules(), by: office.access)
      try OutputFile.write(bundle.bytes, to: output)
      Console.line(
        "bundle \(bundle.number)\(bundle.since > 0 ? " since \(bundle.since)" : ""), \(bundle.bytes.count) bytes: \(output)"
      )
    }
  }
}
