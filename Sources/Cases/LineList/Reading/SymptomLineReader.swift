import Epidemiology
import Quantities

/// Makes lines of the records of a list of symptoms.
struct SymptomLineReader: Sendable {
  var cells: LineCells<SymptomColumn>
  let sources: LineSources
  /// Symptoms that the definitions in force name; `nil` where there are none.
  let known: Set<String>?

  mutating func line(_ record: DelimitedRecord, _ names: NameIndex) -> SymptomLine? {
    guard cells.isWhole(record, .caseID), let person = cells.record(.source, .caseID, record, sources, names)
    else { return nil }
    guard let word = cells.text(.symptom, record, limit: 60), Self.isWord(word) else {
      cells.reject(
        .invalidCategory, .symptom, record, "a symptom is of small letters and hyphens, as in the definitions")
      return nil
    }
    let symptom = CaseSymptom(
      word, isPresent: cells.truth(.present, record) ?? true, from: cells.day(.from, record),
      until: cells.day(.until, record))
    if let from = symptom.from, let until = symptom.until, until < from {
      cells.refuse(.endBeforeStart, .until, record, "it ends before it begins; correct one of the days")
      return nil
    }
    do throws(CaseError) { try symptom.check(today: cells.today) } catch {
      cells.refuse(.contradictingRow, .present, record, error.description)
      return nil
    }
    if let known, !known.contains(word) {
      cells.note(
        .invalidCategory, .symptom, record, "no case definition names this symptom; it is kept and decides nothing")
    }
    return SymptomLine(row: record.row, record: person, symptom: symptom)
  }

  /// Whether a text can name a symptom.
  static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}
