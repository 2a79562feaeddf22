import ArgumentParser
import Vaccination

struct VaccinationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vaccination",
    abstract: "Doses by dated rules: recorded, matched to people, due, counted, certified.",
    subcommands: [
      // Rules, coverage of files, sites and invitations, certificates.
      VaccinationRulesCommand.self,
      VaccinationCoverage.self,
      VaccinationSiteCommand.self,
      VaccinationSessionCommand.self,
      VaccinationInvite.self,
      VaccinationCertificate.self,
      VaccinationRevoke.self,
      VaccinationVerify.self,
      RingKeysCommand<VaccinationKeys>.self,
      // Doses, matching, lists, coverage of the database, exchange.
      VaccinationRecord.self,
      VaccinationCorrect.self,
      VaccinationWithdraw.self,
      VaccinationReaction.self,
      VaccinationShow.self,
      VaccinationImport.self,
      VaccinationMatches.self,
      VaccinationSettle.self,
      VaccinationDue.self,
      VaccinationStatistics.self,
      VaccinationExport.self,
      VaccinationImportFHIR.self,
    ])
}
