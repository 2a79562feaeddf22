import Epidemiology
import Foundation
import Quantities
import Registry

/// Reads the cells of records of one file and gathers what is wrong with them.
///
/// A cell that cannot be read is a note and is left out, and the rest of its row counts, unless it is one that the row is nothing
/// without. Findings repeat only what tells of no person.
struct LineCells<Column: LineColumn>: Sendable {
  let layout: LineLayout<Column>
  let fileName: String
  let fieldCount: Int
  let dateFormat: DateFormat
  /// Seconds that the clocks of the city are ahead of UTC.
  let offset: Int
  let today: Day
  /// Row numbers of wards by code.
  let wards: [String: Int]
  /// Findings of the rows read so far, in their order.
  var findings: [Finding] = []

  private static var earliest: Day { Day(year: 1880, month: 1, day: 1)! }

  /// Whether a record has as many fields as the header; it is refused otherwise.
  mutating func isWhole(_ record: DelimitedRecord, _ column: Column) -> Bool {
    if record.fieldCount == fieldCount { return true }
    findings.append(
      Finding(
        severity: .rejected, code: .fieldCount, file: fileName, row: record.row,
        message:
          "the row has \(record.fieldCount) fields and the header \(fieldCount); a delimiter may stand unquoted in a field"
      ))
    return false
  }

  /// The cell of a column without blanks around it; `nil` when it says nothing.
  @inline(__always)
  func field(_ column: Column, _ record: DelimitedRecord) -> Field? {
    guard let place = layout.place(column) else { return nil }
    let field = record.fields[place].trimmed
    return field.count > 0 ? field : nil
  }

  /// Whether a cell is `-`, which takes back what was said before.
  func isWithdrawn(_ column: Column, _ record: DelimitedRecord) -> Bool {
    field(column, record).map { $0.count == 1 && $0[0] == UInt8(ascii: "-") } ?? false
  }

  /// The cell of a column that says something; `-` is nothing here.
  @inline(__always)
  private func said(_ column: Column, _ record: DelimitedRecord) -> Field? {
    guard let field = field(column, record), field.count > 1 || field[0] != UInt8(ascii: "-") else { return nil }
    return field
  }

