import ArgumentParser
import Cases
import Epidemiology
import Registry
import Store
import Surveillance

struct CaseImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in line lists of cases, contacts, tests, symptoms and exposures, or FHIR R4 as NDJSON.",
    discussion: """
      Each row is a record or a finding. What is known changes nothing, so a file may come again, and one that was cut off is run again.
      An empty cell says nothing, - takes back what was said, and of two rows of one record the later one holds. The class that a source
      gives holds until the office decides. Columns are found by these names, by those of WHO's line list and by those of Go.Data; other
      names are given with --map. Bring in people first, then what is known of them. All files of FHIR are one set; a dry run of
      them tells of contacts and tests of people who are not there yet as unknown.

      \(Self.columns)

      Example:
        zonal case import cases.csv --kind cases --source CDC --database city.zonal --findings findings.csv
        zonal case import Patient.ndjson Condition.ndjson Observation.ndjson --kind fhir --source hospital --database city.zonal
      """)

  @Argument(help: "Files (.csv, .csv.gz, .ndjson), - for standard input.") var files: [String]
  @Option(help: "cases, contacts, tests, symptoms, exposures or fhir.") var kind: CaseFileKind = .cases
  @Option(help: "Who keeps the records; names of records hold within a source.") var source: String
  @OptionGroup var common: ImportArguments
  @OptionGroup var vintage: VintageArguments
  @OptionGroup var columns: ColumnArguments
  @Option(help: "Rows of a transaction, which a kill can undo.") var rowsPerTransaction = 100_000

  private static let columns = [
    text(CaseColumn.self), text(ContactColumn.self), text(TestColumn.self), text(SymptomColumn.self),
    text(ExposureColumn.self),
  ].joined(separator: "\n\n")

  private static func text<Column: LineColumn>(_ type: Column.Type) -> String {
    "Columns of \(Column.kind.rawValue):\n"
      + Column.allCases.map { "  \($0.name): \($0.explanation)" }.joined(separator: "\n")
  }

  func validate() throws {
    if rowsPerTransaction < 1 { throw ValidationError("a transaction has 1 row or more") }
    if source.isEmpty { throw ValidationError("name the --source, so that its records can be told again") }
  }

  func run() throws {
    try common.run { database, sink in
      let access = try database.access(.caseInvestigation)
      let options = try options(database)
      guard let list = kind.list else { return try takeResources(database, access, options, sink) }
      let job = LineImport(database.file, sealer: database.ring.sealer, access: access, options: options, sink: sink)
      var rejected = 0
      for path in files {
        let name = LoadedInputs.name(path)
        Console.progress("reading \(path)")
        let counts = try job.run(path, kind: list) { progress in
          Console.progress("\(name): \(progress.rowsDone) rows \(common.dryRun ? "read" : "are safe")")
        }
        tell(name, counts)
        rejected += counts.rejected
      }
      return rejected
    }
  }

  private func options(_ database: OpenDatabase) throws -> LineOptions {
    let vintage = try vintage.load(database.file)
    var options = LineOptions(
      source: source, vintage: vintage, now: DatabaseArguments.now(),
      offset: try database.file.read { try City($0) }.clockOffset)
    options.mapping = try columns.mapping()
    options.dateFormat = columns.dateFormat
    options.rowsPerTransaction = rowsPerTransaction
    options.isDryRun = common.dryRun
    do { options.rules = try database.file.read { try CaseRules(vintage, $0) } } catch let error as CaseError
      where error == .noDefinitions
    {
      Console.error("remark: \(error); classes, windows and F numbers are as the files say")
    }
    return options
  }

  private func takeResources(
    _ database: OpenDatabase, _ access: Access, _ options: LineOptions, _ sink: FindingSink
  ) throws -> Int {
    let counts = try FHIRImport(
      database.file, sealer: database.ring.sealer, access: access, options: options, sink: sink
    ).run(files)
    Console.line("\(counts.lines) resources, \(counts.rejected) rejected")
    for (list, counts) in counts.lists.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { tell(list.rawValue, counts) }
    return counts.rejected
  }

  private func tell(_ name: String, _ counts: LineCounts) {
    Console.line(
      "\(name): \(counts.rows) rows, \(common.dryRun ? "would be " : "")\(counts.added) new, \(counts.changed) changed, "
        + "\(counts.unchanged) as they were; "
        + (counts.repeated > 0 ? "\(counts.repeated) again of a record of the file, " : "")
        + "\(counts.rejected) rejected")
  }
}
