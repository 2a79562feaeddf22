import ArgumentParser

struct MatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matches",
    abstract: "Find the citizens of records without identifier, and decide where the program may not.",
    discussion: """
      Example:
        zonal matches find doses-without-number.csv --source doses --purpose vaccination --database city.zonal
        zonal matches list --as chi --purpose vaccination --database city.zonal
        zonal matches show 12 --as chi --purpose vaccination --database city.zonal
        zonal matches decide 12 --link 4711 --reason "same address" --as chi --purpose vaccination --database city.zonal
      """,
    subcommands: [FindMatches.self, ListMatches.self, ShowMatch.self, DecideMatch.self])
}
