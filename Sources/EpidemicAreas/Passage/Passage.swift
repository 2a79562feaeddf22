public import Quantities
import Store

/// A row of the book of a checkpoint: somebody passed or was turned away. Nobody's name is in it.
public struct Passage: Hashable, Sendable {
  public let number: Int
  public let area: Int
  public let at: Instant
  public let direction: PassageRule.Direction
  /// Row of the citizen; `nil` for somebody whom the register does not have.
  public let citizen: Int?
  /// `nil` where it could not be found out.
  public let isResident: Bool?
  public let credential: String
  public let ground: String
  public let verdict: PassageRule.Verdict
  /// Codes of the reasons.
  public let reasons: [String]
  public let checkpoint: String
  public let actor: String

  static let columns = """
    p.id, p.area, p.at, p.direction, p.citizen, p.resident, p.credential, p.ground, p.verdict, p.reasons, p.checkpoint,
    p.actor
    """

  /// - Throws: `EpidemicAreaError.unreadable`.
  init(_ row: Statement) throws {
    guard let direction = PassageRule.Direction(rawValue: row.text(3)),
      let verdict = PassageRule.Verdict(rawValue: row.text(8))
    else { throw EpidemicAreaError.unreadable }
    number = row.int(0)
    area = row.int(1)
    at = Instant(milliseconds: Int64(row.int(2)))
    self.direction = direction
    citizen = row.optionalInt(4)
    isResident = row.optionalInt(5).map { $0 == 1 }
    credential = row.text(6)
    ground = row.text(7)
    self.verdict = verdict
    reasons = row.text(9).split(separator: ";").map(String.init)
    checkpoint = row.text(10)
    actor = row.text(11)
  }
}
