public import Epidemiology
public import Quantities

/// Reads files of counts: for each area how many people had been vaccinated by a day.
///
/// Columns, in any order: `area_code`, and one or more of `first`, `complete` and `booster`; optional `name`, `date` (a day, or a moment
/// whose day counts), `population`. Counts go up with time, and the last row of an area up to the day asked holds.
public struct CoverageCounts: Sendable {
  public static let columns = ["area_code", "name", "date", "population", "first", "complete", "booster"]

  /// What stands in a row that holds.
  private struct Row {
    var number: Int
    var name: String
    var day: Day?
    var population: Int?
    var count: Int
  }

  /// In the order of the codes.
  public private(set) var lines: [CoverageLine] = []
  public private(set) var findings: [Finding] = []
  /// Rows behind the header, and how many of them are later than the day, superseded by a later row, or rejected with a finding.
  public private(set) var rows = 0
  public private(set) var later = 0
  public private(set) var superseded = 0
  public private(set) var rejected = 0

  /// - Parameters:
  ///   - mapping: columns of the file by contract name, where they differ.
  /// - Throws: `IntakeError`; `CoverageError.missingColumns`, `.nothing`.
  public init(
    _ file: DelimitedFile, mapping: [String: String], measure: CoverageMeasure, basis: CoverageBasis, on day: Day
  ) throws {
    func position(_ name: String) -> Int? { file.header.firstIndex(of: mapping[name] ?? name) }
    let columns = Dictionary(
      uniqueKeysWithValues: Self.columns.compactMap { name in position(name).map { (name, $0) } })
    let missing = ["area_code", measure.rawValue].filter { columns[$0] == nil }
    guard missing.isEmpty else {
      throw CoverageError.missingColumns(file: file.name, missing: missing, found: file.header)
    }
    var held: [String: Row] = [:]
    var contested: Set<String> = []
    try file.forEachRecord { number, fields in
      rows += 1
      func field(_ name: String) -> String {
        guard let place = columns[name], place < fields.count else { return "" }
        return fields[place].trimmed
      }
      func reject(_ code: Finding.Code, _ column: String, _ message: String) {
        rejected += 1
        findings.append(
          Finding(
            severity: .rejected, code: code, file: file.name, row: number, column: mapping[column] ?? column,
            value: field(column), message: message))
      }
      guard fields.count == file.header.count else {
        return reject(
          .fieldCount, "", "the row has \(fields.count) fields and the header \(file.header.count)")
      }
      let code = field("area_code")
      guard !code.isEmpty else { return reject(.missingPlace, "area_code", "the row names no area") }
      var rowDay: Day?
      if columns["date"] != nil {
        rowDay = Day(field("date").prefix(10))
        guard rowDay != nil else { return reject(.invalidDate, "date", "a day is written as 2022-02-21") }
      }
      if let rowDay, rowDay > day {
        later += 1
        return
      }
      guard let count = Int(field(measure.rawValue)), count >= 0 else {
        return reject(.invalidCount, measure.rawValue, "a number of people is a whole number of 0 or more")
      }
      var population: Int?
      if columns["population"] != nil, !field("population").isEmpty {
        population = Int(field("population"))
        guard let population, population >= 0 else {
          return reject(.invalidNumber, "population", "a population is a whole number of 0 or more")
        }
      }
      let row = Row(number: number, name: field("name"), day: rowDay, population: population, count: count)
      if let before = held[code] {
        if before.day == row.day {
          guard before.count != row.count || before.population != row.population else {
            superseded += 1
            return
          }
          contested.insert(code)
          return reject(
            .conflictingFigure, measure.rawValue,
            "row \(before.number) says otherwise of the same area and day; neither holds until one is taken out")
        }
        superseded += 1
        guard let earlier = before.day, let rowDay, earlier < rowDay else { return }
        contested.remove(code)
      }
      held[code] = row
    }
    rejected += contested.count
    for code in contested { held[code] = nil }
    guard !held.isEmpty else { throw CoverageError.nothing(file: file.name) }
    lines = held.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }.map { code, row in
      CoverageLine(
        code: code, name: row.name, basis: basis, measure: measure, numerator: row.count, denominator: row.population,
        denominatorName: "\(mapping["population"] ?? "population"), \(file.name)", denominatorDay: row.day)
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
