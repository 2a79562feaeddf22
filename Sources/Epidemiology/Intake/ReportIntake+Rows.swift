import Quantities
import SpatialCore

extension ReportIntake {
  /// Reads one file of cases or doses and hands over its rows as well, in the order of the file, a few thousand at a time.
  ///
  /// Rows that cannot be read are findings and are not handed over; rows that lie in no ward are both. Counts and findings are
  /// those of `read`. One thread reads.
  ///
  /// - Parameter take: takes the next rows; what it throws ends the reading.
  /// - Throws: `IntakeError` when the file as a whole is unusable; what `take` throws. Rows that were handed over before are not
  ///   called back, so take them inside of one transaction or as they come.
  @discardableResult
  public func readRows(
    _ path: String, kind: RowKind, _ take: ([LocatedReport]) throws -> Void
  ) throws -> RowCounts {
    precondition(options.earlier == nil, "rows that are kept name wards of one vintage")
    do { return try gatherRows(path, kind: kind, take) } catch IntakeError.unclosedQuote(let name, _) {
      // Numbered within its piece of the file only.
      throw IntakeError.unclosedQuote(file: name, record: nil)
    }
  }

  private func gatherRows(
    _ path: String, kind: RowKind, _ take: ([LocatedReport]) throws -> Void
  ) throws -> RowCounts {
    let (file, layout) = try open(path, kind: kind)
    let plan = try plan(file, layout, kind: kind, keepsRows: true)
    let progress = OrderedFindings(sink: sink)
    let identifiers = CaseIdentifiers()
    var worker = try ReportWorker(plan: plan, identifiers: identifiers)
    var buffer = ChunkReader.Buffer()
    var before = 1
    while let chunk = try file.reader.next(into: &buffer) {
      let outcome = try worker.process(
        UnsafeBufferPointer(start: buffer.storage, count: chunk.count), index: chunk.index)
      // Told before rows are handed over that would all lie nowhere; a few positions say nothing of the columns.
      if worker.points >= 1000, worker.swapped * 2 > worker.points {
        throw IntakeError.swappedCoordinates(file: file.path, swapped: worker.swapped, points: worker.points)
      }
      progress.deliver(index: chunk.index, rows: outcome.rows, outcome.findings)
      var kept = worker.takeKept()
      for i in kept.indices { kept[i].row += before }
      before += outcome.rows
      try take(kept)
    }
    worker.finishIdentifiers()
    let counts = worker.counts
    total.merge(worker.tally)
    try finish(
      counts, points: worker.points, swapped: worker.swapped, identifiers, layout, file,
      rowsBefore: progress.rowsBeforeChunk)
    return counts
  }
}
