import ArgumentParser
import Quantities
import Server
import Store

struct IssueToken: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Make a token for an officer of the database and print it, alone, on standard output.",
    discussion: """
      Example:
        zonal token issue --as admin --for chi --key keys.private.json --hours 8 --narrow-to "wards 00067" --database city.zonal
      """)

  @Option(name: .customLong("for"), help: ArgumentHelp("Name of the officer.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("File of the private key.", valueName: "file"))
  var key: String

  @Option(help: "Hours until the token ends, at most 720.")
  var hours = 8

  @Option(
    help: ArgumentHelp(
      "A part of the officer's area: \"districts 001\", \"wards 00001\" or \"prefixes 01\" (default: all of it).",
      valueName: "area"),
    transform: { text in
      guard let area = AreaLimit(text) else {
        throw ValidationError("'\(text)' is no area; write everything, \"districts 001 002\" or \"wards 00001\"")
      }
      return area
    })
  var narrowTo: AreaLimit?

  @Option(help: "What the server calls the issuer.")
  var issuer = AccessSettings().tokenIssuer

  @Option(help: "What the server calls itself.")
  var audience = AccessSettings().tokenAudience

  @OptionGroup var database: DatabaseArguments

  func validate() throws {
    guard (1...720).contains(hours) else { throw ValidationError("--hours is from 1 to 720") }
  }

  func run() throws {
    try Failure.reporting {
      let signing = try TokenSigningKey(contentsOf: key)
      let token = try database.use { open in
        let access = try open.access(.administration)
        let (officer, area) = try open.file.read { reading -> (Officer, AreaLimit) in
          guard let officer = try Officers.named(name, reading), officer.endedAt == nil else {
            throw UnknownOfficer(name: name, path: open.file.path)
          }
          try access.require(.manageOfficers, subject: "officer \(officer.id)")
          return (officer, try narrowTo.map { try officer.area.narrowed(to: $0, reading) } ?? officer.area)
        }
        guard !area.isNothing else { throw EmptyArea(name: name, area: officer.area) }
        let start = DatabaseArguments.now()
        let end = Instant(milliseconds: start.milliseconds + Int64(hours) * 3_600_000)
        let token = try signing.token(
          for: officer, area: area, from: start, until: end, issuer: issuer, audience: audience)
        // Nobody has a token that the log does not know of.
        try open.file.write {
          $0.record(
            access.act(
              "token.issue", subject: "officer \(officer.id)",
              facts: [
                "role": officer.role.rawValue, "area": area.description, "until": end.description, "key": signing.id,
              ]))
        }
        return token
      }
      print(token)
    }
  }
}

/// What a token would be narrowed to has nothing of its officer's area.
struct EmptyArea: Error, CustomStringConvertible {
  var name: String
  var area: AreaLimit

  var description: String { "nothing of --narrow-to is in the area of \(name), which is \(area)" }
}
