#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Dispatch
import Quantities
import Synchronization

/// Reads files of cases and doses and counts them by ward, day and stratum.
///
/// Chunks of a file are read by all threads; each keeps counts of its own, which are added up at the end, and findings are
/// put back into the order of the file. So the result is the same at any number of threads, and memory does not grow with
/// the number of rows.
public final class ReportIntake {
  private let wards: WardIndex
  let options: IntakeOptions
  let sink: FindingSink
  let total: TallyAccumulator
  private let earlierTotal: TallyAccumulator
  private let districtTotal: TallyAccumulator

  public init(wards: WardIndex, options: IntakeOptions, sink: FindingSink) {
    self.wards = wards
    self.options = options
    self.sink = sink
    total = TallyAccumulator(wards: wards.wards.count)
    earlierTotal = TallyAccumulator(wards: options.earlier?.list.codes.count ?? 0)
    districtTotal = TallyAccumulator(wards: wards.districts.names.count)
  }

  /// Counts one file.
  ///
  /// - Throws: `IntakeError` when the file as a whole is unusable; counts of earlier files stay.
  @discardableResult
  public func read(_ path: String, kind: RowKind) throws(IntakeError) -> RowCounts {
    let (file, layout) = try open(path, kind: kind)
    let plan = try plan(file, layout, kind: kind)
    let progress = OrderedFindings(sink: sink)
    let failure = Mutex<IntakeError?>(nil)
    let merged = Mutex<(counts: RowCounts, points: Int, swapped: Int)>((RowCounts(), 0, 0))
    let identifiers = CaseIdentifiers()
    let threads = max(options.threads, 1)
    let parts = Mutex<[Int: Handoff<(TallyAccumulator, earlier: TallyAccumulator, districts: TallyAccumulator)>]>([:])
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      do throws(IntakeError) {
        var worker = try ReportWorker(plan: plan, identifiers: identifiers)
        var buffer = ChunkReader.Buffer()
        while failure.withLock({ $0 == nil }), let chunk = try file.reader.next(into: &buffer) {
          let outcome = try worker.process(
            UnsafeBufferPointer(start: buffer.storage, count: chunk.count), index: chunk.index)
          progress.deliver(index: chunk.index, rows: outcome.rows, outcome.findings)
        }
        worker.finishIdentifiers()
        // Read out before the locks: a value that is not copied cannot be captured.
        let (counts, points, swapped) = (worker.counts, worker.points, worker.swapped)
        let tally = (worker.tally, earlier: worker.earlierTally, districts: worker.districtTally)
        merged.withLock {
          $0.counts.add(counts)
          $0.points += points
          $0.swapped += swapped
        }
        parts.withLock { $0[thread] = Handoff(value: tally) }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let error = failure.withLock({ $0 }) {
      // The number of the record is only known when all before it are counted.
      if case .unclosedQuote(let name, _) = error { throw .unclosedQuote(file: name, record: nil) }
      throw error
    }
    for (_, part) in parts.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      total.merge(part.value.0)
      earlierTotal.merge(part.value.earlier)
      districtTotal.merge(part.value.districts)
    }
    let (counts, points, swapped) = merged.withLock { $0 }
    try finish(
      counts, points: points, swapped: swapped, identifiers, layout, file, rowsBefore: progress.rowsBeforeChunk)
    return counts
  }

  /// Opens a file and finds out what its columns are.
  func open(_ path: String, kind: RowKind) throws(IntakeError) -> (DelimitedFile, ColumnLayout) {
    precondition(kind.isOfReports, "only cases and doses are reports")
    let file = try DelimitedFile(path: path)
    let layout = try ColumnLayout(file, kind: kind, mapping: options.mapping)
    if !layout.unused.isEmpty {
      sink.add([
        Finding(
          severity: .note, code: .unusedColumns, file: file.name, row: 1, column: layout.unused.joined(separator: " "),
          message: "these columns are not read: \(layout.unused.joined(separator: ", "))")
      ])
    }
    return (file, layout)
  }

