import Dispatch
public import Epidemiology
import Quantities
import SpatialCore
public import Store

/// Reads files of citizens into the register.
///
/// A file may come again, wholly or in part: what is known changes nothing. A row of the same source that says something new changes
/// the record and keeps what it was; one that says otherwise than another source waits in the queue of conflicts. Each transaction
/// takes some rows and the note of how far the file is, so that a process that is killed loses at most the rows of one
/// transaction, none of which it reported as done; run again with the same file it goes on where it was.
///
/// Rows in = added + joined + changed + unchanged + findings. The findings never repeat what is personal.
public struct CitizenImport {
  /// How far an import is.
  public struct Progress: Sendable {
    public var rowsDone: Int
    /// Rows of the file; `nil` when it is read from a pipe.
    public var rows: Int?
    public var counts: ImportCounts
  }

  let file: DatabaseFile
  let keys: RegisterKeys
  let access: Access
  let options: ImportOptions
  private let sink: FindingSink

  public init(_ file: DatabaseFile, sealer: Sealer, access: Access, options: ImportOptions, sink: FindingSink) {
    self.file = file
    keys = RegisterKeys(sealer)
    self.access = access
    self.options = options
    self.sink = sink
  }

  /// Reads one file, which may be packed (gzip).
  ///
  /// A file is gone through once before, to learn who has several rows. Standard input (`-`) cannot be: it is read from its beginning
  /// whenever it comes, and takes some 150 bytes of memory a citizen.
  ///
  /// - Parameter progress: called after each transaction.
  /// - Returns: the import, with the counts of all its rows, those of an interrupted run included.
  /// - Throws: `IntakeError` when the file cannot be used, `RegistryError.unknownVintage`, `.unnamedSource`, `.invalidOption`,
  ///   `StoreError`, `AccessError`; what was reported as done before stays.
  @discardableResult
  public func run(_ path: String, progress: (Progress) -> Void = { _ in }) throws -> ImportCounts {
    if let rows = options.rowsPerTransaction, rows < 1 {
      throw RegistryError.invalidOption("a transaction has 1 row or more")
    }
    guard !options.source.isEmpty else { throw RegistryError.unnamedSource }
    let input = try DelimitedFile(path: path)
    let columns = try CitizenColumns(input, mapping: options.mapping)
    // Which rows a file is read into depends on all of these: an import goes on only under the same.
    let signature = [
      options.vintage, options.dateFormat.rawValue, String(options.restoresZeros), String(options.keepsContradictions),
      options.mapping.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&"),
    ].joined(separator: "|")
    let (wards, groups, unfinished, source, isFilled) = try file.read { reading in
      try access.require(.importCitizens, subject: "citizens of \(options.source)")
      return (
        try Self.wards(options.vintage, reading),
        try reading.all("SELECT code, id FROM registry_groups", []) { ($0.text(0), $0.int(1)) },
        options.isDryRun
          ? [] : try ImportRecord.unfinished(source: options.source, options: signature, reading),
        try RecordSource.all(reading).first { $0.name == options.source },
        try reading.first("SELECT id FROM registry_citizens LIMIT 1", [], { _ in true }) ?? false
      )
    }
    var reader = CitizenRowReader(
      columns: columns, fileName: input.name, fieldCount: input.header.count,
      source: source ?? RecordSource(number: 0, name: options.source), options: options, wards: wards,
      groupCodes: Dictionary(groups, uniquingKeysWith: { first, _ in first }), today: options.today)
    let survey = try FileSurvey(path, reader, unfinished: unfinished, keys)
    if !columns.unused.isEmpty {
      sink.add([
        Finding(
          severity: .note, code: .unusedColumns, file: input.name, row: 1,
          column: columns.unused.joined(separator: " "),
          message: "these columns are not read: \(columns.unused.joined(separator: ", "))")
      ])
    }
    var record: ImportRecord?
    if !options.isDryRun {
      let begun = try begin(survey, input.name, signature)
      record = begun.record
      reader.source = begun.source
    }
    // Who goes on with filling a register fills it still.
    let isFilling = !isFilled || survey.begun.map { $0.counts.added * 2 > $0.rowsDone } ?? false
    let size = options.rowsPerTransaction ?? (isFilling ? 400_000 : 100_000)
    return try read(BatchReader(input, reader, survey, keys, rowsPerPortion: size), record, columns, progress)
  }

  private func begin(
    _ survey: FileSurvey, _ name: String, _ signature: String
  ) throws -> (record: ImportRecord, source: RecordSource) {
    try file.write { writing in
      let source = try RecordSource.named(options.source, writing)
      let record =
        try survey.begun
        ?? ImportRecord.begin(
          source: source, file: name, options: signature, actor: access.officer.name, writing)
      writing.record(
        access.act(
          survey.begun == nil ? "import.begin" : "import.resume", subject: "citizens import \(record.number)",
          facts: ["source": source.name, "rows": String(record.rowsDone)]))
      return (record, source)
    }
  }

  /// Takes batches from the reading thread and enters them on this one.
  private func read(
    _ batches: BatchReader, _ record: ImportRecord?, _ columns: CitizenColumns, _ progress: (Progress) -> Void
  ) throws -> ImportCounts {
    let handover = Handover<BatchReader.Portion>()
    DispatchQueue(label: "registry import").async {
      var maker = batches
      maker.run(handover)
    }
    var record = record
    var counts = record?.counts ?? ImportCounts()
    var pending: [LookupKey: CitizenRecord] = [:]
    do {
      while let portion = try handover.take() {
        var found: [Finding]
        if var writtenRecord = record {
          (writtenRecord, found) = try enter(portion, writtenRecord, batches.reader, columns)
          record = writtenRecord
          counts = writtenRecord.counts
        } else {
          let resolution = try file.read { try BatchResolution(portion.batch, $0, keys, pending: pending) }
          // Later rows of the same citizens are to find what these would have written.
          for citizen in resolution.known where portion.batch.said[citizen.row] != nil {
            pending[portion.batch.rows[citizen.row].key] = citizen.record
          }
          for row in resolution.plain where portion.batch.said[row] != nil {
            pending[portion.batch.rows[row].key] = try portion.batch.statement(row).record
          }
          counts.add(resolution.counts)
          counts.rows += portion.refused
          counts.rejected += portion.refused
          found = findings(resolution, portion.batch, nil, batches.reader, columns)
        }
        // Notes of the reading thread and refusals of this one, in the order of the rows.
        sink.add(
          (portion.findings + found).enumerated().sorted { ($0.1.row ?? 0, $0.0) < ($1.1.row ?? 0, $1.0) }.map(\.1))
        progress(Progress(rowsDone: portion.rowsDone, rows: batches.survey.rows, counts: counts))
      }
    } catch {
      handover.abandon()
      throw error
    }
    if let record { try end(record) }
    return counts
  }
}
