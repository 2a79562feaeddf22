public import Epidemiology
public import Store

/// Finds the citizens of a file's records without identifier: links what the automatic rule allows, and queues the rest for people.
///
/// Rows in = linked + queued + decided + rejected. A file may come again: what is decided stays, what is open takes the candidates of
/// now. Each transaction takes some thousand rows, and is one act in the decision log.
public struct MatchImport {
  public struct Counts: Hashable, Sendable {
    public var rows = 0
    /// Linked without anybody looking.
    public var linked = 0
    /// For people to decide; those of before whose candidates were renewed included.
    public var queued = 0
    /// On which somebody, or an earlier run, had decided; in a dry run they are among the others.
    public var decided = 0
    /// Rows that could not be used; each has a finding.
    public var rejected = 0
  }

  private let file: DatabaseFile
  private let queue: MatchQueue
  private let access: Access
  private let people: (index: MatchIndex, matcher: Matcher)
  private let wards: CityWards
  private let sink: FindingSink
  /// Who keeps the records.
  public var source: String
  /// Names of columns in the file by contract name, where they differ.
  public var mapping: [String: String] = [:]
  public var dateFormat = DateFormat.automatic
  public var rule = AutomaticRule()
  public var rowsPerTransaction = 5_000
  /// Whether nothing is written.
  public var isDryRun = false

  /// - Parameter people: what `MatchIndex.load` gave.
  public init(
    _ file: DatabaseFile, sealer: Sealer, access: Access, source: String,
    people: (index: MatchIndex, matcher: Matcher), wards: CityWards, sink: FindingSink
  ) {
    self.file = file
    queue = MatchQueue(file, sealer: sealer)
    self.access = access
    self.source = source
    self.people = people
    self.wards = wards
    self.sink = sink
  }

  /// Reads one file, `-` for standard input.
  ///
  /// - Parameter progress: called after each transaction.
  /// - Throws: `IntakeError` when the file cannot be used; `RegistryError.unnamedSource`; `AccessError.refused`; `StoreError`; what was
  ///   reported as done before stays.
  public func run(_ path: String, progress: (Counts) -> Void = { _ in }) throws -> Counts {
    guard !source.isEmpty else { throw RegistryError.unnamedSource }
    let input = try DelimitedFile(path: path)
    var reader = MatchRowReader(
      file: input, places: try MatchColumn.places(in: input, mapping: mapping), wards: wards, dateFormat: dateFormat)
    var counts = Counts()
    var waiting: [(row: MatchRowReader.Row, outcome: MatchOutcome)] = []
    func finish() throws {
      try enter(waiting, &counts)
      waiting.removeAll(keepingCapacity: true)
      sink.add(reader.findings)
      reader.findings.removeAll()
      progress(counts)
    }
    try input.forEachRow { record in
      counts.rows += 1
      if let row = reader.row(record) {
        waiting.append((row, people.index.match(row.record, with: people.matcher, rule: rule)))
      } else {
        counts.rejected += 1
      }
      if waiting.count >= rowsPerTransaction { try finish() }
      return true
    }
    try finish()
    return counts
  }

  private func enter(_ rows: [(row: MatchRowReader.Row, outcome: MatchOutcome)], _ counts: inout Counts) throws {
    if rows.isEmpty { return }
    let before = counts
    if isDryRun {
      for (_, outcome) in rows {
        if case .linked = outcome { counts.linked += 1 } else { counts.queued += 1 }
      }
      return
    }
    counts = try file.write { writing in
      var counts = before
      for (row, outcome) in rows {
        let ward = row.record.ward == 0 ? nil : row.record.ward
        switch outcome {
        case .linked(let candidate):
          let isTaken = try queue.link(
            source: source, record: row.name, ward: ward, said: row.said, to: candidate, by: access, writing
          ).isTaken
          if isTaken { counts.linked += 1 } else { counts.decided += 1 }
        case .queued(let candidates, let reasons):
          let isTaken = try queue.enqueue(
            source: source, record: row.name, ward: ward, said: row.said, candidates: candidates, reasons: reasons,
            by: access, writing
          ).isTaken
          if isTaken { counts.queued += 1 } else { counts.decided += 1 }
        }
      }
      writing.record(
        access.act(
          "match.find", subject: "records of \(source)",
          facts: [
            "linked": String(counts.linked - before.linked), "queued": String(counts.queued - before.queued),
            "decided": String(counts.decided - before.decided),
          ]))
      return counts
    }
  }
}