  func plan(_ file: DelimitedFile, _ layout: ColumnLayout, kind: RowKind, keepsRows: Bool = false) throws(IntakeError)
    -> ReportPlan
  {
    ReportPlan(
      file: file, kind: kind, layout: layout, wards: wards, options: options,
      dateFormat: try dateFormat(of: file, layout: layout, column: kind == .cases ? "report_date" : "dose_date"),
      keepsRows: keepsRows)
  }

  /// What is to be said of a file as a whole once it is read.
  func finish(
    _ counts: RowCounts, points: Int, swapped: Int, _ identifiers: CaseIdentifiers, _ layout: ColumnLayout,
    _ file: DelimitedFile, rowsBefore: [Int]
  ) throws(IntakeError) {
    if swapped * 2 > points { throw .swappedCoordinates(file: file.path, swapped: swapped, points: points) }
    if let finding = repetition(identifiers, layout, file, rowsBefore: rowsBefore) { sink.add([finding]) }
    sink.add(laterRows(counts, layout, file))
  }

  /// What is to be said of identifiers that stand in more than one row.
  private func repetition(
    _ identifiers: CaseIdentifiers, _ layout: ColumnLayout, _ file: DelimitedFile, rowsBefore: [Int]
  ) -> Finding? {
    let column = layout.fileNames["case_id"] ?? "case_id"
    do throws(CaseIdentifiersError) {
      let found = try identifiers.repetitions()
      guard found.count > 0 else { return nil }
      let row = CaseIdentifier.row(found.first, rowsBefore)
      return Finding(
        severity: .note, code: .duplicateCaseID, file: file.name, row: row, column: column, count: found.count,
        message: "\(found.count) rows repeat the case_id of an earlier row, first row \(row) that of row "
          + "\(CaseIdentifier.row(found.earlier, rowsBefore)); each is counted, so take repeats out, or give a correction a "
          + "negative count")
    } catch {
      return Finding(
        severity: .note, code: .duplicateCaseID, file: file.name, column: column,
        message: "whether rows repeat a case_id could not be looked into, for want of a temporary file: \(error.reason)"
      )
    }
  }

  /// What has been counted so far in wards of before a reform; `nil` without one. It is no part of `tally()`.
  public func earlierTally() -> Tally? {
    options.earlier.map { earlierTotal.finish(ageBands: options.ageBands, wardList: $0.list) }
  }

  /// The reports in no ward that have been counted so far, by the district that they name. They are part of `tally()`, too.
  public func unlocatedTally() -> UnlocatedTally {
    UnlocatedTally(wards.districts, districtTotal.finish(ageBands: options.ageBands))
  }

  /// What has been counted so far.
  public func tally() -> Tally { total.finish(ageBands: options.ageBands, wardList: wards.wardList) }

  /// Which of day and month comes first, from the first date of the column that allows one reading only.
  private func dateFormat(of file: DelimitedFile, layout: ColumnLayout, column: String) throws(IntakeError)
    -> DateFormat
  {
    guard options.dateFormat == .automatic, file.path != "-", let position = layout.positions[column] else {
      return options.dateFormat
    }
    let name = layout.fileNames[column] ?? column
    let scan = try DelimitedFile(path: file.path)
    var buffer = ChunkReader.Buffer()
    var example: String?
    while let chunk = try scan.reader.next(into: &buffer) {
      var scanner = RecordScanner(
        UnsafeBufferPointer(start: buffer.storage, count: chunk.count), delimiter: file.dialect.delimiter,
        capacity: position + 1)
      while true {
        let count = scanner.next()
        if count < 0 { break }
        guard count > position else { continue }
        let field = scanner.fields[position].trimmed
        guard field.count > 0 else { continue }
        guard let parts = DateReading.Parts(field), parts.order == .yearLast else {
          // The first date decides whether the column needs this scan at all.
          if example == nil { return .automatic }
          continue
        }
        if example == nil { example = field.text }
        if parts.a > 12, parts.b <= 12 { return .dayFirst }
        if parts.b > 12, parts.a <= 12 { throw .monthFirstDates(file: file.path, column: name, example: field.text) }
      }
    }
    if let example { throw .ambiguousDates(file: file.path, column: name, example: example) }
    return .automatic
  }
}

/// Lets a finished accumulator leave the thread that filled it.
private struct Handoff<Value>: @unchecked Sendable {
  let value: Value
}
