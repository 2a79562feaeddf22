import ArgumentParser
import Quantities
import Store

struct OfficersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "officers",
    abstract: "Say who may do what, and where.",
    discussion: """
      The officer who made the database is its administrator. As long as there is no other officer, the administrator also drafts and
      publishes maps; nobody but health officers and permit officers reads people's data, each in their own area.

      Example:
        zonal officers add an --role epidemiologist --database city.zonal
        zonal officers add binh --role publisher --database city.zonal
        zonal officers add chi --role health-officer --area "wards 00067" --database city.zonal
      """,
    subcommands: [AddOfficer.self, ChangeOfficer.self, EndOfficer.self, ListOfficers.self])
}

/// What an officer may do, and where.
struct OfficerArguments: ParsableArguments {
  @Argument(help: "Name of the officer.") var name: String
  @Option(
    help: ArgumentHelp("One of \(Role.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "role"),
    transform: { text in
      guard let role = Role(rawValue: text) else {
        throw ValidationError("'\(text)' is none of \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return role
    })
  var role: Role
  @Option(
    help: "Where: everything, \"districts 001 002\", \"wards 00001\" or \"prefixes 01\".",
    transform: { text in
      guard let area = AreaLimit(text) else {
        throw ValidationError("'\(text)' is no area; write everything, \"districts 001 002\" or \"wards 00001\"")
      }
      return area
    })
  var area: AreaLimit = .everything
}

struct AddOfficer: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Add an officer.")
  @OptionGroup var officer: OfficerArguments
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.file.write {
          _ = try Officers.add(officer.name, role: officer.role, area: officer.area, by: access, $0)
        }
        Console.line("\(officer.name) is \(officer.role.words.en) for \(officer.area)")
      }
    }
  }
}

struct ChangeOfficer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Give an officer another role or area.")
  @OptionGroup var officer: OfficerArguments
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.naming(officer.name) {
          try open.file.write {
            try Officers.change(officer.name, role: officer.role, area: officer.area, by: access, $0)
          }
        }
        Console.line("\(officer.name) is \(officer.role.words.en) for \(officer.area)")
      }
    }
  }
}

struct EndOfficer: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "end", abstract: "Take all rights from an officer.")
  @Argument(help: "Name of the officer.") var name: String
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      try database.use { open in
        let access = try open.access(.administration)
        try open.naming(name) { try open.file.write { try Officers.end(name, by: access, $0) } }
        Console.line("\(name) has no rights any more; what was done in that name stays in the log")
      }
    }
  }
}

struct ListOfficers: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the officers.")
  @OptionGroup var database: DatabaseArguments

  func run() throws {
    try Failure.reporting {
      let officers = try database.look { try $0.read { try Officers.all($0) } }
      Console.line(
        Console.table(
          [["name", "role", "area", "until"]]
            + officers.map { [$0.name, $0.role.rawValue, $0.area.description, $0.endedAt?.description ?? ""] }))
    }
  }
}
