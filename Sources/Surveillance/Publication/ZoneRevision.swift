public import Quantities
import Store
public import Zones

/// One numbered zone map of the archive: what it was made from, who stands for it, and when it is in force.
public struct ZoneRevision: Hashable, Sendable {
  public enum State: String, Hashable, Sendable {
    /// Computed and kept; nobody has looked at it.
    case draft
    case reviewed
    /// Published: it never changes again.
    case inForce = "in force"
    /// Given up before it was published.
    case withdrawn
  }

  public var number: Int
  /// The published revision that it is kept as a difference from; `nil` for one that is kept whole.
  public var base: Int?
  /// How many revisions it takes to read it whole, beside its own.
  var depth: Int
  /// The published revision with the highest number when it was drafted.
  var follows: Int?
  /// The revision in whose place it is, whenever that one would be in force.
  public var corrects: Int?
  public var vintage: Int
  var criteria: Int
  public var on: Day
  public var asInForceOn: Day?
  /// Everything that became known up to this instant is in it.
  public var knownAt: Instant
  public var dataThrough: Day?
  var caseWindow: Int
  public var inputsDigest: String
  public var populationSource: PopulationSource
  public var state: State
  public var draftedAt: Instant
  public var draftedBy: String
  public var reviewedAt: Instant?
  public var reviewedBy: String?
  public var publishedAt: Instant?
  public var approvedBy: String?
  public var inForceFrom: Instant?
  /// The act of law that it is published by.
  public var act: String
  public var reason: String

  static let columns = """
    number, base, corrects, vintage, criteria, on_day, as_in_force_on, known_at, data_through, case_window, inputs_digest,
    population_source, state, drafted_at, drafted_by, reviewed_at, reviewed_by, published_at, approved_by, in_force_from,
    act, reason, depth, follows
    """

  /// - Parameter row: of a query of `columns`.
  init(_ row: Statement) throws {
    func day(_ column: Int) -> Day? { row.optionalInt(column).map { Day(number: Int32($0)) } }
    func instant(_ column: Int) -> Instant? { row.optionalInt(column).map { Instant(milliseconds: Int64($0)) } }
    number = row.int(0)
    base = row.optionalInt(1)
    corrects = row.optionalInt(2)
    vintage = row.int(3)
    criteria = row.int(4)
    on = Day(number: Int32(row.int(5)))
    asInForceOn = day(6)
    knownAt = Instant(milliseconds: Int64(row.int(7)))
    dataThrough = day(8)
    caseWindow = row.int(9)
    inputsDigest = row.text(10)
    guard let source = PopulationSource(rawValue: row.text(11)), let state = State(rawValue: row.text(12)) else {
      throw SurveillanceError.damagedStatus(revision: row.int(0))
    }
    populationSource = source
    self.state = state
    draftedAt = Instant(milliseconds: Int64(row.int(13)))
    draftedBy = row.text(14)
    reviewedAt = instant(15)
    reviewedBy = row.optionalText(16)
    publishedAt = instant(17)
    approvedBy = row.optionalText(18)
    inForceFrom = instant(19)
    act = row.text(20)
    reason = row.text(21)
    depth = row.int(22)
    follows = row.optionalInt(23)
  }
}
