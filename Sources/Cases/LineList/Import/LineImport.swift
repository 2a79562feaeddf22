import Criteria
import Dispatch
public import Epidemiology
import Quantities
import SpatialCore
public import Store
import Surveillance

/// Reads line lists into the tables of cases.
///
/// Rows in = added + changed + unchanged + repeated + findings that reject. A file may come again, wholly or in part: what is known
/// changes nothing, so an import that was cut off is simply run again. Each transaction takes some rows with their classes and the
/// counts of the zone map; a process that is killed loses at most the rows of one transaction. An empty cell says nothing, `-` takes back
/// what was said; of two rows of one record the later one holds. The class that a source gives holds until the office decides.
///
/// Findings never repeat what is personal. Values are hashed and sealed on the reading thread, beside the one that writes.
public struct LineImport {
  /// How far an import is.
  public struct Progress: Sendable {
    public var rowsDone: Int
    public var counts: LineCounts
  }

  let file: DatabaseFile
  let sealer: Sealer
  let access: Access
  var options: LineOptions
  /// Takes the findings of rows in their order.
  var tell: @Sendable ([Finding]) -> Void

  public init(_ file: DatabaseFile, sealer: Sealer, access: Access, options: LineOptions, sink: FindingSink) {
    self.file = file
    self.sealer = sealer
    self.access = access
    self.options = options
    tell = { sink.add($0) }
  }

  /// Reads one file, which may be packed (gzip); `-` is standard input.
  ///
  /// - Parameter progress: called after each transaction; an error that it throws ends the import there.
  /// - Throws: `IntakeError` when the file cannot be used; `CaseError.unusable`; `AccessError`; `StoreError`. What was reported as
  ///   done before stays.
  @discardableResult
  public func run(_ path: String, kind: LineKind, progress: (Progress) throws -> Void = { _ in }) throws -> LineCounts {
    let input = try DelimitedFile(path: path)
    return try run(input, kind: kind, naming: kind == .cases ? try namedSources(path, input) : [], progress: progress)
  }

  /// - Parameter naming: the sources that the rows name.
  func run(
    _ input: DelimitedFile, kind: LineKind, naming: Set<String>, progress: (Progress) throws -> Void = { _ in }
  ) throws -> LineCounts {
    let sources = try begin("\(kind.rawValue) of \(options.source)", naming: naming)
    let names = try file.read { try NameIndex($0) }
    let supply = options.isDryRun || kind != .cases ? nil : NumberSupply()
    let reader = try reader(kind, input, sources, names, supply)
    let counts = try write(
      LineBatchReader(file: input, reader: reader, rowsPerPortion: options.rowsPerTransaction), supply, input.name,
      progress)
    try end(counts, "\(kind.rawValue) of \(options.source)")
    return counts
  }

  // MARK: Reading

  private func reader(
    _ kind: LineKind, _ input: DelimitedFile, _ sources: LineSources, _ names: NameIndex, _ supply: NumberSupply?
  ) throws -> LineBatchReader.Reader {
    switch kind {
    case .cases:
      let cells: LineCells<CaseColumn> = try cells(input)
      let needsPlaces = cells.layout.place(.longitude) != nil && cells.layout.place(.latitude) != nil
      let wards = options.vintage.wards
      let locator = needsPlaces ? (WardIndex(wards: wards), wards.indices.map { options.vintage.row($0) }) : nil
      return .cases(
        PersonLineReader(cells, sources: sources, locator: locator), CaseStage(names, CaseHashes(sealer), supply))
    case .contacts:
      return .contacts(ContactLineReader(cells: try cells(input), sources: sources, now: options.now), names)
    case .tests: return .tests(TestLineReader(cells: try cells(input), sources: sources, now: options.now), names)
    case .symptoms:
      return .symptoms(
        SymptomLineReader(
          cells: try cells(input), sources: sources, known: options.rules.map { Set($0.definitions.symptoms.map(\.id)) }
        ), names)
    case .exposures: return .exposures(ExposureLineReader(cells: try cells(input), sources: sources), names)
    }
  }

  private func cells<Column: LineColumn>(_ input: DelimitedFile) throws -> LineCells<Column> {
    let layout = try LineLayout<Column>(input, mapping: options.mapping)
    if !layout.unused.isEmpty {
      tell([
        Finding(
          severity: .note, code: .unusedColumns, file: input.name, row: 1, column: layout.unused.joined(separator: " "),
          message: "these columns are not read: \(layout.unused.joined(separator: ", "))")
      ])
    }
    return LineCells(
      layout: layout, fileName: input.name, fieldCount: input.header.count, dateFormat: options.dateFormat,
      offset: options.offset, today: options.today, wards: options.wardRows)
  }

  /// The sources that the rows of a file name, so that they can be made known before. Standard input is read once only.
  private func namedSources(_ path: String, _ input: DelimitedFile) throws -> Set<String> {
    let layout = try LineLayout<CaseColumn>(input, mapping: options.mapping)
    guard path != "-", let place = layout.place(.source) else { return [] }
    var names: Set<String> = []
    try DelimitedFile(path: path).forEachRow { record in
      if place < record.fields.count, record.fields[place].trimmed.count > 0 {
        names.insert(record.fields[place].trimmed.text)
      }
      return true
    }
    return names
  }

