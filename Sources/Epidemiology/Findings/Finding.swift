/// One thing that is wrong or remarkable in the input: where it stands, what it says, and what was done about it.
///
/// Rows in = rows counted + rows with a finding of severity `rejected`. A `note` stands beside a row that was counted.
public struct Finding: Hashable, Sendable {
  public enum Severity: String, Sendable, CaseIterable {
    /// The row was not counted in any ward.
    case rejected
    /// The row was counted, or the finding concerns no row.
    case note
  }

  public var severity: Severity
  /// Stable name of the kind of finding, for programs.
  public var code: Code
  /// Name of the file, without folders.
  public var file: String
  /// Record in the file, the header being 1; `nil` when the finding concerns no record.
  public var row: Int?
  public var column: String
  /// What stood there; empty for columns that identify a person.
  public var value: String
  /// How many cases, doses or persons the row stands for, when that is known.
  public var count: Int?
  /// A sentence for a person: what is wrong and what to do.
  public var message: String

  public init(
    severity: Severity, code: Code, file: String, row: Int? = nil, column: String = "", value: String = "",
    count: Int? = nil, message: String
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.count = count
    self.message = message
  }

  /// The kinds of finding.
  public enum Code: String, Sendable, CaseIterable {
    case fieldCount = "field_count"
    case invalidText = "invalid_text"
    case invalidDate = "invalid_date"
    case missingDate = "missing_date"
    case dateOutOfRange = "date_out_of_range"
    case afterMapDay = "after_map_day"
    case invalidMoment = "invalid_moment"
    case knownLater = "known_later"
    case missingPlace = "missing_place"
    case unknownWardCode = "unknown_ward_code"
    case unknownWardName = "unknown_ward_name"
    case ambiguousWardName = "ambiguous_ward_name"
    case invalidCoordinate = "invalid_coordinate"
    case coordinateOutOfRange = "coordinate_out_of_range"
    case outsideEveryWard = "outside_every_ward"
    case coordinatesSwapped = "coordinates_swapped"
    case invalidCount = "invalid_count"
    case invalidNumber = "invalid_number"
    case invalidCategory = "invalid_category"
    case invalidAge = "invalid_age"
    case negativeTotal = "negative_total"
    case duplicateCaseID = "duplicate_case_id"
    case onsetAfterReport = "onset_after_report"
    case duplicateFigure = "duplicate_figure"
    case conflictingFigure = "conflicting_figure"
    case overlappingAgeGroups = "overlapping_age_groups"
    case noPopulation = "no_population"
    case zeroPopulation = "zero_population"
    case coverageAbove100 = "coverage_above_100"
    case unknownMeasure = "unknown_measure"
    case unusedColumns = "unused_columns"
    case invalidGeometry = "invalid_geometry"
    case repairedGeometry = "repaired_geometry"
    case overlappingWards = "overlapping_wards"
    case gapBetweenWards = "gap_between_wards"
    case missingInput = "missing_input"
    case adjustedShares = "adjusted_shares"
    case missingIdentifier = "missing_identifier"
    case invalidIdentifier = "invalid_identifier"
    case identifierContradiction = "identifier_contradiction"
    case contradictingRow = "contradicting_row"
    case conflictingRecord = "conflicting_record"
    case endBeforeStart = "end_before_start"
    case unknownRecord = "unknown_record"
    case repeatedRecord = "repeated_record"
    case invalidResource = "invalid_resource"
  }
}

extension Finding {
  /// Names of the columns of `findings.csv`, in order.
  public static let columns = ["severity", "code", "file", "row", "column", "value", "count", "message"]

  /// The finding as one record of `findings.csv`, line break included.
  public var record: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the record; millions of findings are written this way.
  ///
  /// - Returns: where the number of the row stands, or would stand when there is none.
  @discardableResult
  func append(to bytes: inout [UInt8]) -> Int {
    func field(_ text: String, last: Bool = false) {
      Self.appendQuoted(text, to: &bytes)
      bytes.append(last ? 10 : 44)
    }
    field(severity.rawValue)
    field(code.rawValue)
    field(file)
    let place = bytes.count
    field(row.map(String.init) ?? "")
    field(column)
    field(value)
    field(count.map(String.init) ?? "")
    field(message, last: true)
    return place
  }

  /// Reads a record back that `append(to:)` wrote.
  init(reading record: UnsafeBufferPointer<UInt8>) {
    var scanner = RecordScanner(record, delimiter: 44, capacity: Self.columns.count)
    let fieldCount = scanner.next()
    precondition(fieldCount == Self.columns.count, "a record of findings")
    let texts = (0..<fieldCount).map { scanner.fields[$0].text }
    severity = Severity(rawValue: texts[0])!
    code = Code(rawValue: texts[1])!
    (file, row, column, value) = (texts[2], Int(texts[3]), texts[4], texts[5])
    (count, message) = (Int(texts[6]), texts[7])
  }

  /// A field after RFC 4180: quoted when it holds a comma, a quote or a line break.
  public static func quoted(_ field: String) -> String {
    var bytes: [UInt8] = []
    appendQuoted(field, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a field of a delimited file, quoted where it must be.
  public static func appendQuoted(_ field: String, to bytes: inout [UInt8]) {
    var field = field
    field.withUTF8 { utf8 in
      guard utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
        return bytes.append(contentsOf: utf8)
      }
      bytes.append(34)
      for byte in utf8 {
        if byte == 34 { bytes.append(34) }
        bytes.append(byte)
      }
      bytes.append(34)
    }
  }
}
