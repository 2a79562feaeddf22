import ArgumentParser
import Epidemiology
import Registry
import Store
import Surveillance

struct ImportCitizens: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "citizens",
    abstract: "Bring in a register of people: the 12-digit identifier, and what is known beside it.",
    discussion: """
      A citizen who is known changes only where the same source says something new, and what was is kept. What contradicts another
      source changes nothing: it waits in 'zonal conflicts'. An import that was cut off goes on where it was when it is run again.
      Names, phones, addresses and identifiers are sealed in the file; neither findings nor what is printed repeats any of them.

      Columns:
      \(CitizenColumn.allCases.map { "  \($0.rawValue): \($0.explanation)" }.joined(separator: "\n"))
      A cell with - takes back what the same source said before; an empty cell says nothing.

      Example:
        zonal import citizens citizens.csv --source "population register" --database city.zonal --findings findings.csv
      """)
  @Argument(help: "Files (.csv, .csv.gz), - for standard input.") var files: [String]
  @Option(help: "Who keeps the records; files of one source correct one another.") var source: String
  @OptionGroup var common: ImportArguments
  @OptionGroup var vintage: VintageArguments
  @OptionGroup var columns: ColumnArguments
  @Flag(help: "Make identifiers whole that lost zeros in front, as spreadsheets do to a whole column.")
  var restoreZeros = false
  @Flag(help: "Keep rows whose identifier contradicts their birth date or sex, with a note.")
  var keepContradictions = false

  @Option(help: "Rows of a transaction, which a kill can undo (default: 400000 for a new register, else 100000).")
  var rowsPerTransaction: Int?

  func run() throws {
    try common.run { database, sink in
      let access = try database.access(.registerUpkeep)
      let (wards, city) = try database.file.read { (try CityWards(vintage: vintage.vintage, $0), try City($0)) }
      var options = ImportOptions(
        source: source, vintage: wards.vintage, today: city.day(at: DatabaseArguments.now()))
      options.mapping = try columns.mapping()
      options.dateFormat = columns.dateFormat
      options.restoresZeros = restoreZeros
      options.keepsContradictions = keepContradictions
      options.rowsPerTransaction = rowsPerTransaction
      options.isDryRun = common.dryRun
      let job = CitizenImport(
        database.file, sealer: database.ring.sealer, access: access, options: options, sink: sink)
      var refused = 0
      for path in files {
        let name = LoadedInputs.name(path)
        Console.progress("reading \(path)")
        let counts = try job.run(path) { progress in
          let of = progress.rows.map { " of \($0)" } ?? ""
          Console.progress("\(name): \(progress.rowsDone)\(of) rows \(common.dryRun ? "read" : "are safe")")
        }
        Console.line(
          "\(name): \(counts.rows) rows, \(common.dryRun ? "would be " : "")\(counts.added) new, "
            + (counts.joined > 0 ? "\(counts.joined) more of these, " : "")
            + "\(counts.changed) changed, \(counts.unchanged) as they were; "
            + "\(counts.conflicting) contradict another source, \(counts.rejected) rejected")
        refused += counts.conflicting + counts.rejected
      }
      if !common.dryRun { try Self.tellConflicts(database) }
      return refused
    }
  }

  /// Says how many conflicts wait for people.
  static func tellConflicts(_ database: OpenDatabase) throws {
    let open = try CitizenRegister(database.file, sealer: database.ring.sealer).openConflicts()
    if open > 0 {
      Console.error("\(open) \(open == 1 ? "conflict waits" : "conflicts wait") for a decision: 'zonal conflicts list'")
    }
  }
}
