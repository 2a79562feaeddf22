import ArgumentParser
import Credentials
import SigningKeys
import Quantities
import Store

struct ListRingKeys<Ring: SigningRing>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "Show the public keys, or write them as a set for whoever checks.")
  }
  @Flag(help: "As a JSON Web Key Set: what 'zonal \(Ring.room) verify --keys' reads.") var jwks = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let keys = try database.look { file in try file.read { try Ring.all($0) } }
      if jwks {
        return Console.line(
          "{\"keys\":[\(keys.filter { $0.withdrawn == nil }.map { $0.key.jwk }.joined(separator: ","))]}")
      }
      var rows = [["key", "algorithm"] + (Ring.uses.isEmpty ? [] : ["signs"]) + ["from", "until", ""]]
      for entry in keys {
        rows.append(
          [entry.key.keyID.hexadecimal, "\(entry.key.algorithm)"]
            + (Ring.uses.isEmpty ? [] : [Ring.words(entry.bits).joined(separator: ", ")]) + [
              entry.from.description, entry.until?.description ?? "", entry.withdrawn.map { "withdrawn \($0)" } ?? "",
            ])
      }
      Console.line(Console.table(rows))
    }
  }
}
