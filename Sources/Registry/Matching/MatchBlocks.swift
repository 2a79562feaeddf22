public import Quantities

/// Where to look for the citizen of a record, so that it is compared with a few hundred people and not with millions.
///
/// Everyone born on the day that it says, whatever was typed of the name; and those of its name who are filed under a day that one
/// slip makes of it. A record with slips in both is found by its phone or former number only.
///
/// Source of blocking and its cost: P. Christen, "Data Matching", Springer 2012, chapter 4, doi:10.1007/978-3-642-31164-2.
public struct MatchBlocks: Sendable {
  /// The day whose people are all compared; `nil` where the record has no birth date.
  public private(set) var day: Day?
  /// Days on which only people of one of the ``keys`` are compared.
  public private(set) var slipDays: [Day] = []
  /// Keys of the name, in the order of names and in the one that foreigners write.
  public private(set) var keys: [NameKey] = []

  /// - Complexity: some 50 days; 366 where only the year is known.
  public init(_ record: MatchRecord) {
    guard let birth = record.birth, let filed = birth.filed else { return }
    day = filed
    birth.slips { slipDays.append($0) }
    if let key = NameKey(record.name) { keys.append(key) }
    // Given name first, and the rest as it was.
    if let next = record.name.middle.first { keys.append(NameKey(record.name.family, next)) }
  }
}
