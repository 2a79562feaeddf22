/// What a row says of an exposure.
struct ExposureLine: Sendable {
  var row: Int
  var record: Int
  var exposure: CaseExposure
  var again = 1
}
