import ArgumentParser
import Cases
import EpidemicAreas
import Permits
import Quantities
import Quarantine
import Registry
import Store
import Subsidies
import Surveillance
import Vaccination

struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Say how long people's data are kept, and delete those whose time has come.",
    discussion: """
      Example:
        zonal retention set citizen.moved --days 365 --database city.zonal
        zonal retention run --dry-run --database city.zonal
        zonal retention run --database city.zonal
      """,
    subcommands: [ListRetention.self, SetRetention.self, RunRetention.self])

  /// The kinds of record whose deletion can be timed.
  static func deletions(_ open: OpenDatabase, offset: Int) -> [TimedDeletion] {
    EndedCitizens.allCases.map {
      $0.deletion(sealer: open.ring.sealer) {
        try PermitOffice.forget(citizen: $0, $1)
        try CaseOffice.forget(citizen: $0, $1)
        try QuarantineOffice.forget(citizen: $0, $1)
        try AreaOffice.forget(citizen: $0, $1)
        try VaccinationOffice.forget(citizen: $0, $1)
        try SupportOffice.forget(citizen: $0, $1)
      }
    } + [
      MatchQueue.deletion(offset: offset), PermitOffice.deletion(offset: offset), CaseOffice.deletion(),
      QuarantineOffice.deletion(),
    ] + AreaOffice.deletions(offset: offset) + VaccinationOffice.deletions(offset: offset)
      + SupportOffice.deletions(offset: offset)
  }
}

struct ListRetention: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the kinds of record and how long they are kept.")
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let days = try open.file.read { try Retention.days($0) }
        let rows = RetentionCommand.deletions(open, offset: 0).map { deletion in
          [deletion.kind, days[deletion.kind].map { "\($0) days" } ?? "for ever"]
        }
        Console.line(Console.table(rows))
      }
    }
  }
}

struct SetRetention: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Say how long records of a kind are kept.",
    discussion: """
      Example:
        zonal retention set citizen.deceased --days 730 --database city.zonal
      """)
  @Argument(help: "The kind, as 'retention list' shows it.") var kind: String
  @Option(help: "Days after the day of the record.") var days: Int?
  @Flag(help: "Keep them.") var forEver = false
  @OptionGroup var database: DatabaseArguments

  func validate() throws {
    if (days == nil) != forEver { throw ValidationError("say either --days or --for-ever") }
    if let days, days < 0 { throw ValidationError("--days is 0 or more") }
  }

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        let retention = Retention(RetentionCommand.deletions(open, offset: 0))
        try open.file.write { try retention.set(kind, days: days, by: access, $0) }
        Console.line("\(kind): \(days.map { "\($0) days" } ?? "for ever")")
      }
    }
  }
}

struct RunRetention: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Delete the records whose time has come, in one transaction.",
    discussion: """
      Example:
        zonal retention run --dry-run --database city.zonal
      """)
  @Flag(help: "Count them, and delete nothing.") var dryRun = false
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        let city = try open.file.read { try City($0) }
        let today = city.day(at: DatabaseArguments.now())
        let retention = Retention(RetentionCommand.deletions(open, offset: city.clockOffset))
        let counts =
          dryRun
          ? try open.file.read { try retention.due(on: today, by: access, $0) }
          : try open.file.write { try retention.run(on: today, by: access, $0) }
        for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
          Console.line("\(kind): \(dryRun ? "would be " : "")\(count) deleted")
        }
        if counts.isEmpty { Console.line("no kind has a time; everything is kept") }
      }
    }
  }
}
