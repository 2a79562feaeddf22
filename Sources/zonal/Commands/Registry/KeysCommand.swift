import ArgumentParser
import Cases
import EpidemicAreas
import Foundation
import Permits
import Quarantine
import Registry
import Store
import Subsidies
import Vaccination

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Put what is sealed under a new key, or the keys under another master key.",
    subcommands: [RenewKey.self, RewrapKeys.self])
}

struct RenewKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew",
    abstract: "Make a new key for personal data, and seal everything anew with it.",
    discussion: """
      Others read and write meanwhile. If it is cut off, go on with --resume. The key of before stays for values in backups.

      Example:
        zonal keys renew --database city.zonal
        zonal keys renew --resume --database city.zonal
      """)
  @Flag(help: "Make no new key: go on with sealing anew.") var resume = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.read { _ in try access.require(.manageKeys, subject: "keys") }
        var ring = open.ring
        if !resume {
          ring = try KeyRing.renew(
            .seal, of: open.file, masterKey: try database.masterKey(), actor: open.actor)
        }
        let columns =
          RegisterSealing.columns + PermitOffice.sealedColumns + CaseOffice.sealedColumns
          + QuarantineOffice.sealedColumns + AreaOffice.sealedColumns + VaccinationOffice.sealedColumns
          + SupportOffice.sealedColumns
        let rows = try Rotation(columns: columns).run(open.file, with: ring.sealer, actor: open.actor) { table, rows in
          Console.progress("\(table): \(rows) sealed anew")
        }
        Console.line("\(rows) values are sealed by key \(ring.sealer.currentKey)")
      }
    }
  }
}

struct RewrapKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rewrap",
    abstract: "Put the keys of the database under another master key; what is sealed stays as it is.",
    discussion: """
      A new master key is made in the file, unless one is there. The old one opens only backups made before.

      Example:
        zonal keys rewrap --new-key-file city.new.key --database city.zonal
      """)
  @Option(help: "File of the new master key.") var newKeyFile: String
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.read { _ in try access.require(.manageKeys, subject: "keys") }
        let new: MasterKey
        if FileManager.default.fileExists(atPath: newKeyFile) {
          new = try MasterKey(file: newKeyFile)
        } else {
          new = MasterKey()
          try new.write(to: newKeyFile)
        }
        _ = try KeyRing.rewrap(open.file, from: try database.masterKey(), to: new, actor: open.actor)
        Console.line(
          "from now on the database opens with \(newKeyFile): name it with --key-file, or put it in the place of the old one"
        )
      }
    }
  }
}

extension DatabaseArguments {
  /// The master key that the options, the environment or the file beside the database give.
  func masterKey() throws -> MasterKey {
    try MasterKey.find(keyFile: keyFile, beside: path, environment: ProcessInfo.processInfo.environment)
  }
}
