import ArgumentParser
import Epidemiology
import Registry
import Store

struct FindMatches: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Look for the citizens of a file's records; link what agrees wholly, and queue the rest.",
    discussion: """
      What is decided stays when a file comes again. The register is read into memory, some 250 bytes a citizen.

      Columns:
      \(MatchColumn.allCases.map { "  \($0.rawValue): \($0.explanation)" }.joined(separator: "\n"))

      Example:
        zonal matches find doses-without-number.csv --source doses --purpose vaccination --database city.zonal
      """)
  @Argument(help: "Files (.csv, .csv.gz), - for standard input.") var files: [String]
  @Option(help: "Which table or file the records are of; they are told apart by source and record.") var source: String
  @Option(
    help: ArgumentHelp("Why, for the decision log (default: register-upkeep).", valueName: "purpose"),
    transform: parsePurpose)
  var purpose = Purpose.registerUpkeep
  @OptionGroup var common: ImportArguments
  @OptionGroup var vintage: VintageArguments
  @OptionGroup var columns: ColumnArguments

  func run() throws {
    try common.run { database, sink in
      let access = try database.access(purpose)
      let wards = try database.file.read { try CityWards(vintage: vintage.vintage, $0) }
      Console.progress("reading the register")
      let people = try MatchIndex.load(
        database.file, sealer: database.ring.sealer, districts: wards.districts, by: access)
      var job = MatchImport(
        database.file, sealer: database.ring.sealer, access: access, source: source, people: people, wards: wards,
        sink: sink)
      job.mapping = try columns.mapping()
      job.dateFormat = columns.dateFormat
      job.isDryRun = common.dryRun
      var rejected = 0
      for path in files {
        let name = LoadedInputs.name(path)
        let counts = try job.run(path) {
          Console.progress("\(name): \($0.rows) rows \(common.dryRun ? "read" : "are safe")")
        }
        Console.line(
          "\(name): \(counts.rows) rows against \(people.index.count) citizens, "
            + "\(common.dryRun ? "would be " : "")\(counts.linked) linked, \(counts.queued) for people to decide, "
            + "\(counts.decided) decided before, \(counts.rejected) rejected")
        rejected += counts.rejected
      }
      return rejected
    }
  }
}
