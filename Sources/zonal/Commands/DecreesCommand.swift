import ArgumentParser

struct DecreesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decrees", abstract: "Draw and check decreed areas, and resolve what is in force day by day.",
    discussion: "Example:\n  zonal decrees check geodata/hanoi-2021/decrees.csv --levels green,orange,red",
    subcommands: [DecreesAround.self, DecreesCheck.self, DecreesResolve.self])
}
