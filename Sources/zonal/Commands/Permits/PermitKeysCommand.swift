import ArgumentParser
import Credentials
import Foundation
import Permits
import Quantities
import Store

struct PermitKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "The keys that sign permits and check bundles.",
    discussion: """
      The private key stays in its file, at the issuer. The database and whoever checks have public keys only. To renew a key, add the
      next one, give checkers a bundle, and end the old one; what it signed stays valid. Withdraw a key that somebody else has: nothing
      that it signed counts any more.

      Example:
        zonal permit keys make --output issuer.json
        zonal permit keys add issuer.json --as admin --database city.zonal
        zonal permit keys end 4f1c0de2a9b83d57 --withdraw --as admin --database city.zonal
      """,
    subcommands: [MakePermitKey.self, AddPermitKey.self, EndPermitKey.self, ListPermitKeys.self])
}

struct MakePermitKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make a key: a file that only you can read.")
  @Option(help: ArgumentHelp("File of the private key (JSON Web Key).", valueName: "file")) var output: String
  @Flag(help: "EdDSA in place of ES256, which every browser can check.") var edDSA = false

  func run() throws {
    try Failure.reporting {
      let key = SigningKey.generate(edDSA ? .edDSA : .es256)
      try PrivateFile.write(Array(key.privateJWK.utf8), to: output)
      Console.line("\(key.verifyingKey.keyID.hexadecimal): \(output), which only you can read")
    }
  }
}

struct AddPermitKey: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Let a key sign.")
  @Argument(help: "File of the private key; only its public half goes into the database.") var file: String
  @Option(help: "What it signs: credentials, bundles or both.") var uses = "both"
  @OptionGroup var database: DatabaseArguments

  func validate() throws {
    guard ["credentials", "bundles", "both"].contains(uses) else {
      throw ValidationError("--uses is credentials, bundles or both")
    }
  }

  func run() throws {
    try Failure.reporting {
      let key = try SigningKey.read(file)
      try database.use { open in
        let access = try open.access(.administration)
        let use: PermitKeys.Uses =
          uses == "credentials" ? .credentials : uses == "bundles" ? .bundles : [.credentials, .bundles]
        try open.file.write { try PermitKeys.add(key.verifyingKey, for: use, by: access, $0) }
      }
      Console.line("\(key.verifyingKey.keyID.hexadecimal) signs \(uses == "both" ? "credentials and bundles" : uses)")
    }
  }
}

struct EndPermitKey: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "end", abstract: "End a key, or withdraw it.")
  @Argument(help: "Id of the key, 16 hexadecimal digits, as 'zonal permit keys list' shows it.") var key: String
  @Flag(help: "Nothing that it signed counts any more.") var withdraw = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.write { writing in
          let all = try PermitKeys.all(writing)
          guard let found = all.first(where: { $0.key.keyID.hexadecimal == key.lowercased() }) else {
            throw PermitError.unknown(
              what: "permit key", name: key, known: all.map { $0.key.keyID.hexadecimal })
          }
          try PermitKeys.end(found.key.keyID, withdrawing: withdraw, by: access, writing)
        }
      }
      Console.line("\(key) is \(withdraw ? "withdrawn" : "ended")")
    }
  }
}

struct ListPermitKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the public keys, or write them as a set for checkers.")
  @Flag(help: "As a JSON Web Key Set: what a checker is installed with.") var jwks = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let keys = try database.look { file in try file.read { try PermitKeys.all($0) } }
      if jwks {
        return Console.line(
          "{\"keys\":[\(keys.filter { $0.withdrawn == nil }.map { $0.key.jwk }.joined(separator: ","))]}")
      }
      var rows = [["key", "algorithm", "signs", "from", "until", ""]]
      for entry in keys {
        let uses = [(PermitKeys.Uses.credentials, "credentials"), (.bundles, "bundles")].filter {
          entry.uses.contains($0.0)
        }
        rows.append([
          entry.key.keyID.hexadecimal, "\(entry.key.algorithm)", uses.map(\.1).joined(separator: ", "),
          entry.from.description, entry.until?.description ?? "", entry.withdrawn.map { "withdrawn \($0)" } ?? "",
        ])
      }
      Console.line(Console.table(rows))
    }
  }
}

extension SigningKey {
  /// Reads a private key's file.
  ///
  /// - Throws: `InputError` with the path, and what is wrong with it.
  static func read(_ path: String) throws -> SigningKey {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UnreadableKey(path: path, reason: "there is no such file, or you may not read it")
    }
    do { return try SigningKey(privateJWK: String(decoding: data, as: UTF8.self)) } catch {
      throw UnreadableKey(path: path, reason: "\(error)")
    }
  }
}

/// A file that should hold a private key does not.
struct UnreadableKey: Error, CustomStringConvertible {
  var path: String
  var reason: String

  var description: String { "cannot read the key '\(path)': \(reason); make one with 'zonal permit keys make'" }
}
