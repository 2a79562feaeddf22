public import Quantities
public import SpatialCore

/// What an intake of cases or doses needs to know beside the file.
public struct IntakeOptions: Sendable {
  public var mapping = ColumnMapping()
  public var dateFormat = DateFormat.automatic
  /// Reports after this day are counted as read and left out; `nil` for no such day.
  public var through: Day?
  /// Rows that became known after this moment are counted as read and left out; `nil` for no such moment.
  ///
  /// Rows say it in the column `known_at`; an empty field, and a file without the column, stand for the end of the day of the
  /// report. Without this moment the column is not read.
  public var knownThrough: Moment?
  /// Seconds that the local clock is ahead of UTC, for moments that are written with an offset of their own; Viet Nam's.
  public var clockOffset = 25_200
  public var ageBands = AgeBands(breaks: [])
  /// Reference system of longitude and latitude in the rows; WGS 84 when `nil`.
  public var referenceSystem: ReferenceSystem?
  /// Wards of before a reform, which rows dated before it name by their codes; `nil` when all rows name the map's wards.
  ///
  /// A position lies in the map's wards whatever its day. A name alone is not looked for before the reform, since the same name
  /// may have been another ward's.
  public var earlier: EarlierWards?
  /// Threads that read; the result does not depend on it.
  public var threads = 1

  public init() {}
}

/// How the rows of one file were used: `rows = counted + later + unlocated + rejected`.
public struct RowCounts: Hashable, Sendable {
  /// Records behind the header.
  public var rows = 0
  /// Rows that count in a ward.
  public var counted = 0
  /// Rows dated after the day of the map, or known after its moment: sound, and not part of it.
  public var later = 0
  /// Those of the later rows that are dated in time and became known too late.
  public var knownLater = 0
  /// Rows whose place is in no ward, or not clear; each has a finding.
  public var unlocated = 0
  /// Rows that could not be read; each has a finding.
  public var rejected = 0
  /// Sum of the count column over counted rows.
  public var reports = 0
  /// Sum of the count column over unlocated rows.
  public var unlocatedReports = 0
  /// First later row and its day, for the message.
  public var lastLaterDay: Day?
  /// The last moment at which a row of `knownLater` became known, for the message.
  public var lastKnownLater: Moment?

  public init() {}

  mutating func add(_ other: RowCounts) {
    rows += other.rows
    counted += other.counted
    later += other.later
    knownLater += other.knownLater
    unlocated += other.unlocated
    rejected += other.rejected
    reports += other.reports
    unlocatedReports += other.unlocatedReports
    lastLaterDay = [lastLaterDay, other.lastLaterDay].compactMap { $0 }.max()
    lastKnownLater = [lastKnownLater, other.lastKnownLater].compactMap { $0 }.max()
  }
}
