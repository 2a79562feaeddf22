/// A row of a file of doses, read and checked.
struct DoseRow {
  /// The record in the file, the header being 1.
  var line: Int
  var facts: DoseFacts
  var person: DosePerson
  /// Keyed hash of the row's name at its source, or of the row where it has none.
  var key: [UInt8]
  /// Keyed hash of what the row says.
  var digest: [UInt8]
  /// The row's name at its source, with which it can come again otherwise; `nil` without.
  var record: String?
}
