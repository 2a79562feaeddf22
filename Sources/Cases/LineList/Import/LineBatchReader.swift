import Epidemiology
import SpatialCore

/// Reads a file into portions on a thread of its own.
struct LineBatchReader {
  /// What makes lines of records, by kind.
  enum Reader {
    case cases(PersonLineReader, CaseStage)
    case contacts(ContactLineReader, NameIndex)
    case tests(TestLineReader, NameIndex)
    case symptoms(SymptomLineReader, NameIndex)
    case exposures(ExposureLineReader, NameIndex)
  }

  let file: DelimitedFile
  let reader: Reader
  let rowsPerPortion: Int

  /// Reads to the end, or until nobody wants more.
  func run(_ handover: Handover<LinePortion>) {
    do {
      switch reader {
      case .cases(var reader, var stage):
        try each(
          handover, make: { LinePortion.Lines.cases($0) },
          read: { record in reader.line(record).flatMap { stage.prepare($0) } }, findings: { reader.cells.take() })
      case .contacts(var reader, let names):
        try each(
          handover, make: { LinePortion.Lines.contacts($0) }, read: { reader.line($0, names) },
          findings: { reader.cells.take() })
      case .tests(var reader, let names):
        try each(
          handover, make: { LinePortion.Lines.tests($0) }, read: { reader.line($0, names) },
          findings: { reader.cells.take() })
      case .symptoms(var reader, let names):
        try each(
          handover, make: { LinePortion.Lines.symptoms($0) }, read: { reader.line($0, names) },
          findings: { reader.cells.take() })
      case .exposures(var reader, let names):
        try each(
          handover, make: { LinePortion.Lines.exposures($0) }, read: { reader.line($0, names) },
          findings: { reader.cells.take() })
      }
      handover.end(.success(()))
    } catch {
      handover.end(.failure(error))
    }
  }

  private func each<Line>(
    _ handover: Handover<LinePortion>, make: ([Line]) -> LinePortion.Lines, read: (DelimitedRecord) -> Line?,
    findings: () -> [Finding]
  ) throws {
    var lines: [Line] = []
    var rows = 0
    var rowsDone = 0
    func give() -> Bool {
      let portion = LinePortion(lines: make(lines), findings: findings(), rows: rows, rowsDone: rowsDone)
      lines = []
      lines.reserveCapacity(rowsPerPortion)
      rows = 0
      return handover.give(portion)
    }
    var isWanted = true
    try file.forEachRow { record in
      if let line = read(record) { lines.append(line) }
      rows += 1
      rowsDone += 1
      if rows >= rowsPerPortion { isWanted = give() }
      return isWanted
    }
    if isWanted, rows > 0 { _ = give() }
  }
}

extension LineCells {
  /// The findings so far, which are then others' to keep.
  mutating func take() -> [Finding] {
    defer { findings = [] }
    return findings
  }
}
