import Epidemiology

/// The sources that rows of a file may name, by name.
struct LineSources: Sendable {
  /// The file's own.
  let own: Int
  let numbers: [String: Int]

  /// The source of a row; that of the file where it names none.
  ///
  /// - Returns: `nil` for an unknown one, which is a finding.
  func number<Column>(_ column: Column, _ record: DelimitedRecord, _ cells: inout LineCells<Column>) -> Int? {
    guard let field = cells.field(column, record) else { return own }
    if let number = numbers[field.text] { return number }
    cells.refuse(.unknownRecord, column, record, "no source of this name is known; bring its records in first")
    return nil
  }

  /// The name of a record at its source.
  func name<Column>(_ column: Column, _ record: DelimitedRecord, _ cells: inout LineCells<Column>) -> String? {
    guard let field = cells.field(column, record) else {
      cells.refuse(
        .missingIdentifier, column, record, "the row does not say which record it is of; it could not be told again")
      return nil
    }
    guard field.count <= 200, let name = String(validating: field.bytes, as: UTF8.self), !name.contains("\0") else {
      cells.refuse(.invalidText, column, record, "the name of a record is of 200 bytes of UTF-8 at most")
      return nil
    }
    return name
  }
}
