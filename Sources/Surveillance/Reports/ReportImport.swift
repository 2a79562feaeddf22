import Dispatch
public import Epidemiology
import Quantities
import SpatialCore
public import Store
import Synchronization

/// Brings a file of cases or doses into the register, many rows a transaction, while the next ones are read.
///
/// What a transaction has taken is kept, whatever happens later; taking the same file again changes nothing that is there and
/// adds what is not, so an import that was cut off is completed by running it again.
public struct ReportImport: Sendable {
  public var kind: RowKind
  /// Who the rows come from: identifiers are told apart by source.
  public var source: String
  /// Who imports.
  public var access: Access
  /// Nothing is written; the summary says what would be.
  public var isDryRun = false
  /// The keyed hash of a personal identifier in the rows; without it the rows are not linked to people.
  public var lookup: (@Sendable (String) -> [UInt8])?
  /// The summary has what changed in the counts, for a living map that is in memory.
  public var keepsChanges = false
  /// Rows of one transaction, 1 or more.
  public var batch = 250_000

  public init(kind: RowKind, source: String, access: Access) {
    precondition(kind.isOfReports, "cases or doses")
    self.kind = kind
    self.source = source
    self.access = access
  }

  /// Reads the file and takes its rows.
  ///
  /// - Parameters:
  ///   - index: of the wards of `vintage`.
  ///   - options: how to read; days after `through` and moments after `knownThrough` are not asked for.
  ///   - progress: told how many rows are safe.
  /// - Throws: `AccessError.refused`; `IntakeError`; `StoreError`, after which everything that was told to be safe is there.
  public func run(
    _ path: String, into database: DatabaseFile, vintage: BoundaryVintage, index: WardIndex, options: IntakeOptions,
    sink: FindingSink, progress: (Int) -> Void = { _ in }
  ) throws -> ImportSummary {
    if isDryRun {
      return try database.rehearse { writing in
        let city = try City(writing)
        return try run(path, begin(path, vintage, city, writing), city, index, options, sink) { _ = try $0(writing) }
      }
    }
    let city = try database.read { try City($0) }
    let register = try database.write { try begin(path, vintage, city, $0) }
    let before = sink.counts
    let summary = try run(path, register, city, index, options, sink) { take in
      progress(try database.write { try take($0) })
    }
    // Those of other files are in the same sink.
    let findings = sink.counts.merging(before) { $0 - $1 }.filter { $0.value > 0 }
    let severities = Dictionary(sink.samples.map { ($0.code, $0.severity) }) { first, _ in first }
    try database.write { writing in
      try finish(summary, writing)
      try ImportFindings.keep(findings, severities, rows: summary.rows, ofImport: summary.number, writing)
    }
    return summary
  }

  /// - Parameter transact: runs what it is given in a transaction; it returns how many rows have been taken in all.
  private func run(
    _ path: String, _ begun: ReportRegister, _ city: City, _ index: WardIndex, _ options: IntakeOptions,
    _ sink: FindingSink, _ transact: ((Writing) throws -> Int) throws -> Void
  ) throws -> ImportSummary {
    var register = begun
    var options = options
    options.ageBands = city.ageBands
    options.clockOffset = city.clockOffset
    var summary = ImportSummary(kind: kind, number: register.importNumber)
    func take(_ rows: [LocatedReport], _ writing: Writing) throws -> Int {
      var delta = TallyDelta()
      summary.add(try register.take(rows, &delta, writing))
      try delta.write(writing)
      if keepsChanges { summary.changes.merge(delta) }
      try writing.run(
        "UPDATE surveillance_imports SET row_count = row_count + ? WHERE id = ?",
        [SQLValue(rows.count), SQLValue(register.importNumber)])
      return summary.taken
    }
    let (handover, counts) = read(path, index, options, sink)
    do {
      while let rows = try handover.take() { try transact { try take(rows, $0) } }
    } catch {
      handover.abandon()
      throw error
    }
    summary.rows = counts.value.withLock { $0 }
    return summary
  }

  /// Rows as they were counted, on their way from one thread to another.
  private final class Counted: Sendable {
    let value = Mutex(RowCounts())
  }

  /// Reads the file on a thread of its own, while the rows before are being written.
  private func read(
    _ path: String, _ index: WardIndex, _ options: IntakeOptions, _ sink: FindingSink
  ) -> (Handover<[LocatedReport]>, Counted) {
    struct Abandoned: Error {}
    let handover = Handover<[LocatedReport]>()
    let counted = Counted()
    let (kind, batch) = (kind, batch)
    DispatchQueue(label: "reports").async {
      let outcome = Result {
        var waiting: [LocatedReport] = []
        let intake = ReportIntake(wards: index, options: options, sink: sink)
        let counts = try intake.readRows(path, kind: kind) { rows in
          var rest = rows[...]
          while waiting.count + rest.count >= batch {
            let missing = batch - waiting.count
            waiting += rest.prefix(missing)
            rest = rest.dropFirst(missing)
            guard handover.give(waiting) else { throw Abandoned() }
            waiting = []
          }
          waiting += rest
        }
        if !waiting.isEmpty { _ = handover.give(waiting) }
        counted.value.withLock { $0 = counts }
      }
      handover.end(outcome)
    }
    return (handover, counted)
  }

  private func begin(
    _ path: String, _ vintage: BoundaryVintage, _ city: City, _ writing: Writing
  ) throws -> ReportRegister {
    try access.require(.importReports, subject: kind.rawValue)
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return try ReportRegister(
      kind, source: source, file: file, vintage: vintage, city: city, lookup: lookup, writing)
  }

  private func finish(_ summary: ImportSummary, _ writing: Writing) throws {
    try writing.run(
      "UPDATE surveillance_imports SET finished_at = ? WHERE id = ?",
      [.integer(writing.instant.milliseconds), SQLValue(summary.number)])
    writing.record(
      access.act(
        "\(kind.rawValue).import", subject: "import \(summary.number)",
        facts: [
          "source": source, "rows": String(summary.rows.rows), "added": String(summary.added),
          "changed": String(summary.changed), "rejected": String(summary.rows.rejected),
        ]))
  }
}

/// What became of the rows of a file.
public struct ImportSummary: Sendable {
  public var kind: RowKind
  public var number: Int
  public var rows = RowCounts()
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  /// Rows that said otherwise what an earlier row of the file had said; the later one holds.
  public var repeated = 0
  /// How the counts changed; kept where the import was asked to.
  var changes = TallyDelta()

  init(kind: RowKind, number: Int) {
    self.kind = kind
    self.number = number
  }

  /// Rows that are in the register.
  public var taken: Int { added + changed + unchanged + repeated }

  mutating func add(_ outcome: ReportRegister.Outcome) {
    added += outcome.added
    changed += outcome.changed
    unchanged += outcome.unchanged
    repeated += outcome.repeated
  }
}
