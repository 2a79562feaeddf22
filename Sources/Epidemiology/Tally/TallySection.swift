/// What one section of a tally file adds up to, to be held against what it says.
struct TallySection {
  /// Units of a count that make one report.
  var scale = 1
  var trailers: [TallyTrailer] = []
  private var lines = 0
  /// Of cases and of doses.
  private var inWards: (Int64, Int64) = (0, 0)
  private var unlocated: (Int64, Int64) = (0, 0)

  mutating func add(_ count: Int64, isDose: Bool, unlocated: Bool) {
    lines += 1
    switch (isDose, unlocated) {
    case (false, false): inWards.0 += count
    case (false, true): self.unlocated.0 += count
    case (true, false): inWards.1 += count
    case (true, true): self.unlocated.1 += count
    }
  }

  /// Why what is said of the rows of a kind cannot be.
  func contradiction(of trailer: TallyTrailer) -> String? {
    let counts = trailer.counts
    let kind = trailer.kind.rawValue
    let parts = [counts.rows, counts.counted, counts.later, counts.unlocated, counts.rejected]
    guard parts.allSatisfy({ $0 >= 0 }), parts.dropFirst().reduce(0, +) == parts[0] else {
      return "the \(parts[0]) rows of \(kind) are not the sum of \(parts[1]) counted, \(parts[2]) later, "
        + "\(parts[3]) unlocated and \(parts[4]) rejected"
    }
    let (here, nowhere) = trailer.kind == .cases ? (inWards.0, unlocated.0) : (inWards.1, unlocated.1)
    let units = Int64(scale)
    guard max(abs(counts.reports), abs(counts.unlocatedReports)) <= Int(TallyFile.largestSum) / scale else {
      return "'#rows' says more reports of \(kind) than a tally holds"
    }
    if here != Int64(counts.reports) * units {
      return "the counts of \(kind) in wards add up to \(text(here)), and '#rows' says \(counts.reports)"
    }
    if nowhere != Int64(counts.unlocatedReports) * units {
      return
        "the counts of \(kind) without a ward add up to \(text(nowhere)), and '#rows' says \(counts.unlocatedReports)"
    }
    return nil
  }

  private func text(_ sum: Int64) -> String { scale == 1 ? String(sum) : "\(sum)/\(scale)" }

  /// Why the section cannot end here.
  func contradiction(ofLines said: Int) -> String? {
    if said != lines { return "the section has \(lines) lines of counts, and '#end' says \(said)" }
    for (kind, sums) in [(RowKind.cases, (inWards.0, unlocated.0)), (.doses, (inWards.1, unlocated.1))]
    where sums != (0, 0) && !trailers.contains(where: { $0.kind == kind }) {
      return "the section has counts of \(kind.rawValue) and no '#rows,kind=\(kind.rawValue)'"
    }
    return nil
  }
}
