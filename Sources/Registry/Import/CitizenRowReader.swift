import Epidemiology
import Quantities

/// Makes statements of the records of a file.
///
/// A cell that cannot be read is a note and is left out, and the rest of its row counts; a row is refused when it is not clear of
/// whom it tells. `-` takes back what the same source said; an empty cell says nothing.
struct CitizenRowReader: Sendable {
  let columns: CitizenColumns
  let fileName: String
  let fieldCount: Int
  var source: RecordSource
  let options: ImportOptions
  /// Row numbers of wards by code.
  let wards: [String: Int]
  /// Numbers of priority groups by code.
  let groupCodes: [String: Int]
  /// Nobody is born, dies or moves in later.
  let today: Day
  /// Findings of the rows read so far, in their order.
  var findings: [Finding] = []

  private static let earliest = Day(year: 1850, month: 1, day: 1)!

  /// - Returns: `nil` for a row that is refused; the last finding says why.
  mutating func statement(_ record: DelimitedRecord) -> CitizenStatement? {
    guard record.fieldCount == fieldCount else {
      refuse(
        .fieldCount, .identifier, record,
        "the row has \(record.fieldCount) fields and the header \(fieldCount); a delimiter may stand unquoted in a field"
      )
      return nil
    }
    guard let identifier = identifier(record) else { return nil }
    var statement = CitizenStatement(identifier: identifier, source: source)
    readPerson(record, &statement)
    readResidence(record, &statement)
    readSets(record, &statement)
    return contradicts(record, statement) ? nil : statement
  }

  /// Only the identifier, for finding out who has several rows.
  func identifierOnly(_ record: DelimitedRecord) -> PersonalIdentifier? {
    guard record.fieldCount == fieldCount, let place = columns.place(.identifier),
      case .personal(let identifier)? = try? IdentityNumber(
        bytes: record.fields[place].trimmed.bytes, restoringZeros: options.restoresZeros)
    else { return nil }
    return identifier
  }

  private mutating func identifier(_ record: DelimitedRecord) -> PersonalIdentifier? {
    let field = field(.identifier, record)!
    do throws(IdentifierFault) {
      switch try IdentityNumber(bytes: field.bytes, restoringZeros: options.restoresZeros) {
      case .personal(let identifier): return identifier
      case .former:
        refuse(
          .missingIdentifier, .identifier, record,
          "a card number of 9 digits is no personal identifier; put it under old_identifier, and match the row by name")
      }
    } catch {
      refuse(
        error == .empty ? .missingIdentifier : .invalidIdentifier, .identifier, record,
        error == .empty
          ? "the row has no personal identifier; match it by name, birth date and ward" : error.description)
    }
    return nil
  }

  private mutating func contradicts(_ record: DelimitedRecord, _ statement: CitizenStatement) -> Bool {
    let found = statement.identifier.contradictions(birthYear: statement.birth?.year, sex: statement.sex)
    guard !found.isEmpty else { return false }
    let reason = found.map(\.description).joined(separator: "; ")
    if options.keepsContradictions {
      note(.identifierContradiction, .identifier, record, reason + "; the row is kept")
      return false
    }
    refuse(.identifierContradiction, .identifier, record, reason + "; correct the row, or keep such rows by option")
    return true
  }

  private mutating func readPerson(_ record: DelimitedRecord, _ statement: inout CitizenStatement) {
    if let text = text(.name, .name, record, &statement, limit: 200) { statement.name = text }
    if let text = text(.address, .address, record, &statement, limit: 500) { statement.address = text }
    if let text = text(.household, .household, record, &statement, limit: 60) { statement.household = text }
    if let field = said(.birthDate, .birth, record, &statement) { statement.birth = birth(field, record) }
    if let field = said(.sex, .sex, record, &statement) {
      if let sex = sex(field) {
        statement.sex = sex
      } else {
        note(.invalidCategory, .sex, record, "M, F, Nam or Nữ are read; the row counts without it")
      }
    }
    if let field = said(.phone, .phone, record, &statement) {
      if let phone = Phone.normalized(field.bytes) {
        statement.phone = phone
      } else {
        note(.invalidText, .phone, record, "a phone number has 8 to 15 digits; the row counts without it")
      }
    }
    if let field = said(.deceasedOn, .deceased, record, &statement) {
      statement.deceased = day(field, .deceasedOn, record, latest: today)
    }
    if let field = said(.movedOn, .moved, record, &statement) {
      statement.moved = day(field, .movedOn, record, latest: today + 366)
    }
  }

  private func sex(_ field: Field) -> Sex? {
    if field.count == 1, field[0] | 32 == UInt8(ascii: "m") { return .male }
    if field.count == 1, field[0] | 32 == UInt8(ascii: "f") { return .female }
    return Sex(field.text)
  }

  private mutating func birth(_ field: Field, _ record: DelimitedRecord) -> BirthDate? {
    if field.count == 4, field.bytes.allSatisfy({ $0 &- 48 < 10 }) {
      let year = field.bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
      if year >= Self.earliest.components.year, year <= today.components.year { return BirthDate(year: year) }
      note(.dateOutOfRange, .birthDate, record, "the year is before 1850 or yet to come; the row counts without it")
      return nil
    }
    return day(field, .birthDate, record, latest: today).map(BirthDate.init)
  }

