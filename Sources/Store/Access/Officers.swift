import Quantities

/// The officers of a database: table `store_officers`. Every change is an act in the decision log.
public enum Officers {
  /// Makes the first administrator of a new file.
  ///
  /// - Throws: `AccessError.notFirst`, `.unusableName`; `StoreError`.
  @discardableResult
  public static func makeFirst(_ name: String, _ writing: Writing) throws -> Officer {
    guard try all(writing).isEmpty else { throw AccessError.notFirst }
    let officer = try insert(name, .administrator, .everything, writing)
    writing.record(
      Act(
        actor: name, kind: "officer.add", subject: "officer \(officer.id)", reason: "first administrator",
        facts: facts(officer)))
    return officer
  }

  /// - Throws: `AccessError.refused`, `.officerExists`, `.unusableName`, `.unknownAreas`; `StoreError`.
  @discardableResult
  public static func add(
    _ name: String, role: Role, area: AreaLimit, by access: Access, _ writing: Writing
  ) throws -> Officer {
    try access.require(.manageOfficers, subject: "officers")
    try check(area, writing)
    let officer = try insert(name, role, area, writing)
    writing.record(access.act("officer.add", subject: "officer \(officer.id)", facts: facts(officer)))
    return officer
  }

  /// Gives an officer another role or area, from now on.
  ///
  /// - Throws: `AccessError.refused`, `.unknownOfficer`, `.lastAdministrator`, `.unknownAreas`; `StoreError`.
  public static func change(
    _ name: String, role: Role, area: AreaLimit, by access: Access, _ writing: Writing
  ) throws {
    try access.require(.manageOfficers, subject: "officers")
    let officer = try present(name, writing)
    try check(area, writing)
    if role != .administrator { try keepAnAdministrator(besides: officer, writing) }
    try writing.run(
      "UPDATE store_officers SET role = ?, area = ? WHERE id = ?",
      [.text(role.rawValue), .text(area.description), SQLValue(officer.id)])
    let after = Officer(id: officer.id, name: name, role: role, area: area)
    let before = ["role-before": officer.role.rawValue, "area-before": officer.area.description]
    writing.record(
      access.act(
        "officer.change", subject: "officer \(officer.id)", facts: facts(after).merging(before) { new, _ in new }))
  }

  /// Takes all rights from an officer, from now on. Their name stays theirs.
  ///
  /// - Throws: `AccessError.refused`, `.unknownOfficer`, `.lastAdministrator`; `StoreError`.
  public static func end(_ name: String, by access: Access, _ writing: Writing) throws {
    try access.require(.manageOfficers, subject: "officers")
    let officer = try present(name, writing)
    try keepAnAdministrator(besides: officer, writing)
    try writing.run(
      "UPDATE store_officers SET ended_at = ? WHERE id = ?",
      [.integer(writing.instant.milliseconds), SQLValue(officer.id)])
    writing.record(access.act("officer.end", subject: "officer \(officer.id)", facts: facts(officer)))
  }

  // MARK: Reading

  /// All officers, also those of before, in the order in which they came.
  public static func all(_ reading: Reading) throws -> [Officer] {
    try reading.all("SELECT \(columns) FROM store_officers ORDER BY id") { try officer($0, path: reading.path) }
  }

  /// The officer of a name, also one of before.
  public static func named(_ name: String, _ reading: Reading) throws -> Officer? {
    try reading.first("SELECT \(columns) FROM store_officers WHERE name = ?", [.text(name)]) {
      try officer($0, path: reading.path)
    }
  }
}
