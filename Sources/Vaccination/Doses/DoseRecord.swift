public import Epidemiology
public import Quantities
import Store

/// A dose as the register of doses has it; nobody's name is in it.
public struct DoseRecord: Hashable, Sendable {
  public var number: Int
  public var version: Int
  /// Row of the citizen; `nil` while nobody knows whose it is.
  public var citizen: Int?
  /// The name of the source; `nil` for what an officer entered.
  public var source: String?
  public var facts: DoseFacts
  /// Row of the ward in which the person dwelt on the day, and how that is known.
  public var home: Int?
  public var homeBasis: HomeBasis
  public var age: Int?
  /// Place among the doses that count; `nil` for a dose that does not, and for one that is nobody's yet.
  public var place: Int?
  public var isBooster: Bool
  /// Whether it completed the basic series.
  public var series: SeriesState
  public var flags: [DoseFlag]
  public var state: DoseState
  public var recordedAt: Instant
  public var recordedBy: String

  static let columns = """
    d.id, d.version, d.citizen, (SELECT name FROM vaccination_sources s WHERE s.id = d.source), d.day, d.minute,
    (SELECT name FROM vaccination_products p WHERE p.id = d.product), d.number, d.lot, d.site, d.ward, d.said_home, d.said_age,
    d.said_series, d.home, d.home_basis, d.age, d.place, d.is_booster, d.series, d.flags, d.state, d.recorded_at, d.recorded_by
    """

  /// - Throws: `VaccinationError.unreadable`.
  init(_ row: Statement) throws(VaccinationError) {
    guard let said = SeriesState(rawValue: row.int(13)), let basis = HomeBasis(rawValue: row.int(15)),
      let series = SeriesState(rawValue: row.int(19)), let state = DoseState(rawValue: row.int(21))
    else { throw .unreadable }
    number = row.int(0)
    version = row.int(1)
    citizen = row.optionalInt(2)
    source = row.optionalText(3)
    facts = DoseFacts(
      day: Day(number: Int32(truncatingIfNeeded: row.int(4))), minute: row.optionalInt(5), product: row.text(6),
      number: row.optionalInt(7), lot: row.text(8), site: row.text(9), ward: row.optionalInt(10),
      home: row.optionalInt(11), age: row.optionalInt(12), series: said)
    home = row.optionalInt(14)
    homeBasis = basis
    age = row.optionalInt(16)
    place = row.optionalInt(17)
    isBooster = row.int(18) != 0
    self.series = series
    flags = try Self.flags(row.text(20))
    self.state = state
    recordedAt = Instant(milliseconds: Int64(row.int(22)))
    recordedBy = row.text(23)
  }

  /// - Throws: `VaccinationError.unreadable`.
  static func flags(_ text: String) throws(VaccinationError) -> [DoseFlag] {
    if text.isEmpty { return [] }
    var flags: [DoseFlag] = []
    for name in text.split(separator: ",") {
      guard let flag = DoseFlag(rawValue: String(name)) else { throw .unreadable }
      flags.append(flag)
    }
    return flags
  }

  static func text(_ flags: [DoseFlag]) -> String { flags.map(\.rawValue).joined(separator: ",") }

  /// The wards whose officers may see it: where it was given, and where the person dwelt.
  public var wards: [Int] {
    var wards = [facts.ward, home].compactMap { $0 }
    if wards.count == 2, wards[0] == wards[1] { wards.removeLast() }
    return wards
  }
}
