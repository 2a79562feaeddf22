import Epidemiology
import Quantities

/// Makes lines of the records of a list of exposures.
struct ExposureLineReader: Sendable {
  var cells: LineCells<ExposureColumn>
  let sources: LineSources

  mutating func line(_ record: DelimitedRecord, _ names: NameIndex) -> ExposureLine? {
    guard cells.isWhole(record, .caseID), let person = cells.record(.source, .caseID, record, sources, names)
    else { return nil }
    guard let kind = cells.word(.exposure, record, LineWords.exposures, "outbreak-area and confirmed-case") else {
      cells.reject(.invalidCategory, .exposure, record, "outbreak-area or confirmed-case is needed")
      return nil
    }
    let exposure = CaseExposure(
      kind: kind, ward: cells.ward(.wardCode, record), from: cells.day(.from, record), until: cells.day(.until, record),
      place: cells.text(.whereabouts, record, limit: 500) ?? "")
    if let from = exposure.from, let until = exposure.until, until < from {
      cells.refuse(.endBeforeStart, .until, record, "it ends before it begins; correct one of the days")
      return nil
    }
    do throws(CaseError) { try exposure.check(today: cells.today) } catch {
      cells.refuse(.contradictingRow, .exposure, record, error.description)
      return nil
    }
    return ExposureLine(
      row: record.row, record: person, exposure: exposure, again: cells.number(.again, record, in: 1...1000) ?? 1)
  }
}
