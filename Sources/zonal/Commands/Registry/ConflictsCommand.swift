import ArgumentParser

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Look at what sources say otherwise of a citizen, and decide which holds.",
    discussion: """
      Example:
        zonal conflicts list --as chi --purpose register-upkeep --database city.zonal
        zonal conflicts decide 3 --take --reason "seen the papers" --as chi --purpose register-upkeep --database city.zonal
      """,
    subcommands: [ListConflicts.self, DecideConflict.self])
}
