import ArgumentParser

/// One task of the library in a process of its own, for `Benchmarks/run` to put beside the peers' processes.
///
/// Every command prints one line of JSON: wall seconds, CPU seconds of all threads, and what was found. What a task needs but
/// is not part of it (reading the boundaries before locating, say) is not timed.
@main
struct ZonalBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zonal-bench", abstract: "Time one task of the library.",
    subcommands: [
      LocateTask.self, ReadTask.self, GeoJSONTask.self, LookupTask.self, RecomputeTask.self, PublishTask.self,
      PermitsTask.self, CasesTask.self, CaseQuestionsTask.self, QuarantineTask.self, SupportTask.self,
      CredentialsTask.self,
      FuzzTask.self,
    ])
}
