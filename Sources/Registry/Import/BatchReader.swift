import Epidemiology
import SpatialCore

/// Reads a file into batches on a thread of its own.
struct BatchReader: Sendable {
  /// Some rows of the file, in their order.
  struct Portion: Sendable {
    var batch = CitizenBatch()
    var findings: [Finding] = []
    /// Records, those included of which there is nothing but a finding.
    var rows = 0
    var refused = 0
    /// Records of the file up to here, and their running hash.
    var rowsDone = 0
    var hash: UInt64 = 0
  }

  let file: DelimitedFile
  var reader: CitizenRowReader
  let survey: FileSurvey
  let keys: RegisterKeys
  let rowsPerPortion: Int
  private var said: [UInt64: SaidBefore] = [:]

  init(
    _ file: DelimitedFile, _ reader: CitizenRowReader, _ survey: FileSurvey, _ keys: RegisterKeys,
    rowsPerPortion: Int
  ) {
    self.file = file
    self.reader = reader
    self.survey = survey
    self.keys = keys
    self.rowsPerPortion = rowsPerPortion
  }

  /// Reads to the end, or until nobody wants more.
  ///
  /// Rows that are in the register already are read for their findings, and for what they say before later rows.
  mutating func run(_ handover: Handover<Portion>) {
    let skipped = survey.begun?.rowsDone ?? 0
    var portion = Portion()
    do {
      var isWanted = true
      try file.forEachRow { record in
        portion.rowsDone += 1
        portion.hash = FileSurvey.hash(record, after: portion.hash)
        let statement = reader.statement(record)
        let before = statement.flatMap { said(before: $0) }
        if portion.rowsDone > skipped {
          portion.rows += 1
          if let statement {
            portion.batch.append(statement, line: record.row, said: before, keys)
          } else {
            portion.refused += 1
          }
        }
        if portion.rows >= rowsPerPortion { isWanted = give(&portion, handover) }
        return isWanted
      }
      if isWanted { _ = give(&portion, handover) }
      handover.end(.success(()))
    } catch {
      handover.end(.failure(error))
    }
  }

  private mutating func give(_ portion: inout Portion, _ handover: Handover<Portion>) -> Bool {
    portion.findings = reader.findings
    reader.findings = []
    let next = Portion(rowsDone: portion.rowsDone, hash: portion.hash)
    defer { portion = next }
    return handover.give(portion)
  }

  /// What earlier rows said of the citizen; `nil` for who stands in one row only.
  private mutating func said(before statement: CitizenStatement) -> SaidBefore? {
    let number = statement.identifier.number
    if let repeated = survey.repeated, !repeated.contains(number) { return nil }
    let before = said[number] ?? SaidBefore()
    said[number, default: SaidBefore()].add(statement)
    return before
  }
}
