import Quantities

extension Officers {
  static let columns = "id, name, role, area, ended_at"

  /// - Throws: `StoreError.damaged` for a role or area that is none: it must not be taken for another.
  static func officer(_ row: Statement, path: String) throws -> Officer {
    guard let role = Role(rawValue: row.text(2)), let area = AreaLimit(row.text(3)) else {
      throw StoreError.damaged(
        path: path, details: "officer \(row.int(0)) has the role '\(row.text(2))' or an area that is none")
    }
    return Officer(
      id: row.int(0), name: row.text(1), role: role, area: area,
      endedAt: row.optionalInt(4).map { Instant(milliseconds: Int64($0)) })
  }

  static func insert(_ name: String, _ role: Role, _ area: AreaLimit, _ writing: Writing) throws -> Officer {
    guard Officer.isName(name), name != Officer.anyone.name else { throw AccessError.unusableName }
    if try named(name, writing) != nil { throw AccessError.officerExists(name: name) }
    let officer = Officer(id: try writing.nextNumber(of: "store_officers"), name: name, role: role, area: area)
    try writing.run(
      "INSERT INTO store_officers (id, name, role, area, recorded_at, ended_at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        SQLValue(officer.id), .text(name), .text(role.rawValue), .text(area.description),
        .integer(writing.instant.milliseconds), .null,
      ])
    return officer
  }

  /// The officer of a name who is still one.
  static func present(_ name: String, _ reading: Reading) throws -> Officer {
    guard let officer = try named(name, reading), officer.endedAt == nil else { throw AccessError.unknownOfficer }
    return officer
  }

  static func keepAnAdministrator(besides officer: Officer, _ reading: Reading) throws {
    let others = try all(reading).contains { $0.role == .administrator && $0.endedAt == nil && $0.id != officer.id }
    if officer.role == .administrator, !others { throw AccessError.lastAdministrator(name: officer.name) }
  }

  /// Codes are checked as soon as there are wards to check them by.
  static func check(_ area: AreaLimit, _ reading: Reading) throws {
    // What would not be read back as it is would shut everybody out.
    guard AreaLimit(area.description) == area else { throw AccessError.unknownAreas([area.description]) }
    let hasWards = try reading.first("SELECT 1 FROM store_wards LIMIT 1") { _ in true } ?? false
    let unknown = hasWards ? try area.unknownCodes(reading) : []
    if !unknown.isEmpty { throw AccessError.unknownAreas(unknown) }
  }

  static func facts(_ officer: Officer) -> [String: String] {
    ["name": officer.name, "role": officer.role.rawValue, "area": officer.area.description]
  }
}
