import Credentials
import Quantities
public import Registry
public import Store
public import Surveillance

/// Which applications or permits are asked for; `nil` asks for all.
public struct PermitFilter: Hashable, Sendable {
  /// Raw values of `ApplicationState` or `PermitState`.
  public var states: Set<String>?
  /// Rows of wards: of origin or destination.
  public var wards: Set<Int>?
  public var group: String?
  public var issuer: String?
  public var employer: Int?
  /// Only numbers above this one, for the next page.
  public var after = 0
  public var limit = 100

  public init() {}

  private static let mostWards = 500

  func clause(_ values: inout [SQLValue]) -> String {
    var clause = "id > ?"
    values.append(SQLValue(after))
    if let states {
      clause += " AND state IN (\(Array(repeating: "?", count: states.count).joined(separator: ", ")))"
      values += states.sorted().map { .text($0) }
    }
    for (column, value) in [("group_id", group), ("issuer", issuer)] {
      guard let value else { continue }
      clause += " AND \(column) = ?"
      values.append(.text(value))
    }
    if let employer {
      clause += " AND employer = ?"
      values.append(SQLValue(employer))
    }
    // Row numbers of the database's own, not words from outside.
    if let wards, wards.count <= Self.mostWards {
      let list = wards.sorted().map(String.init).joined(separator: ", ")
      clause += " AND (origin IN (\(list)) OR destination IN (\(list)))"
    }
    return clause
  }

  func holds(_ wards: [Int]) -> Bool { self.wards.map { area in wards.contains(where: area.contains) } ?? true }
}

extension PermitOffice {
  /// Applications in the officer's area, in the order of their numbers; nobody's name is among what is returned.
  ///
  /// - Throws: `AccessError.refused` without the right to issue permits anywhere; `StoreError`; `PermitError.unreadable`.
  public func applications(_ filter: PermitFilter, by access: Access) throws -> [PermitApplication] {
    try list("permits_applications", PermitApplication.columns, filter, access, PermitApplication.init) { $0.wards }
  }

  /// Permits in the officer's area.
  ///
  /// - Throws: as `applications`.
  public func permits(_ filter: PermitFilter, by access: Access) throws -> [IssuedPermit] {
    try list("permits_permits", IssuedPermit.columns, filter, access, IssuedPermit.init) { $0.wards }
  }

  private func list<T>(
    _ table: String, _ columns: String, _ filter: PermitFilter, _ access: Access, _ make: (Statement) throws -> T,
    wards: (T) -> [Int]
  ) throws -> [T] {
    try file.read { reading in
      try access.requireAnywhere(.issuePermits, subject: "list of permits")
      var filter = filter
      if let area = access.wards { filter.wards = filter.wards.map { $0.intersection(area) } ?? area }
      if filter.wards?.isEmpty == true { return [] }
      var values: [SQLValue] = []
      let clause = filter.clause(&values)
      let statement = try reading.statement("SELECT \(columns) FROM \(table) WHERE \(clause) ORDER BY id")
      statement.bind(all: values)
      defer { statement.reset() }
      var found: [T] = []
      while found.count < filter.limit, try statement.step() {
        let row = try make(statement)
        if filter.holds(wards(row)) { found.append(row) }
      }
      return found
    }
  }

  /// What an employer must tell its staff, or an office the holders: notices after a number, in their order.
  ///
  /// - Throws: `AccessError.refused` without the right to issue permits anywhere; `StoreError`.
  public func notices(
    employer: Int?, after number: Int = 0, limit: Int = 1000, _ vintage: BoundaryVintage, by access: Access
  ) throws -> [PermitNotice] {
    try file.read { reading in
      try access.requireAnywhere(.issuePermits, subject: "notices of permits")
      return try PermitNotice.list(
        employer: employer, area: access.wards, after: number, limit: limit, vintage, reading)
    }
  }

  // MARK: People

  /// Who an application is of, for an officer of its wards; the reading is in the log.
  ///
  /// - Throws: `AccessError.refused`; `PermitError.notFound`; `StoreError`; `SealingError`.
  public func holder(ofApplication number: Int, by access: Access) throws -> HolderDetails {
    let found = try file.disclose(.issuePermits, to: access, kind: "application.read") {
      reading -> Disclosure<HolderDetails>? in
      guard let row = try? application(number, reading) else { return nil }
      let holder = try HolderDetails.decode(sealer.open(row.sealed, table: Self.applications, row: number)).holder
      return Disclosure(holder, subject: "application \(number)", wards: row.wards)
    }
    guard let found else { throw PermitError.notFound }
    return found
  }

  /// What was issued, to be printed once more, for an officer of its wards; the reading is in the log.
  ///
  /// - Throws: as `holder(ofApplication:by:)`.
  public func credential(ofPermit number: Int, by access: Access) throws -> IssuedCredential {
    let found = try file.disclose(.issuePermits, to: access, kind: "permit.read") {
      reading -> Disclosure<IssuedCredential>? in
      guard let row = try? permit(number, reading) else { return nil }
      let (holder, _, text, code) = try HolderDetails.decode(
        sealer.open(row.sealed, table: Self.permits, row: number))
      guard let text, let code else { throw PermitError.unreadable }
      let claims = try PermitCredential.read(text).claims
      let vintage = try BoundaryVintage.load(
        reading.first("SELECT vintage FROM permits_permits WHERE id = ?", [SQLValue(number)]) { $0.int(0) } ?? 0,
        reading)
      let between = try application(row.application, reading).request(vintage).route
      return Disclosure(
        IssuedCredential(
          permit: number, text: text, code: code, claims: claims, holder: holder, between: between),
        subject: "permit \(number)", wards: row.wards)
    }
    guard let found else { throw PermitError.notFound }
    return found
  }

  /// What the register has of a person, to fill in a form: for an officer in whose area the person lives; the reading is in the log.
  ///
  /// - Throws: `RegistryError.notInArea`; `AccessError.refused`; `StoreError`; `SealingError`.
  public func prefill(_ identifier: PersonalIdentifier, by access: Access) throws -> HolderDetails {
    let record = try register.citizen(identifier, access).record
    return HolderDetails(
      identifier: identifier, name: record.name, birthYear: record.birth?.year, phone: record.phone)
  }
}
