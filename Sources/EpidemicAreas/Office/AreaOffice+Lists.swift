public import Quantities
public import Store

/// Which areas are asked for.
public struct AreaFilter: Hashable, Sendable {
  /// Only those in any of these states at the instant.
  public var states: Set<AreaState>
  /// Rows of wards that an area lies in; `nil` for all.
  public var wards: Set<Int>?
  public var instant: Instant

  public init(states: Set<AreaState> = Set(AreaState.allCases), wards: Set<Int>? = nil, at instant: Instant) {
    self.states = states
    self.wards = wards
    self.instant = instant
  }
}

extension AreaOffice {
  /// Areas that the officer may see, by number: those of their wards, or all for who decrees them.
  ///
  /// - Throws: `AccessError.refused` for who may see none anywhere; `StoreError`.
  public func areas(_ filter: AreaFilter, by access: Access) throws -> [EpidemicArea] {
    try file.read { reading in
      if !access.has(.decree, among: []) { try access.requireAnywhere(.readAreas, subject: "list of areas") }
      return try all(reading).filter { area in
        let rows = area.wards.map(\.row)
        return filter.states.contains(area.state(at: filter.instant))
          && filter.wards.map { !$0.isDisjoint(with: rows) } ?? true && mayRead(area, access)
      }
    }
  }

  /// One area.
  ///
  /// - Throws: `AccessError.refused` for an area of other wards, which is logged; `EpidemicAreaError.notFound`; `StoreError`.
  public func area(_ number: Int, by access: Access) throws -> EpidemicArea {
    try file.read { reading in try visible(number, access, reading) }
  }

  /// The acts on an area in their order, each with the place as it was from then on.
  ///
  /// Lists of addresses are for who reads areas of the wards, and reading them is logged; for who decrees they are left empty.
  ///
  /// - Throws: as `area(_:by:)`; `SealingError`.
  public func history(_ number: Int, by access: Access) throws -> [AreaVersion] {
    if access.has(.decree, among: []), !access.rights.contains(.readAreas) {
      return try file.read { reading in
        _ = try find(number, reading)
        return try versions(of: number, nil, reading)
      }
    }
    let found = try file.disclose(.readAreas, to: access, kind: "area.read") { reading in
      guard let area = try row(number, reading) else { return nil as Disclosure<[AreaVersion]>? }
      return Disclosure(
        try versions(of: number, sealer, reading), subject: "area \(number)", wards: area.wards.map(\.row))
    }
    guard let found else { throw EpidemicAreaError.notFound(what: "area") }
    return found
  }

  // MARK: Rows

  func mayRead(_ area: EpidemicArea, _ access: Access) -> Bool {
    access.has(.decree, among: []) || access.has(.readAreas, among: area.wards.map(\.row))
  }

  func visible(_ number: Int, _ access: Access, _ reading: Reading) throws -> EpidemicArea {
    if !access.has(.decree, among: []) { try access.requireAnywhere(.readAreas, subject: "area") }
    let area = try find(number, reading)
    if !mayRead(area, access) {
      try access.require(.readAreas, among: area.wards.map(\.row), subject: "area \(number)")
    }
    return area
  }

  /// - Throws: `EpidemicAreaError.notFound`.
  func find(_ number: Int, _ reading: Reading) throws -> EpidemicArea {
    guard let area = try row(number, reading) else { throw EpidemicAreaError.notFound(what: "area") }
    return area
  }

  func row(_ number: Int, _ reading: Reading) throws -> EpidemicArea? {
    var area = try reading.first(
      "SELECT \(EpidemicArea.columns) FROM \(EpidemicArea.tables) WHERE a.id = ?", [SQLValue(number)], EpidemicArea.init
    )
    if let found = area { area?.wards = try wards(of: number, version: found.version, reading) }
    return area
  }

  func all(_ reading: Reading) throws -> [EpidemicArea] {
    try reading.all("SELECT \(EpidemicArea.columns) FROM \(EpidemicArea.tables) ORDER BY a.id", [], EpidemicArea.init)
      .map { area in
        var area = area
        area.wards = try wards(of: area.number, version: area.version, reading)
        return area
      }
  }

  func wards(of area: Int, version: Int, _ reading: Reading) throws -> [AreaWard] {
    try reading.all(
      "SELECT ward, whole FROM areas_wards WHERE area = ? AND version = ? ORDER BY ward",
      [SQLValue(area), SQLValue(version)]
    ) { AreaWard(row: $0.int(0), isWhole: $0.int(1) == 1) }
  }

  /// - Parameter sealer: `nil` leaves lists of addresses empty.
  func versions(of area: Int, _ sealer: Sealer?, _ reading: Reading) throws -> [AreaVersion] {
    let rows = try reading.all(
      """
      SELECT id, version, act_kind, place, shape, sealed, from_at, until_at, measures, authority, act, reason, finding, policy,
        revision, recorded_at, actor
      FROM areas_versions WHERE area = ? ORDER BY version
      """, [SQLValue(area)]
    ) { row in
      guard let kind = AreaActKind(rawValue: row.text(2)) else { throw EpidemicAreaError.unreadable }
      return (
        id: row.int(0), place: row.text(3), shape: row.optionalBytes(4), sealed: row.optionalBytes(5),
        version: AreaVersion(
          number: row.int(1), kind: kind, place: .wards([]), wards: [],
          from: Instant(milliseconds: Int64(row.int(6))), until: Instant(milliseconds: Int64(row.int(7))),
          measures: row.text(8).split(separator: ";").map(String.init),
          note: AreaNote(authority: row.text(9), act: row.text(10), reason: row.text(11)),
          finding: row.text(12).split(separator: ";").map(String.init), policy: row.int(13),
          revision: row.optionalInt(14), recordedAt: Instant(milliseconds: Int64(row.int(15))), actor: row.text(16))
      )
    }
    return try rows.map { row in
      var version = row.version
      version.wards = try wards(of: area, version: version.number, reading)
      version.place = try StoredPlace.place(
        kind: row.place, wards: version.wards, shape: row.shape, sealed: row.sealed, row: row.id, sealer)
      return version
    }
  }
}
