import Quantities
import ArgumentParser
import Credentials
import SigningKeys
import Store

struct AddRingKey<Ring: SigningRing>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: "Let a key sign.")
  }
  @Argument(help: "File of the private key; only its public half goes into the database.") var file: String
  @Option(
    help: ArgumentHelp(
      "What it signs: credentials, bundles or both.", visibility: Ring.uses.isEmpty ? .hidden : .default))
  var uses = "both"
  @OptionGroup var database: DatabaseArguments

  private var bits: Int? { uses == "both" ? Ring.allBits : Ring.uses.first { $0.word == uses }?.bits }

  func validate() throws {
    guard bits != nil else {
      throw ValidationError(
        Ring.uses.isEmpty
          ? "keys of 'zonal \(Ring.room)' all sign the same; leave --uses out"
          : "--uses is \((Ring.uses.map(\.word) + ["both"]).joined(separator: ", "))")
    }
  }

  func run() throws {
    try Failure.reporting {
      let key = try SigningKey.read(file, for: Ring.self)
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.write { try Ring.add(key.verifyingKey, bits: bits ?? 0, by: access, $0) }
      }
      let words = Ring.words(bits ?? 0)
      Console.line(
        "\(key.verifyingKey.keyID.hexadecimal) signs \(words.isEmpty ? Ring.signed : words.joined(separator: " and "))")
    }
  }
}
