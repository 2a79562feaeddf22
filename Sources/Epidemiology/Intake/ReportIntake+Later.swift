import Quantities

extension ReportIntake {
  /// What is to be said of the rows that are sound and no part of the map.
  func laterRows(_ counts: RowCounts, _ layout: ColumnLayout, _ file: DelimitedFile) -> [Finding] {
    var findings: [Finding] = []
    let dated = counts.later - counts.knownLater
    if dated > 0, let through = options.through {
      findings.append(
        Finding(
          severity: .note, code: .afterMapDay, file: file.name, count: dated,
          message: "\(dated) rows are dated after \(through) (up to \(counts.lastLaterDay ?? through)) "
            + "and are not part of the map of that day"))
    }
    if counts.knownLater > 0, let limit = options.knownThrough {
      let column = layout.fileNames["known_at"]
      let why =
        column == nil ? "; the file has no column known_at, so a row counts as known at the end of its day" : ""
      findings.append(
        Finding(
          severity: .note, code: .knownLater, file: file.name, column: column ?? "", count: counts.knownLater,
          message: "\(counts.knownLater) rows became known after \(limit) (up to \(counts.lastKnownLater ?? limit)) "
            + "and are not part of a map as known then\(why)"))
    }
    return findings
  }
}
