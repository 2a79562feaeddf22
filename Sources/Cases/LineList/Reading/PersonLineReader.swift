import Epidemiology
import Quantities
import Registry
import SpatialCore

/// Makes lines of the records of a list of people.
struct PersonLineReader: Sendable {
  var cells: LineCells<CaseColumn>
  /// Row numbers of sources by name; others than these and the file's are not known.
  let sources: LineSources
  /// Finds the ward of a position, with the row of the first ward; `nil` where only codes are read.
  let locator: (index: WardIndex, rows: [Int])?
  private let withdrawable: [CaseColumn]
  private let saysClass: Bool

  init(_ cells: LineCells<CaseColumn>, sources: LineSources, locator: (index: WardIndex, rows: [Int])?) {
    self.cells = cells
    self.sources = sources
    self.locator = locator
    let never: Set<CaseColumn> = [
      .mergedSource, .mergedInto, .source, .caseID, .reportDate, .classification, .count, .longitude, .latitude,
    ]
    withdrawable = CaseColumn.allCases.filter { !never.contains($0) && cells.layout.place($0) != nil }
    saysClass = cells.layout.place(.classification) != nil
  }

  /// - Returns: `nil` for a row that is refused; the last finding says why.
  mutating func line(_ record: DelimitedRecord) -> PersonLine? {
    guard cells.isWhole(record, .caseID), let source = sources.number(.source, record, &cells),
      let name = sources.name(.caseID, record, &cells)
    else { return nil }
    guard cells.field(.reportDate, record) != nil else {
      cells.refuse(.missingDate, .reportDate, record, "the day of the report is missing; nothing is guessed")
      return nil
    }
    guard let day = cells.day(.reportDate, record) else {
      cells.makeLastRejected()
      return nil
    }
    var line = PersonLine(
      row: record.row, source: source, name: name, facts: CaseFacts(reportDay: day),
      status: CaseStatus(caseClass: .confirmed, basis: .source))
    if cells.field(.mergedInto, record) != nil {
      guard let target = sources.number(.mergedSource, record, &cells),
        let name = sources.name(.mergedInto, record, &cells)
      else { return nil }
      line.mergedInto = (target, name)
    }
    for column in withdrawable where cells.isWithdrawn(column, record) {
      line.withdrawn.insert(PersonLine.Columns(column))
    }
    if let count = cells.field(.count, record), !(count.count == 1 && count[0] == 49) {
      cells.refuse(
        .invalidCount, .count, record, "a row of this list is one person; counts are taken by 'zonal import cases'")
      return nil
    }
    readFacts(record, &line)
    readPerson(record, &line)
    readStatus(record, &line)
    return isInOrder(line, record) && hasWard(line, record) ? line : nil
  }

  private func set<Value>(
    _ value: Value?, _ column: CaseColumn, _ line: inout PersonLine, _ use: (inout PersonLine, Value) -> Void
  ) {
    guard let value else { return }
    use(&line, value)
    line.given.insert(PersonLine.Columns(column))
  }

  private mutating func readFacts(_ record: DelimitedRecord, _ line: inout PersonLine) {
    set(cells.ward(.wardCode, record), .wardCode, &line) { $0.facts.residence = $1 }
    set(cells.ward(.reportWardCode, record) ?? position(record, line), .reportWardCode, &line) {
      $0.facts.reportWard = $1
    }
    set(cells.day(.onsetDate, record), .onsetDate, &line) { $0.facts.onset = $1 }
    set(cells.day(.exposureDate, record), .exposureDate, &line) { $0.facts.exposure = $1 }
    set(
      cells.word(.transmission, record, LineWords.transmissions, "community, imported and quarantined"), .transmission,
      &line
    ) { $0.facts.transmission = $1 }
    set(cells.number(.age, record, in: 0...130), .age, &line) { $0.facts.age = $1 }
    let years = 1880...cells.today.components.year
    set(
      cells.number(.birthYear, record, in: years) ?? cells.day(.birthDate, record).map { $0.components.year },
      .birthYear, &line
    ) { $0.facts.birthYear = $1 }
    if let field = cells.field(.sex, record), !cells.isWithdrawn(.sex, record) {
      let word = LineWords.folded(field.text)
      let isLong = word.hasPrefix("lngreferencedatacategorygender")
      let said = isLong ? String(word.dropFirst("lngreferencedatacategorygender".count)) : field.text
      if let sex = Sex(said) {
        set(sex, .sex, &line) { $0.facts.sex = $1 }
      } else {
        cells.note(.invalidCategory, .sex, record, "M, F, Nam or Nữ are read; the row counts without it")
      }
    }
    set(cells.word(.outcome, record, LineWords.outcomes, "recovered, died and active"), .outcome, &line) {
      $0.facts.outcome = $1
    }
    set(cells.day(.outcomeDate, record), .outcomeDate, &line) { $0.facts.outcomeDay = $1 }
    set(cells.number(.doses, record, in: 0...20), .doses, &line) { $0.facts.doses = $1 }
    set(cells.day(.lastDoseDate, record), .lastDoseDate, &line) { $0.facts.lastDose = $1 }
    set(cells.day(.recoveredDate, record), .recoveredDate, &line) { $0.facts.recovered = $1 }
    set(cells.truth(.askedSymptoms, record), .askedSymptoms, &line) { $0.facts.askedSymptoms = $1 }
    set(cells.truth(.askedExposures, record), .askedExposures, &line) { $0.facts.askedExposures = $1 }
  }

