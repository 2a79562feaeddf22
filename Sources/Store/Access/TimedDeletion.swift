public import Quantities

/// How a target deletes its own records of one kind when their time has come.
public struct TimedDeletion: Sendable {
  /// The kind of record: `citizen.moved`, `report`.
  public var kind: String
  /// Deletes what is of a day before the one given, and says how many records that were.
  public var delete: @Sendable (_ before: Day, _ writing: Writing) throws -> Int
  /// Counts what `delete` would delete.
  public var count: @Sendable (_ before: Day, _ reading: Reading) throws -> Int

  public init(
    kind: String, count: @escaping @Sendable (_ before: Day, _ reading: Reading) throws -> Int,
    delete: @escaping @Sendable (_ before: Day, _ writing: Writing) throws -> Int
  ) {
    self.kind = kind
    self.count = count
    self.delete = delete
  }
}
