import Store

/// A line of something that belongs to a record and has no name of its own: it is known by what it says first.
protocol EdgeLine: Sendable {
  associatedtype Value: Equatable

  var row: Int { get }
  /// The record that it belongs to.
  var owner: Int { get }
  /// 1 for the first of those that agree, 2 for the second.
  var again: Int { get }
  var value: Value { get }
  static var table: String { get }
  /// Whether a value of the record is the one that the line tells of.
  func agrees(with value: Value) -> Bool
  /// The value with what the line says; an empty cell says nothing.
  func applied(to value: Value) -> Value
  /// The values of a record in the order in which they were entered.
  static func existing(of owner: Int, _ sealer: Sealer, _ reading: Reading) throws -> [Value]
  /// Adds it, and gives it as it is in the table then.
  func add(_ number: Int, _ writer: CaseWriter) throws -> Value
  static func update(_ value: Value, _ writer: CaseWriter) throws
}
