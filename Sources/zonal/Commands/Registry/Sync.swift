import ArgumentParser
import Epidemiology
import Registry
import Store

struct Sync: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Take the changes of the national population database into the register, since the last time.",
    discussion: """
      Every answer's signature is checked before anything of it is read, and each batch is taken wholly or not at all, so a run that
      was cut off goes on where it was. What contradicts another source waits in 'zonal conflicts'.
      Exit codes: 0 done, 1 with --strict when changes were rejected, 2 it cannot be done as it is, 75 the database does not answer
      now: run it again later.

      Example:
        zonal sync --from https://population.example.vn/v1 --source national --token-file token --keys-file keys \\
          --database city.zonal
      """)
  @Option(help: "Where the database answers: https://…, or http://127.0.0.1:… on this machine.") var from: String
  @Option(help: "Name of the source, under which its changes and how far they came are kept.") var source: String
  @Option(help: "File of the token that lets us in; only its owner may read it.") var tokenFile: String
  @Option(help: "File of the database's public keys, one a line: name, blank, Ed25519 key in base 64.") var keysFile:
    String
  @Option(help: "Changes asked for at a time.") var batch = LinkLimits().changes
  @Option(help: "How often one question is asked before giving up.") var attempts = LinkLimits().attempts
  @Flag(help: "Ask and check everything, say what would happen, and write nothing.") var dryRun = false
  @Option(help: "File for the findings.") var findings: String?
  @Flag(help: "Exit with 1 when changes were rejected.") var strict = false
  @OptionGroup var database: DatabaseArguments

  func validate() throws {
    if batch < 1 || attempts < 1 { throw ValidationError("--batch and --attempts are 1 or more") }
  }

  func run() throws {
    let rejected: Int
    do { rejected = try database.use { open in try Waiting.run { try await pull(open) } } } catch let error
      as ValidationError
    {
      throw error
    } catch {
      Console.error("error: \(error)")
      if let error = error as? LinkError, Self.passes(error) { throw Self.later }
      throw Failure.unusable
    }
    if strict, rejected > 0 { throw Failure.rejectedRows }
  }

  /// The exit code of what may be done later (EX_TEMPFAIL).
  private static let later = ExitCode(75)

  private static func passes(_ error: LinkError) -> Bool {
    switch error {
    case .unavailable, .busy: true
    default: false
    }
  }

  private func pull(_ open: OpenDatabase) async throws -> Int {
    let access = try open.access(.registerUpkeep)
    // Before anything is asked for.
    try open.file.read { _ in try access.require(.importCitizens, subject: "population database \(source)") }
    var limits = LinkLimits()
    limits.changes = batch
    limits.attempts = attempts
    let link = try PopulationLink(
      address: from, token: try BearerToken(file: tokenFile), keys: try PopulationKeys(file: keysFile), limits: limits,
      chance: { Double.random(in: 0...1) },
      sleep: { seconds in
        Console.error(
          "the population database does not answer as it should; it is asked again in "
            + "\((seconds * 10).rounded(.up) / 10) s")
        try await Task.sleep(for: .seconds(seconds))
      })
    let staged = try findings.map { try StagedFile($0) }
    let found = try FindingSink(path: staged?.staging)
    let sink = RegisterSink(
      open.file, sealer: open.ring.sealer, source: source, access: access, isDryRun: dryRun
    ) { found.add([$0]) }
    var told = 0
    let outcome: Result<PopulationLink.Summary, any Error>
    do {
      outcome = .success(
        try await link.pull(into: sink) { summary in
          found.add(
            summary.faults.dropFirst(told).map {
              Finding(severity: .rejected, code: .invalidText, file: source, message: "the line is not taken: \($0)")
            })
          told = summary.faults.count
          let counts = summary.counts
          Console.progress(
            "\(counts.applied + counts.known + counts.conflicts + counts.rejected) changes \(dryRun ? "read" : "are safe")"
          )
        })
    } catch { outcome = .failure(error) }
    // Batches that were taken are not asked for again, so what was found in them is kept however the run ended.
    try found.close()
    try staged?.commit()
    found.tell()
    let summary = try outcome.get()
    let counts = summary.counts
    Console.line(
      "\(source): \(summary.batches) batches; \(dryRun ? "would be " : "")\(counts.applied) taken, \(counts.known) known, "
        + "\(counts.conflicts) contradict another source, \(counts.rejected) rejected"
        + (summary.retries > 0 ? "; \(summary.retries) questions were asked again" : ""))
    if !dryRun { try ImportCitizens.tellConflicts(open) }
    return counts.rejected
  }
}
