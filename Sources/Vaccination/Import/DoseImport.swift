public import Epidemiology
import Quantities
import Registry
public import Store

/// Reads files of doses into the register of doses.
///
/// Rows in = recorded + changed + repeated + rejected. A file may come again, wholly or in part: what is known changes nothing, so an
/// import that was cut off is simply run again. Each transaction takes some rows with their people's standings and the counts of the zone
/// map; a process that is killed loses at most the rows of one transaction. Doses with an identifier become a citizen's; the others are
/// matched, or wait in the queue for people to decide.
///
/// Findings never repeat what is personal.
public struct DoseImport {
  let office: VaccinationOffice
  let access: Access
  let rules: DoseRules
  let options: DoseImportOptions
  private let sink: FindingSink

  /// - Throws: `VaccinationError.noRules`; `CriteriaError`; `StoreError`.
  public init(
    _ office: VaccinationOffice, access: Access, options: DoseImportOptions, sink: FindingSink
  ) throws {
    self.office = office
    self.access = access
    self.options = options
    self.sink = sink
    rules = try office.rules()
  }

  /// Reads one file, which may be packed (gzip); `-` is standard input.
  ///
  /// - Parameter progress: called after each transaction; an error that it throws ends the import there.
  /// - Throws: `IntakeError` when the file cannot be used; `VaccinationError.unusable`; `AccessError`; `StoreError`. What was reported as
  ///   done before stays.
  @discardableResult
  public func run(
    _ path: String, progress: (DoseImportCounts) throws -> Void = { _ in }
  ) throws -> DoseImportCounts {
    try run(DelimitedFile(path: path), progress: progress)
  }

  func run(
    _ input: DelimitedFile, progress: (DoseImportCounts) throws -> Void = { _ in }
  ) throws -> DoseImportCounts {
    guard !options.source.isEmpty else { throw VaccinationError.unusable("name the source of the doses") }
    guard options.rowsPerTransaction >= 1 else { throw VaccinationError.unusable("a transaction has 1 row or more") }
    try office.file.read { _ in try access.require(.importDoses, subject: "doses of \(options.source)") }
    var reader = try DoseRowReader(input, options, rules.vintage, office.sealer)
    if !reader.unused.isEmpty {
      sink.add([
        Finding(
          severity: .note, code: .unusedColumns, file: input.name, row: 1,
          column: reader.unused.joined(separator: " "),
          message: "these columns are not read: \(reader.unused.joined(separator: ", "))")
      ])
    }
    var writer = DoseBatchWriter(office: office, access: access, rules: rules, options: options)
    var counts = DoseImportCounts()
    var waiting: [DoseRow] = []
    func finish() throws {
      counts.add(try writer.enter(waiting))
      waiting.removeAll(keepingCapacity: true)
      sink.add(reader.findings)
      reader.findings.removeAll()
      try progress(counts)
    }
    try input.forEachRow { record in
      counts.rows += 1
      if let row = reader.row(record) { waiting.append(row) } else { counts.rejected += 1 }
      if waiting.count >= options.rowsPerTransaction { try finish() }
      return true
    }
    try finish()
    return counts
  }
}
