import Quantities
import SpatialCore

/// How the records of one file are to be read: which column is what, and against which wards. Shared by all threads.
struct ReportPlan: Sendable {
  let fileName: String
  let path: String
  let kind: RowKind
  let delimiter: UInt8
  let decimalComma: Bool
  /// Fields that every record must have.
  let fieldCount: Int
  let dateFormat: DateFormat
  /// The day of the map.
  let mapDay: Day?
  /// The last moment at which a row may have become known.
  let knownThrough: Moment?
  let clockOffset: Int
  /// The last day that is counted, by its date alone: that of the map, or an earlier one when rows of days do not say when
  /// they became known and the later days had not ended by then.
  let through: Day?
  let wards: WardIndex
  let ageBands: AgeBands
  let referenceSystem: ReferenceSystem?
  let earlier: EarlierWards?
  /// Rows before this day name other wards than the map's; far in the past when there is no such day.
  let reform: Int32
  /// Names of the columns as the file has them, for findings.
  let columnNames: [String: String]

  // Positions of columns, −1 where the file has none.
  let date: Int
  let wardCode: Int
  let longitude: Int
  let latitude: Int
  let ward: Int
  let district: Int
  let count: Int
  let age: Int
  let classification: Int
  let transmission: Int
  let outcome: Int
  let onset: Int
  let caseID: Int
  /// −1 also when nobody asks what was known.
  let knownAt: Int
  let doseNumber: Int
  let series: Int
  /// The identifier of a row by its source: of cases `case_id`, of doses `dose_id`.
  let recordID: Int
  let product: Int
  let person: Int
  /// Whether the rows themselves are asked for, and not only their counts.
  let keepsRows: Bool

  init(
    file: DelimitedFile, kind: RowKind, layout: ColumnLayout, wards: WardIndex, options: IntakeOptions,
    dateFormat: DateFormat, keepsRows: Bool = false
  ) {
    self.keepsRows = keepsRows
    fileName = file.name
    path = file.path
    self.kind = kind
    delimiter = file.dialect.delimiter
    decimalComma = file.dialect.allowsDecimalComma
    fieldCount = file.header.count
    self.dateFormat = dateFormat
    mapDay = options.through
    knownThrough = options.knownThrough
    clockOffset = options.clockOffset
    knownAt = options.knownThrough == nil && !keepsRows ? -1 : layout.positions["known_at"] ?? -1
    let lastKnownDay = knownAt < 0 ? options.knownThrough?.lastEndedDay : nil
    through = [options.through, lastKnownDay].compactMap { $0 }.min()
    self.wards = wards
    ageBands = options.ageBands
    referenceSystem = options.referenceSystem.flatMap { $0.isWGS84 ? nil : $0 }
    earlier = options.earlier
    reform = options.earlier?.reform.number ?? .min
    columnNames = layout.fileNames
    func position(_ name: String) -> Int { layout.positions[name] ?? -1 }
    date = position(kind == .cases ? "report_date" : "dose_date")
    wardCode = position("ward_code")
    // Half a position is no position.
    let hasPoint = position("longitude") >= 0 && position("latitude") >= 0
    longitude = hasPoint ? position("longitude") : -1
    latitude = hasPoint ? position("latitude") : -1
    ward = position("ward")
    district = position("district")
    count = position("count")
    age = position("age")
    classification = kind == .cases ? position("classification") : -1
    transmission = kind == .cases ? position("transmission") : -1
    outcome = kind == .cases ? position("outcome") : -1
    onset = kind == .cases ? position("onset_date") : -1
    caseID = kind == .cases ? position("case_id") : -1
    doseNumber = kind == .doses ? position("dose_number") : -1
    series = kind == .doses ? position("series_complete") : -1
    recordID = position(kind == .cases ? "case_id" : "dose_id")
    product = kind == .doses ? position("product") : -1
    person = kind == .doses ? position("person_id") : -1
  }

  /// The columns that rows are made of.
  var roles: [(column: Int, role: ColumnRole)] {
    let all: [(column: Int, role: ColumnRole)] = [
      (date, .date), (wardCode, .wardCode), (longitude, .longitude), (latitude, .latitude), (ward, .ward),
      (district, .district), (count, .count), (age, .age), (classification, .classification),
      (transmission, .transmission), (outcome, .outcome), (onset, .onset), (caseID, .caseID),
      (doseNumber, .doseNumber), (series, .series),
    ]
    return all.filter { $0.column >= 0 }
  }

  /// What the file calls a column of the contract.
  func column(_ name: String) -> String { columnNames[name] ?? name }
}
