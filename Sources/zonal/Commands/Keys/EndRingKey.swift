import ArgumentParser
import SigningKeys
import Store

struct EndRingKey<Ring: SigningRing>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "end", abstract: "End a key, or withdraw it.")
  }
  @Argument(help: "Id of the key, 16 hexadecimal digits, as '\(Ring.verb) list' shows it.") var key: String
  @Flag(help: "Nothing that it signed counts any more.") var withdraw = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.write { try Ring.end(key, withdrawing: withdraw, by: access, $0) }
      }
      Console.line("\(key) is \(withdraw ? "withdrawn" : "ended")")
    }
  }
}