  // MARK: Writing

  /// Takes portions from the reading thread and enters them on this one.
  private func write(
    _ batches: LineBatchReader, _ supply: NumberSupply?, _ name: String, _ progress: (Progress) throws -> Void
  ) throws -> LineCounts {
    let handover = Handover<LinePortion>()
    try supply.map(replenish)
    DispatchQueue(label: "line list import").async { batches.run(handover) }
    var counts = LineCounts()
    var needsNumbers = false
    var merges: [LineMerge] = []
    do {
      while let portion = try handover.take() {
        let entered = try enter(portion, name, supply)
        counts.add(entered.counts)
        needsNumbers = needsNumbers || entered.needsNumbers
        merges += entered.merges
        // Notes of the reading thread and refusals of this one, in the order of the rows.
        tell(
          (portion.findings + entered.findings).enumerated().sorted { ($0.1.row ?? 0, $0.0) < ($1.1.row ?? 0, $1.0) }
            .map(\.1))
        try progress(Progress(rowsDone: portion.rowsDone, counts: counts))
      }
    } catch {
      supply?.close()
      handover.abandon()
      throw error
    }
    supply?.close()
    try finish(merges, needsNumbers: needsNumbers, name)
    return counts
  }

  /// What is done when all rows are there.
  private func finish(_ merges: [LineMerge], needsNumbers: Bool, _ name: String) throws {
    guard !options.isDryRun else { return }
    if !merges.isEmpty {
      tell(
        try file.write { writing in
          try MergeWriter(options: options, actor: access.officer.name, fileName: name, writing: writing).write(merges)
        })
    }
    if needsNumbers, let rules = options.rules { _ = try file.write { try CaseDistances.recount(rules, $0) } }
  }

  /// Takes numbers for records to come, two portions ahead.
  private func replenish(_ supply: NumberSupply) throws {
    while supply.waiting < 2 {
      supply.put(try file.write { try Self.block(options.rowsPerTransaction, $0) })
    }
  }

  private static func block(_ count: Int, _ writing: Writing) throws -> Range<Int> {
    let first = try writing.nextNumber(of: CaseTables.records, count: count)
    return first..<first + count
  }

  private func enter(_ portion: LinePortion, _ name: String, _ supply: NumberSupply?) throws -> EnteredLines {
    var entered = EnteredLines()
    if options.isDryRun {
      (entered.counts, entered.findings) = try file.read {
        try LineTrial(sealer, options, $0).read(portion.lines, name)
      }
    } else {
      let wanted = supply.map { $0.waiting < 2 } ?? false
      var block: Range<Int>?
      entered = try file.write { writing in
        if wanted { block = try Self.block(options.rowsPerTransaction, writing) }
        return try enter(portion.lines, name, writing)
      }
      if let block { supply?.put(block) }
    }
    entered.counts.rows = portion.rows
    entered.counts.rejected += portion.rows - portion.lines.count
    return entered
  }

  /// Enters lines in a transaction that somebody else began.
  func enter(_ lines: LinePortion.Lines, _ name: String, _ writing: Writing) throws -> EnteredLines {
    var entered = EnteredLines()
    var concerned: Set<Int> = []
    switch lines {
    case .cases(let lines):
      var writer = try PersonLineWriter(
        writing, sealer: sealer, options: options, actor: access.officer.name, fileName: name)
      try writer.write(lines)
      (entered.counts, entered.findings, entered.merges) = (writer.counts, writer.findings, writer.merges)
      concerned = lines.count > LineSettling.few ? writer.unsettled : Set(lines.map(\.number))
    case .contacts(let lines):
      entered.counts = try Self.enter(lines, sealer, writing)
      concerned = Set(lines.map(\.contact.from)).union(lines.map(\.contact.to))
    case .tests(let lines):
      entered.counts = try Self.enter(lines, sealer, writing)
      concerned = Set(lines.map(\.record))
    case .exposures(let lines):
      entered.counts = try Self.enter(lines, sealer, writing)
      concerned = Set(lines.map(\.record))
    case .symptoms(let lines):
      var writer = SymptomWriter()
      try writer.write(lines, CaseWriter(writing, sealer: sealer))
      entered.counts = writer.counts
      concerned = Set(lines.map(\.record))
    }
    let written = entered.counts.added + entered.counts.changed + entered.counts.repeated
    guard let rules = options.rules, written > 0 else { return entered }
    var hasTests = false
    if case .tests = lines { hasTests = true }
    let settling = LineSettling(rules: rules, actor: access.officer.name, writing: writing)
    entered.needsNumbers = try settling.settle(concerned, lines: lines.count, hasTests: hasTests)
    return entered
  }

  private static func enter<Line: EdgeLine>(
    _ lines: [Line], _ sealer: Sealer, _ writing: Writing
  ) throws -> LineCounts {
    var writer = EdgeWriter<Line>()
    try writer.write(lines, CaseWriter(writing, sealer: sealer))
    return writer.counts
  }
}
