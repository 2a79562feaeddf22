public import Quantities
import Store

/// A citizen as the register has them now, or had them in an earlier version.
public struct Citizen: Hashable, Sendable {
  /// The row number, by which other tables and the decision log name the citizen.
  public let number: Int
  public let version: Int
  public let record: CitizenRecord
  /// Who made the version, when, on whose word.
  public let entry: Entry

  public struct Entry: Hashable, Sendable {
    public let recorded: Instant
    public let actor: String
    /// What it was: `import`, `decision`, `sync`.
    public let kind: String
    /// Name of the source; `nil` for an officer's own decision.
    public let source: String?
  }

  /// Columns in the order in which `init` wants them: `c` is a citizen or a version, `e` its entry, `s` the source.
  static let columns = "c.id, c.version, c.sealed, e.recorded_at, e.actor, e.kind, s.name"
  static let joins = "JOIN registry_entries e ON e.id = c.entry LEFT JOIN registry_sources s ON s.id = e.source"

  /// - Throws: `SealingError`, `RegistryError.unreadable`.
  init(_ row: Statement, number: Int? = nil, table: String = "registry_citizens", _ keys: RegisterKeys) throws {
    let place = row.int(0)
    let (version, record) = try CitizenRecord.decode(keys.sealer.open(row.bytes(2), table: table, row: place))
    // An earlier sealed record in the place of a later one is no record of this version.
    guard version == row.int(1) else { throw RegistryError.unreadable }
    self.number = number ?? place
    self.version = version
    self.record = record
    entry = Entry(
      recorded: Instant(milliseconds: Int64(row.int(3))), actor: row.text(4), kind: row.text(5),
      source: row.optionalText(6))
  }

  /// The wards whose officers the citizen is for on a day: where a residence holds, else where the last ones did.
  static func wards(of record: CitizenRecord, on day: Day) -> Set<Int> {
    let presences = Presence.of(record)
    if presences.isEmpty { return Set(record.residences.map(\.ward)) }
    let held = presences.filter { $0.holds(on: day) }
    if !held.isEmpty { return Set(held.map(\.ward)) }
    let past = presences.filter { $0.last.map { $0 < day.number } ?? false }
    let last = past.compactMap(\.last).max()
    return Set((past.isEmpty ? presences : past.filter { $0.last == last }).map(\.ward))
  }
}
