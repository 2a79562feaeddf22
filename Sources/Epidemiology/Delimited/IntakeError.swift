/// Why a file of rows cannot be used at all. What is wrong with single rows is a `Finding` instead.
public enum IntakeError: Error, Equatable, Sendable {
  case cannotRead(file: String, reason: String)
  /// No byte, or nothing but empty lines.
  case empty(file: String)
  case notText(file: String, reason: String)
  case missingColumns(file: String, kind: String, missing: [String], found: [String])
  case duplicateColumn(file: String, column: String)
  case unknownMapping(mapping: String, reason: String)
  /// A quoted field that does not end; `record` counts the header as 1.
  case unclosedQuote(file: String, record: Int?)
  case ambiguousDates(file: String, column: String, example: String)
  case monthFirstDates(file: String, column: String, example: String)
  /// Most points lie in a ward only when longitude and latitude are exchanged.
  case swappedCoordinates(file: String, swapped: Int, points: Int)
  /// The rows' reference system cannot be used.
  case referenceSystem(reason: String)
  case cannotWriteFindings(file: String, reason: String)
}

extension IntakeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let file, let reason):
      "cannot read \(file): \(reason). Check the path and that you may read it."
    case .empty(let file):
      "\(file) is empty: not even a header. A file needs a header line with the names of its columns."
    case .notText(let file, let reason):
      "\(file) is not UTF-8 text: \(reason). Save it as UTF-8 and try again."
    case .missingColumns(let file, let kind, let missing, let found):
      "\(file) has no column \(missing.joined(separator: ", ")), which \(kind) need. It has: "
        + "\(found.joined(separator: ", ")). If a column has another name, say so: --map \(Self.example(missing))=Column."
    case .duplicateColumn(let file, let column):
      "\(file) has the column '\(column)' twice, so it is not clear which one counts. Rename or remove one."
    case .unknownMapping(let mapping, let reason):
      "--map \(mapping) cannot be used: \(reason)."
    case .unclosedQuote(let file, let record):
      "\(file)\(record.map { ", row \($0)" } ?? ""): a quoted field is opened and never closed. "
        + "Close the quote (\"), or double it where it is text."
    case .ambiguousDates(let file, let column, let example):
      "\(file), column \(column): dates such as '\(example)' can be read as day/month or month/day, and no date in the file "
        + "decides it. Say which: --date-format dd/mm/yyyy or --date-format mm/dd/yyyy."
    case .monthFirstDates(let file, let column, let example):
      "\(file), column \(column): the date '\(example)' has its month first. If that holds for the whole column, say so: "
        + "--date-format mm/dd/yyyy."
    case .swappedCoordinates(let file, let swapped, let points):
      "\(file): longitude and latitude look exchanged: \(swapped) of \(points) points lie in a ward only when they are "
        + "swapped. Name the columns the right way round, for example --map longitude=latitude --map latitude=longitude."
    case .referenceSystem(let reason): "the reference system of the rows cannot be used: \(reason)"
    case .cannotWriteFindings(let file, let reason):
      "cannot write \(file): \(reason). Nothing of the earlier output was changed."
    }
  }

  /// The first single column of the missing ones, as an example of a mapping.
  private static func example(_ missing: [String]) -> String {
    missing.first?.split(whereSeparator: { !($0.isLetter || $0 == "_") }).first.map(String.init) ?? "name"
  }
}
