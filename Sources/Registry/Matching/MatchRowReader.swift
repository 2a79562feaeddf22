import Epidemiology
import Quantities

/// Makes records to match of the rows of a file. The findings never repeat what is personal.
struct MatchRowReader {
  struct Row {
    let name: String
    let record: MatchRecord
    let said: WrittenRecord
  }

  let file: DelimitedFile
  let places: [MatchColumn: Int]
  let wards: CityWards
  let dateFormat: DateFormat
  var findings: [Finding] = []

  /// - Returns: `nil` for a row that is refused; the last finding says why.
  mutating func row(_ row: DelimitedRecord) -> Row? {
    guard row.fieldCount == file.header.count else {
      refuse(
        .fieldCount, nil, row,
        "the row has \(row.fieldCount) fields and the header \(file.header.count); nothing is taken")
      return nil
    }
    var said: [String: String] = [:]
    for column in MatchColumn.allCases where column != .record {
      guard let place = places[column] else { continue }
      let field = row.fields[place].trimmed
      guard let text = CleanText.of(field.bytes), field.count <= 500 else {
        note(.invalidText, column, row, "the text is no UTF-8, or longer than 500 bytes; the row counts without it")
        continue
      }
      if !text.isEmpty { said[column.rawValue] = text }
    }
    let name = places[.record].flatMap { CleanText.of(row.fields[$0].trimmed.bytes) } ?? ""
    guard !name.isEmpty, name.utf8.count <= 100 else {
      refuse(
        .missingIdentifier, .record, row, "the row has no name of the record, of 100 bytes at most; give it a number")
      return nil
    }
    // The queue keeps the name of the record in the clear.
    if case .personal? = try? IdentityNumber(name) {
      refuse(
        .invalidIdentifier, .record, row,
        "the name of the record is a personal identifier; bring the row in with 'import citizens', or number it otherwise"
      )
      return nil
    }
    var record = MatchRecord(name: PersonName(said[MatchColumn.name.rawValue] ?? ""), birth: birth(row))
    read(said, row, &record)
    return Row(name: name, record: record, said: WrittenRecord(said))
  }

  private mutating func read(_ said: [String: String], _ row: DelimitedRecord, _ record: inout MatchRecord) {
    if let text = said[MatchColumn.sex.rawValue] {
      if let sex = Sex(text) {
        record.sex = sex
      } else {
        note(.invalidCategory, .sex, row, "M, F, Nam or Nữ are read; the row counts without it")
      }
    }
    if let code = said[MatchColumn.wardCode.rawValue] {
      if let ward = wards.number(of: code) {
        record.ward = ward
      } else {
        note(.unknownWardCode, .wardCode, row, "no ward of '\(wards.vintage)' has this code; the row counts without it")
      }
    }
    if let text = said[MatchColumn.phone.rawValue] {
      record.phone = PhoneNumber(text)
      if record.phone == nil {
        note(.invalidText, .phone, row, "this is no number of Viet Nam; the row counts without it")
      }
    }
    if let text = said[MatchColumn.formerIdentifier.rawValue] {
      if case .former(let number)? = try? IdentityNumber(text) {
        record.formerNumber = number
      } else {
        note(.invalidIdentifier, .formerIdentifier, row, "a card number has 9 digits; the row counts without it")
      }
    }
  }

  private mutating func birth(_ row: DelimitedRecord) -> BirthDateParts? {
    guard let place = places[.birthDate] else { return nil }
    let field = row.fields[place].trimmed
    guard field.count > 0 else { return nil }
    if field.count == 4, let year = Int(field.text), (1850...2100).contains(year) { return BirthDateParts(year: year) }
    if case .day(let day) = DateReading.read(field, dateFormat) { return BirthDateParts(day) }
    note(
      .invalidDate, .birthDate, row, "this is no day that is read, or day and month can be confused; it is left out")
    return nil
  }

  private mutating func refuse(_ code: Finding.Code, _ column: MatchColumn?, _ row: DelimitedRecord, _ message: String)
  {
    add(.rejected, code, column, row, message)
  }

  private mutating func note(_ code: Finding.Code, _ column: MatchColumn, _ row: DelimitedRecord, _ message: String) {
    add(.note, code, column, row, message)
  }

  private mutating func add(
    _ severity: Finding.Severity, _ code: Finding.Code, _ column: MatchColumn?, _ row: DelimitedRecord,
    _ message: String
  ) {
    findings.append(
      Finding(
        severity: severity, code: code, file: file.name, row: row.row,
        column: column.flatMap { places[$0] }.map { file.header[$0] } ?? "", message: message))
  }
}
