/// What a row says when it is written plainly, before its place is known.
struct PlainRow {
  /// Days since 1970-01-01.
  var day: Int32 = 0
  var onset: Int32 = .min
  var count = 1
  var longitude = 0.0
  var latitude = 0.0
  /// A ward code, or no bytes.
  var wardCode: Field
  var ward: Field
  var district: Field
  var caseID: Field
  var ageBand = Stratum.unknownAge
  var classification = CaseClassification.confirmed.rawValue
  var transmission = Transmission.community.rawValue
  var outcome = Outcome.unknown.rawValue
  var doseNumber = 0
  var series = SeriesState.unknown.rawValue

  init(at start: UnsafePointer<UInt8>) {
    let nothing = Field(start: start, count: 0)
    (wardCode, ward, district, caseID) = (nothing, nothing, nothing, nothing)
  }
}

/// What a column of a file is to the reader of plain rows.
enum ColumnRole: UInt8, BitwiseCopyable {
  case unread, date, onset, count, longitude, latitude, wardCode, ward, district, caseID, age, classification,
    transmission, outcome, doseNumber, series
  /// Read as more than one thing, which only the careful reader does.
  case several
}