  private mutating func readPerson(_ record: DelimitedRecord, _ line: inout PersonLine) {
    var name = cells.text(.name, record, limit: 200)
    if name == nil {
      let parts = [CaseColumn.lastName, .middleName, .firstName].compactMap { cells.text($0, record, limit: 100) }
      if !parts.isEmpty { name = parts.joined(separator: " ") }
    }
    set(name, .name, &line) { $0.person.name = $1 }
    if let field = cells.field(.identifier, record), !cells.isWithdrawn(.identifier, record) {
      if case .personal(let identifier)? = try? IdentityNumber(bytes: field.bytes) {
        set(identifier, .identifier, &line) { $0.person.identifier = $1 }
      } else {
        cells.note(
          .invalidIdentifier, .identifier, record, "this is no 12-digit personal identifier; the row counts without it")
      }
    }
    set(cells.text(.phone, record, limit: 40), .phone, &line) { $0.person.phone = $1 }
    set(cells.text(.address, record, limit: 500), .address, &line) { $0.person.address = $1 }
    set(cells.text(.notes, record, limit: 4000), .notes, &line) { $0.person.notes = $1 }
  }

  private mutating func readStatus(_ record: DelimitedRecord, _ line: inout PersonLine) {
    let words = "contact, suspected, probable, confirmed, discarded and unclassified"
    if let found = cells.word(.classification, record, LineWords.classes, words) {
      set(found, .classification, &line) { $0.status.caseClass = $1 }
    } else if saysClass {
      // The file tells classes and this row does not: it is nobody's word that the person is ill.
      line.status.caseClass = .unclassified
      line.status.basis = .definition
      line.status.isOpen = true
    }
    // What an officer of elsewhere decided is the word of a source here.
    set(cells.word(.basis, record, LineWords.bases, "source, definition and officer"), .basis, &line) {
      $0.status.basis = $1 == .definition ? .definition : .source
    }
    set(cells.day(.infectiousFrom, record), .infectiousFrom, &line) { $0.status.infectiousFrom = $1 }
    set(cells.day(.infectiousUntil, record), .infectiousUntil, &line) { $0.status.infectiousUntil = $1 }
    set(cells.number(.distance, record, in: 0...1_000), .distance, &line) { $0.status.distance = $1 }
    set(cells.truth(.isOpen, record), .isOpen, &line) { $0.status.isOpen = $1 }
  }

  /// The ward of longitude and latitude, where no ward of residence is given.
  private mutating func position(_ record: DelimitedRecord, _ line: PersonLine) -> Int? {
    guard line.facts.residence == nil, let x = cells.field(.longitude, record), let y = cells.field(.latitude, record)
    else { return nil }
    guard let longitude = Double(x.text), let latitude = Double(y.text), abs(longitude) <= 180, abs(latitude) <= 90
    else {
      cells.note(.invalidCoordinate, .longitude, record, "longitude and latitude are decimal degrees")
      return nil
    }
    guard let locator else { return nil }
    guard let ward = locator.index.locator.ward(at: Coordinate(x: longitude, y: latitude)) else {
      cells.note(.outsideEveryWard, .longitude, record, "the place lies in no ward of the vintage")
      return nil
    }
    return locator.rows[ward]
  }

  /// Refuses what ends before it starts; what else cannot be is refused with its reason.
  private mutating func isInOrder(_ line: PersonLine, _ record: DelimitedRecord) -> Bool {
    let facts = line.facts
    if let onset = facts.onset, let end = facts.outcomeDay, end < onset {
      cells.refuse(.endBeforeStart, .outcomeDate, record, "the outcome is before the onset; correct one of them")
      return false
    }
    if let from = line.status.infectiousFrom, let until = line.status.infectiousUntil, until < from {
      cells.refuse(.endBeforeStart, .infectiousUntil, record, "the window ends before it begins; correct one of them")
      return false
    }
    guard facts.ward != nil else { return true }
    do throws(CaseError) { try facts.check(today: cells.today) } catch {
      cells.refuse(.contradictingRow, .outcome, record, error.description)
      return false
    }
    return true
  }

  private mutating func hasWard(_ line: PersonLine, _ record: DelimitedRecord) -> Bool {
    if line.facts.ward != nil { return true }
    cells.refuse(
      .missingPlace, .wardCode, record,
      "neither ward_code nor report_ward_code nor a position names a ward of the vintage")
    return false
  }
}
