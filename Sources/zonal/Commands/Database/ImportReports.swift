import ArgumentParser
import Epidemiology
import Store
import Surveillance

/// What imports of cases and of doses have in common.
struct ReportArguments: ParsableArguments {
  @Argument(help: "Files, - for standard input.") var files: [String]
  @Option(help: "Who the reports come from; identifiers are told apart by source.") var source: String
  @Option(help: "Rows that are made safe together: fewer are safe sooner, and take longer.") var batch = 250_000
  @OptionGroup var common: ImportArguments
  @OptionGroup var vintage: VintageArguments
  @OptionGroup var rows: RowArguments

  func validate() throws {
    guard batch > 0 else { throw ValidationError("--batch is a number of rows, 1 or more") }
  }

  func run(_ kind: RowKind) throws {
    try common.run { database, sink in
      try rows.checkMappings(against: files)
      let access = try database.access(.administration)
      let vintage = try vintage.load(database.file)
      let index = WardIndex(wards: vintage.wards, threads: rows.threadCount)
      var options = IntakeOptions()
      options.mapping = try rows.mapping()
      options.dateFormat = rows.dateFormat
      options.referenceSystem = try rows.referenceSystem()
      var rejected = 0
      for path in files {
        var job = ReportImport(kind: kind, source: source, access: access)
        job.isDryRun = common.dryRun
        job.batch = batch
        let sealer = database.ring.sealer
        job.lookup = { sealer.lookup($0) }
        let name = LoadedInputs.name(path)
        common.progress.say("reading \(path)")
        let summary = try job.run(
          path, into: database.file, vintage: vintage, index: index, options: options, sink: sink
        ) { common.progress.say("\(name): \($0) rows are safe") }
        Console.line(
          "\(name): \(summary.rows.rows) rows, \(common.dryRun ? "would be " : "")\(summary.added) new, "
            + "\(summary.changed) corrected, \(summary.unchanged) as they were"
            + (summary.repeated > 0 ? ", \(summary.repeated) said otherwise by a later row of the file" : "")
            + "; \(summary.rows.unlocated) in no ward, \(summary.rows.rejected) rejected")
        rejected += summary.rows.unlocated + summary.rows.rejected
      }
      return rejected
    }
  }
}

struct ImportCases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: "Bring in reports of cases: report_date and a place, best with case_id.",
    discussion: """
      A row whose case_id its source has given before is a correction and takes the place of the row before; with a count of 0
      it takes the report out. A row with a negative count is a report of its own that takes back. Rows without case_id are told
      apart by what is written in them. When a row became known is said by known_at; else it is now.

      Example:
        zonal import cases cases.csv --source CDC --database city.zonal
      """)
  @OptionGroup var reports: ReportArguments

  func run() throws { try reports.run(.cases) }
}

struct ImportDoses: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doses",
    abstract: "Bring in vaccine doses: dose_date, dose_number and a place, best with dose_id.",
    discussion: """
      A row whose dose_id its source has given before is a correction. Rows without dose_id are told apart by what is written in
      them.

      Example:
        zonal import doses doses.csv --source "immunisation register" --database city.zonal
      """)
  @OptionGroup var reports: ReportArguments

  func run() throws { try reports.run(.doses) }
}