  mutating func text(_ column: Column, _ record: DelimitedRecord, limit: Int) -> String? {
    guard let field = said(column, record) else { return nil }
    guard field.count <= limit, var text = String(validating: field.bytes, as: UTF8.self), !text.contains("\0") else {
      note(
        .invalidText, column, record, "the text is no UTF-8, or longer than \(limit) bytes; the row counts without it")
      return nil
    }
    // Marks of their own are U+0300 to U+036F, and begin with CC or CD.
    if field.bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) { text = text.precomposedStringWithCanonicalMapping }
    return text
  }

  mutating func word<Value>(
    _ column: Column, _ record: DelimitedRecord, _ words: [String: Value], _ choices: String
  ) -> Value? {
    guard let field = said(column, record) else { return nil }
    if let value = words[LineWords.folded(field.text)] { return value }
    note(.invalidCategory, column, record, "\(choices) are read; the row counts without it")
    return nil
  }

  mutating func truth(_ column: Column, _ record: DelimitedRecord) -> Bool? {
    guard let field = said(column, record) else { return nil }
    if field.count == 1, field[0] == 49 { return true }
    if field.count == 1, field[0] == 48 { return false }
    if let value = LineWords.truths[LineWords.folded(field.text)] { return value }
    note(.invalidCategory, column, record, "true and false are read; the row counts without it")
    return nil
  }

  mutating func number(_ column: Column, _ record: DelimitedRecord, in range: ClosedRange<Int>) -> Int? {
    guard let field = said(column, record) else { return nil }
    var value = 0
    var isNumber = field.count <= 9
    for byte in field.bytes {
      isNumber = isNumber && byte >= 48 && byte <= 57
      if isNumber { value = value * 10 + Int(byte - 48) }
    }
    if isNumber, range.contains(value) { return value }
    note(
      .invalidNumber, column, record,
      "a whole number from \(range.lowerBound) to \(range.upperBound) is expected; the row counts without it")
    return nil
  }

  mutating func day(_ column: Column, _ record: DelimitedRecord) -> Day? {
    guard let field = said(column, record) else { return nil }
    switch DateReading.read(field, dateFormat) {
    case .day(let day):
      guard day <= today, day >= Self.earliest else {
        note(
          .dateOutOfRange, column, record,
          "the day is before \(Self.earliest) or has not come yet; the row counts without it")
        return nil
      }
      return day
    case .ambiguous:
      note(.invalidDate, column, record, "day and month can be confused; say which comes first with --date-format")
    case .invalid, .empty:
      note(.invalidDate, column, record, "this is no day; write it as 2021-09-06; the row counts without it")
    }
    return nil
  }

  /// A moment, or the beginning of a day.
  mutating func instant(_ column: Column, _ record: DelimitedRecord, now: Instant) -> Instant? {
    guard let field = said(column, record) else { return nil }
    let instant: Instant
    if field.count > 10, let read = Self.instant(field, offset: offset) {
      instant = read
    } else if case .day(let day) = DateReading.read(field, dateFormat) {
      instant = Instant(Moment(day), offset: offset)
    } else {
      note(
        .invalidMoment, column, record,
        "this is no moment; write it as 2021-09-06T08:30 or 2021-09-06; the row counts without it")
      return nil
    }
    guard instant <= now, instant >= Instant(Moment(Self.earliest), offset: offset) else {
      note(.dateOutOfRange, column, record, "the time has not come yet, or is long past; the row counts without it")
      return nil
    }
    return instant
  }

  private static func instant(_ field: Field, offset: Int) -> Instant? {
    let text = field.text
    guard let moment = Moment(text, offset: offset) else { return nil }
    var milliseconds = Instant(moment, offset: offset).milliseconds
    // A moment is of whole seconds; what is behind the point is kept here.
    if text.utf8.count > 20, let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) {
      let digits = text.utf8[text.utf8.index(after: point)...].prefix { (48...57).contains($0) }.prefix(3)
      var fraction = digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
      for _ in digits.count..<3 { fraction *= 10 }
      milliseconds += fraction
    }
    return Instant(milliseconds: milliseconds)
  }

  /// The row number of a ward.
  mutating func ward(_ column: Column, _ record: DelimitedRecord) -> Int? {
    guard let field = said(column, record) else { return nil }
    if let ward = wards[field.text] { return ward }
    note(.unknownWardCode, column, record, "no ward of the vintage has this code; the row counts without it")
    return nil
  }

  /// The row of the record that two cells name, which must be there.
  mutating func record(
    _ source: Column, _ name: Column, _ record: DelimitedRecord, _ sources: LineSources, _ names: NameIndex
  ) -> Int? {
    guard let source = sources.number(source, record, &self), let text = sources.name(name, record, &self)
    else { return nil }
    if let row = names[LineKey(source: source, text)] { return row }
    refuse(
      .unknownRecord, name, record, "the source has no record of this name here; bring the list of people in first")
    return nil
  }

  // MARK: Findings

  /// Makes a note that was taken of a record the reason for which it is refused, or refuses it with a reason of its own.
  mutating func reject(_ code: Finding.Code, _ column: Column, _ record: DelimitedRecord, _ message: String) {
    if findings.last?.row == record.row { makeLastRejected() } else { refuse(code, column, record, message) }
  }

  mutating func makeLastRejected() { findings[findings.count - 1].severity = .rejected }

  mutating func refuse(_ code: Finding.Code, _ column: Column, _ record: DelimitedRecord, _ message: String) {
    findings.append(finding(.rejected, code, column, record, message))
  }

  mutating func note(_ code: Finding.Code, _ column: Column, _ record: DelimitedRecord, _ message: String) {
    findings.append(finding(.note, code, column, record, message))
  }

  private func finding(
    _ severity: Finding.Severity, _ code: Finding.Code, _ column: Column, _ record: DelimitedRecord, _ message: String
  ) -> Finding {
    Finding(
      severity: severity, code: code, file: fileName, row: record.row, column: layout.name(column),
      value: column.isPublic ? field(column, record)?.text ?? "" : "", message: message)
  }
}
