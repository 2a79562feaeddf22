public import Epidemiology
import FHIR
import Foundation
public import Store

/// Reads NDJSON of FHIR R4 into the tables of cases: Patient, Condition and Observation, in any files and any order.
///
/// A patient and a condition of COVID-19, or of an exposure to it, make a record; observations of LOINC 94500-6 and 94558-4 make tests,
/// those of Zonal's own codes symptoms, exposures and contacts. All files of an import are one set and in memory together. What is not
/// understood is a finding with its file, line and element. The rest is as in ``LineImport``, through which the rows go.
public struct FHIRImport {
  /// How the lines were used.
  public struct Counts: Hashable, Sendable {
    /// Lines of all files, blank ones excluded.
    public var lines = 0
    /// Lines with a finding that rejects them.
    public var rejected = 0
    public var lists: [LineKind: LineCounts] = [:]
  }

  private let lines: LineImport
  private let sink: FindingSink

  public init(_ file: DatabaseFile, sealer: Sealer, access: Access, options: LineOptions, sink: FindingSink) {
    lines = LineImport(file, sealer: sealer, access: access, options: options, sink: sink)
    self.sink = sink
  }

  /// - Throws: `FHIRError`; `IntakeError.cannotRead`; as ``LineImport/run(_:kind:progress:)``.
  @discardableResult
  public func run(_ paths: [String]) throws -> Counts {
    var counts = Counts()
    var resources: [(resource: Resource, origin: FHIROrigin)] = []
    for path in paths {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let found = try read(path, name, &resources)
      counts.lines += found.lines
      counts.rejected += found.rejected
    }
    let rows = FHIRRows(resources, source: lines.options.source, offset: lines.options.offset)
    sink.add(rows.findings)
    counts.rejected += rows.findings.count { $0.severity == .rejected }
    counts.lists[.cases] = try enter(rows.cases, rows.sources, &counts)
    if !rows.contacts.origins.isEmpty { counts.lists[.contacts] = try enter(rows.contacts, [], &counts) }
    if !rows.tests.origins.isEmpty { counts.lists[.tests] = try enter(rows.tests, [], &counts) }
    if !rows.symptoms.origins.isEmpty { counts.lists[.symptoms] = try enter(rows.symptoms, [], &counts) }
    if !rows.exposures.origins.isEmpty { counts.lists[.exposures] = try enter(rows.exposures, [], &counts) }
    return counts
  }

  private func read(
    _ path: String, _ name: String, _ resources: inout [(resource: Resource, origin: FHIROrigin)]
  ) throws -> (lines: Int, rejected: Int) {
    guard let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
      throw IntakeError.cannotRead(file: path, reason: "there is no such file, or it may not be read")
    }
    defer { if path != "-" { try? handle.close() } }
    var reader = ResourceLineReader()
    var (count, rejected) = (0, 0)
    func take(_ line: ResourceLineReader.Line) {
      let origin = FHIROrigin(file: name, line: line.number)
      count += 1
      sink.add(line.findings.map(origin.finding))
      if let resource = line.resource { resources.append((resource, origin)) } else { rejected += 1 }
    }
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { try reader.read(Array(piece), take) }
    try reader.finish(take)
    sink.add(
      reader.unread.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { path, line in
        FHIROrigin(file: name, line: line).finding(
          .note, .unusedColumns, path, "this element is not read; this is the first line that has it")
      })
    return (count, rejected)
  }

  private func enter<Column>(
    _ rows: FHIRRows.Rows<Column>, _ sources: Set<String>, _ counts: inout Counts
  ) throws -> LineCounts {
    var lines = lines
    let (origins, sink) = (rows.origins, sink)
    // The header is row 1: rows of the list are lines of the files.
    lines.tell = { findings in
      sink.add(
        findings.map { finding in
          guard let row = finding.row, row >= 2 else { return finding }
          var finding = finding
          (finding.file, finding.row) = (origins[row - 2].file, origins[row - 2].line)
          return finding
        })
    }
    lines.options.mapping = [:]
    lines.options.dateFormat = .automatic
    let found = try lines.run(
      DelimitedFile(bytes: rows.table.bytes, name: "resources"), kind: Column.kind, naming: sources)
    counts.rejected += found.rejected
    return found
  }
}
