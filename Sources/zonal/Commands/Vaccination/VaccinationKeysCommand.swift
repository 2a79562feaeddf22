import ArgumentParser
import Credentials
import Quantities
import Store
import Vaccination

struct VaccinationKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "The keys that sign vaccination certificates.",
    discussion: """
      The private key stays in its file ('zonal permit keys make' makes one). The database and whoever checks have public keys only.

      Example:
        zonal vaccination keys add issuer.json --as admin --database city.zonal
        zonal vaccination keys list --jwks --database city.zonal > keys.json
        zonal vaccination keys end 4f1c0de2a9b83d57 --withdraw --as admin --database city.zonal
      """,
    subcommands: [AddVaccinationKey.self, EndVaccinationKey.self, ListVaccinationKeys.self])
}

struct AddVaccinationKey: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Let a key sign.")
  @Argument(help: "File of the private key; only its public half goes into the database.") var file: String
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let key = try SigningKey.read(file)
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.write { try VaccinationKeys.add(key.verifyingKey, by: access, $0) }
      }
      Console.line("\(key.verifyingKey.keyID.hexadecimal) signs certificates")
    }
  }
}

struct EndVaccinationKey: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "end", abstract: "End a key, or withdraw it.")
  @Argument(help: "Id of the key, 16 hexadecimal digits, as 'zonal vaccination keys list' shows it.") var key: String
  @Flag(help: "Nothing that it signed counts any more.") var withdraw = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.write { writing in
          try VaccinationKeys.end(
            [UInt8](hexadecimal: key.lowercased()) ?? [], withdrawing: withdraw, by: access, writing)
        }
      }
      Console.line("\(key) is \(withdraw ? "withdrawn" : "ended")")
    }
  }
}

struct ListVaccinationKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the public keys, or write them as a set for checkers.")
  @Flag(help: "As a JSON Web Key Set: what 'zonal vaccination verify --keys' reads.") var jwks = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let keys = try database.look { file in try file.read { try VaccinationKeys.all($0) } }
      if jwks {
        return Console.line(
          "{\"keys\":[\(keys.filter { $0.withdrawn == nil }.map { $0.key.jwk }.joined(separator: ","))]}")
      }
      var rows = [["key", "algorithm", "from", "until", ""]]
      for entry in keys {
        rows.append([
          entry.key.keyID.hexadecimal, "\(entry.key.algorithm)", entry.from.description,
          entry.until?.description ?? "", entry.withdrawn.map { "withdrawn \($0)" } ?? "",
        ])
      }
      Console.line(Console.table(rows))
    }
  }
}
