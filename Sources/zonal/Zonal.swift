import ArgumentParser
import Foundation
import Server

@main
struct Zonal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zonal",
    abstract: "Epidemic zone maps from ward boundaries, line lists and dated criteria.",
    discussion: """
      Start with the bundled Hanoi of 2021:

        zonal compute --boundaries geodata/hanoi-2021/wards.geojson --population geodata/hanoi-2021/population.csv \\
          --cases geodata/hanoi-2021/cases.csv --doses geodata/hanoi-2021/doses.csv \\
          --measures geodata/hanoi-2021/measures.csv --criteria vn-4800 --on 2022-01-21 --output build/hanoi
      """,
    version: ZonalServer.version,
    subcommands: [
      Compute.self, Explain.self, ReplayCommand.self, Status.self, TallyCommand.self, Locate.self,
      BoundariesCommand.self, DecreesCommand.self, CriteriaCommand.self, Diff.self, Init.self, ImportCommand.self,
      Publish.self, History.self, PermitCommand.self, CaseCommand.self, QuarantineCommand.self, AreaCommand.self,
      VaccinationCommand.self, SupportCommand.self,
      OfficersCommand.self, TokenCommand.self, CitizensCommand.self, MatchesCommand.self, ConflictsCommand.self,
      Sync.self, KeysCommand.self, RetentionCommand.self, Backup.self,
      Restore.self, VerifyLog.self, Serve.self, CredentialCommand.self,
    ])

  static func main() {
    // A limit on the size of files is then an error like a full disk, and not the program's end.
    signal(SIGXFSZ, SIG_IGN)
    main(nil)
  }
}