  private mutating func day(_ field: Field, _ column: CitizenColumn, _ record: DelimitedRecord, latest: Day) -> Day? {
    guard case .day(let day) = DateReading.read(field, options.dateFormat) else {
      note(
        .invalidDate, column, record, "this is no day that is read, or day and month can be confused; it is left out")
      return nil
    }
    guard day >= Self.earliest, day <= latest else {
      note(.dateOutOfRange, column, record, "the day is before 1850 or lies too far ahead; it is left out")
      return nil
    }
    return day
  }
}

extension CitizenRowReader {
  private mutating func readResidence(_ record: DelimitedRecord, _ statement: inout CitizenStatement) {
    var kind = ResidenceKind.permanent
    if let field = field(.residence, record), field.count > 0 {
      guard let read = ResidenceKind(field.text) else {
        return note(
          .invalidCategory, .residence, record, "permanent, temporary and current are read; no residence is taken")
      }
      kind = read
    }
    guard let code = said(.wardCode, CitizenField(kind), record, &statement) else { return }
    guard let ward = wards[code.text] else {
      return note(
        .unknownWardCode, .wardCode, record, "no ward of \(options.vintage) has this code; no residence is taken")
    }
    var residence = Residence(kind: kind, ward: ward)
    if let field = field(.residenceFrom, record), field.count > 0 {
      guard let day = day(field, .residenceFrom, record, latest: today + 366) else { return }
      residence.first = day
    }
    if let field = field(.residenceTo, record), field.count > 0 {
      guard let day = day(field, .residenceTo, record, latest: today + 36_525) else { return }
      residence.last = day
    }
    if let first = residence.first, let last = residence.last, last < first {
      return note(.dateOutOfRange, .residenceTo, record, "the residence ends before it begins; no residence is taken")
    }
    statement.residences = [residence]
  }

  private mutating func readSets(_ record: DelimitedRecord, _ statement: inout CitizenStatement) {
    if let field = said(.formerIdentifier, .formerNumbers, record, &statement) {
      var numbers: [FormerIdentityNumber] = []
      for part in field.bytes.split(separator: UInt8(ascii: ";")) {
        if case .former(let number)? = try? IdentityNumber(bytes: part, restoringZeros: options.restoresZeros) {
          numbers.append(number)
        } else {
          note(.invalidIdentifier, .formerIdentifier, record, "a card number has 9 digits; the row counts without it")
        }
      }
      statement.formerNumbers = numbers
    }
    if let field = said(.groups, .groups, record, &statement) {
      var numbers: [Int] = []
      for part in field.text.split(separator: ";") {
        let word = part.trimmingBlanks
        if let number = groupCodes[word] ?? Int(word), PriorityGroups.numbers.contains(number) {
          numbers.append(number)
        } else {
          note(.invalidCategory, .groups, record, "there is no such priority group; the row counts without it")
        }
      }
      statement.groups = PriorityGroups(numbers)
    }
  }

  /// The cell of a column without blanks around it; `nil` when the file has no such column.
  private func field(_ column: CitizenColumn, _ record: DelimitedRecord) -> Field? {
    columns.place(column).map { record.fields[$0].trimmed }
  }

  /// The cell of a column that says something; `-` is noted as taken back.
  private func said(
    _ column: CitizenColumn, _ target: CitizenField, _ record: DelimitedRecord, _ statement: inout CitizenStatement
  ) -> Field? {
    guard let field = field(column, record), field.count > 0 else { return nil }
    if field.count == 1, field[0] == UInt8(ascii: "-") {
      statement.withdrawn.formUnion(CitizenFields(target))
      return nil
    }
    return field
  }

  private mutating func text(
    _ column: CitizenColumn, _ target: CitizenField, _ record: DelimitedRecord, _ statement: inout CitizenStatement,
    limit: Int
  ) -> String? {
    guard let field = said(column, target, record, &statement) else { return nil }
    guard field.count <= limit, let text = CleanText.of(field.bytes) else {
      note(
        .invalidText, column, record, "the text is no UTF-8, or longer than \(limit) bytes; the row counts without it")
      return nil
    }
    return text
  }

  private mutating func refuse(
    _ code: Finding.Code, _ column: CitizenColumn, _ record: DelimitedRecord, _ message: String
  ) {
    add(.rejected, code, column, record, message)
  }

  private mutating func note(
    _ code: Finding.Code, _ column: CitizenColumn, _ record: DelimitedRecord, _ message: String
  ) {
    add(.note, code, column, record, message)
  }

  private mutating func add(
    _ severity: Finding.Severity, _ code: Finding.Code, _ column: CitizenColumn, _ record: DelimitedRecord,
    _ message: String
  ) {
    let value = column.isPublic && code != .fieldCount ? field(column, record)?.text ?? "" : ""
    findings.append(
      Finding(
        severity: severity, code: code, file: fileName, row: record.row,
        column: code == .fieldCount ? "" : columns.name(column), value: value, message: message))
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
