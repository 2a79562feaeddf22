/// The name of a record with whose it is.
struct RecordName: Hashable, Comparable, Sendable {
  var source: String
  var name: String

  static func < (a: RecordName, b: RecordName) -> Bool { (a.source, a.name) < (b.source, b.name) }
}
