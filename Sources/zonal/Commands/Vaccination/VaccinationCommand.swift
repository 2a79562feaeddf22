import ArgumentParser

struct VaccinationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vaccination",
    abstract: "Doses by dated rules: recorded, matched to people, due, counted, certified.",
    subcommands: [
      // Rules, coverage of files, sites and invitations, certificates.
      VaccinationRulesCommand.self,
      VaccinationCoverage.self,
        // Doses, matching, lists, coverage of the database, exchange.
    ])
}
