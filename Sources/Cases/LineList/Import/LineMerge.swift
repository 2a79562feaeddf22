/// A row that says under which other record of the same person its own is read.
struct LineMerge: Sendable {
  var row: Int
  var record: Int
  /// The other record.
  var source: Int
  var name: String
}
