import Epidemiology
import Quantities
import Registry

/// Makes facts of the rows of a list. The findings never repeat what is personal.
struct FactRowReader {
  struct Row {
    let identifier: PersonalIdentifier
    let fact: String
    /// Day numbers; of a spell only.
    let window: (from: Int32, through: Int32?)
    /// Of an answer only.
    let value: Int?
    let employer: String?
    let line: Int
  }

  private static let columns = ["identifier", "fact", "from", "through", "value", "employer"]
  private let file: DelimitedFile
  private let places: [String: Int]
  private let spells: Set<String>
  /// Whether each question is of a number.
  private let questions: [String: Bool]
  var findings: [Finding] = []

  /// - Throws: `IntakeError.missingColumns`, `.duplicateColumn`.
  init(_ file: DelimitedFile, catalogue: SupportCatalogue) throws(IntakeError) {
    self.file = file
    var places: [String: Int] = [:]
    for column in Self.columns {
      let found = file.header.indices.filter { file.header[$0] == column }
      guard found.count <= 1 else { throw .duplicateColumn(file: file.path, column: column) }
      places[column] = found.first
    }
    let missing = ["identifier", "fact"].filter { places[$0] == nil }
    guard missing.isEmpty else {
      throw .missingColumns(file: file.path, kind: "facts", missing: missing, found: file.header)
    }
    self.places = places
    spells = Set(catalogue.files.flatMap(\.spells).map(\.id))
    questions = Dictionary(
      catalogue.files.flatMap(\.questions).map { ($0.id, $0.isNumber) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Returns: `nil` for a row that is refused; the last finding says why.
  mutating func row(_ record: DelimitedRecord) -> Row? {
    guard record.fieldCount == file.header.count else {
      return refuse(
        .fieldCount, nil, record,
        "the row has \(record.fieldCount) fields and the header \(file.header.count); nothing is taken")
    }
    func text(_ column: String) -> String { places[column].map { record.fields[$0].trimmed.text } ?? "" }
    guard case .personal(let identifier)? = try? IdentityNumber(text("identifier")) else {
      return refuse(.invalidIdentifier, "identifier", record, "this is no personal identifier of 12 digits")
    }
    let fact = text("fact")
    let employer = text("employer").isEmpty ? nil : text("employer")
    if let isNumber = questions[fact] {
      guard let value = Self.value(text("value"), isNumber: isNumber) else {
        return refuse(
          .invalidNumber, "value", record,
          isNumber ? "an answer here is a whole number from 0" : "an answer here is yes or no")
      }
      return Row(
        identifier: identifier, fact: fact, window: (0, nil), value: value, employer: employer, line: record.row)
    }
    guard spells.contains(fact) else {
      return refuse(
        .invalidCategory, "fact", record, "no adopted policy has a spell or a question of this id; see 'policy show'")
    }
    guard let from = Day(text("from")) else {
      return refuse(.invalidDate, "from", record, "a spell needs its first day, as 2021-08-01")
    }
    let last = text("through")
    let through = Day(last)
    guard through != nil || last.isEmpty else {
      return refuse(
        .invalidDate, "through", record, "the last day is written as 2021-08-31, or left out while it lasts")
    }
    if let through, through < from {
      return refuse(.endBeforeStart, "through", record, "the last day is before the first")
    }
    return Row(
      identifier: identifier, fact: fact, window: (from.number, through?.number), value: nil, employer: employer,
      line: record.row)
  }

  private static func value(_ text: String, isNumber: Bool) -> Int? {
    if isNumber { return Int(text).flatMap { $0 >= 0 ? $0 : nil } }
    return switch text.lowercased() {
    case "yes", "true", "1", "có": 1
    case "no", "false", "0", "không": 0
    default: nil
    }
  }

  private mutating func refuse(
    _ code: Finding.Code, _ column: String?, _ record: DelimitedRecord, _ message: String
  ) -> Row? {
    findings.append(
      Finding(
        severity: .rejected, code: code, file: file.name, row: record.row, column: column ?? "", message: message))
    return nil
  }
}
