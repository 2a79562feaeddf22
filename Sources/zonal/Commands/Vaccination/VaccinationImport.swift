import ArgumentParser
import Epidemiology
import Quantities
import Store
import Surveillance
import Vaccination

struct VaccinationImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in doses by the million.",
    discussion: """
      Each row is a dose or a finding. What is known changes nothing, so a file may come again, and one that was cut off is run again. Doses
      with an identifier become their citizens', others are matched by name, birth date, sex, ward and phone, and what is not certain
      waits in 'zonal vaccination matches'. The zone map counts each dose in the ward of residence, else in that of the injection.

      Columns:
      \(DoseColumn.allCases.map { "  \($0.rawValue): \($0.explanation)" }.joined(separator: "\n"))

      Example:
        zonal vaccination import doses.csv --source MoH --as an --database city.zonal --findings findings.csv
      """)
  @Argument(help: "Files (.csv, .csv.gz), - for standard input.") var files: [String]
  @Option(help: "Who keeps the doses; they are told apart within a source.") var source: String
  @Flag(help: "Identifiers lost zeros in front, as in spreadsheets; make them whole.") var restoreZeros = false
  @Option(help: "Rows of a transaction, which a kill can undo.") var rowsPerTransaction = 5_000
  @OptionGroup var common: ImportArguments
  @OptionGroup var columns: ColumnArguments

  func validate() throws {
    if rowsPerTransaction < 1 { throw ValidationError("a transaction has 1 row or more") }
    if source.isEmpty { throw ValidationError("name the --source, so that its doses can be told again") }
  }

  func run() throws {
    try common.run { database, sink in
      let offset = try database.file.read { try City($0).clockOffset }
      let office = VaccinationOffice(database.file, sealer: database.ring.sealer, offset: offset)
      var options = DoseImportOptions(source: source, today: DatabaseArguments.now().day(offset: offset))
      options.mapping = try columns.mapping()
      options.dateFormat = columns.dateFormat
      options.restoresZeros = restoreZeros
      options.rowsPerTransaction = rowsPerTransaction
      options.isDryRun = common.dryRun
      let job = try DoseImport(office, access: database.access(.vaccination), options: options, sink: sink)
      var rejected = 0
      for path in files {
        let name = LoadedInputs.name(path)
        Console.progress("reading \(path)")
        let counts = try job.run(path) {
          Console.progress("\(name): \($0.rows) rows \(common.dryRun ? "read" : "are safe")")
        }
        Console.line(Self.text(name, counts, isDryRun: common.dryRun))
        rejected += counts.rejected
      }
      return rejected
    }
  }

  static func text(_ name: String, _ counts: DoseImportCounts, isDryRun: Bool) -> String {
    "\(name): \(counts.rows) rows, \(isDryRun ? "would be " : "")\(counts.recorded) recorded, \(counts.changed) changed, "
      + "\(counts.repeated) repeated, \(counts.rejected) rejected; \(counts.matched) are citizens', \(counts.queued) wait for people, "
      + "\(counts.nameless) name nobody"
  }
}
