public import Quantities
public import Store

extension VaccinationOffice {
  /// Adds a place where doses are given.
  ///
  /// - Parameter ward: its row.
  /// - Throws: `AccessError.refused` outside the officer's area; `VaccinationError.unusable` for a code that is there; `StoreError`.
  @discardableResult
  public func addSite(_ code: String, name: String, ward: Int, by access: Access) throws -> VaccinationSite {
    guard !code.isEmpty, code.utf8.count <= 64, !code.contains(where: \.isWhitespace), !name.isEmpty,
      name.utf8.count <= 200
    else { throw VaccinationError.unusable("a site has a code of 1 to 64 bytes without blanks, and a name") }
    return try file.write { writing in
      try access.require(.recordDoses, ward: ward, subject: "vaccination site")
      guard try site(code, writing) == nil else {
        throw VaccinationError.unusable("there is a site '\(code)' already")
      }
      let number = try writing.nextNumber(of: "vaccination_sites")
      try writing.run(
        "INSERT INTO vaccination_sites (id, code, name, ward) VALUES (?, ?, ?, ?)",
        [SQLValue(number), .text(code), .text(name), SQLValue(ward)])
      writing.record(access.act("vaccination.site-add", subject: "vaccination site \(number)", facts: ["code": code]))
      return VaccinationSite(number: number, code: code, name: name, ward: ward, isClosed: false)
    }
  }

  /// Closes a site; its sessions stay as they are.
  ///
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`; `StoreError`.
  public func closeSite(_ code: String, by access: Access) throws {
    try file.write { writing in
      try access.requireAnywhere(.recordDoses, subject: "vaccination site")
      guard let site = try site(code, writing) else { throw VaccinationError.notFound }
      try access.require(.recordDoses, ward: site.ward, subject: "vaccination site \(site.number)")
      try writing.run(
        "UPDATE vaccination_sites SET closed_at = ? WHERE id = ? AND closed_at IS NULL",
        [.integer(writing.instant.milliseconds), SQLValue(site.number)])
      writing.record(access.act("vaccination.site-close", subject: "vaccination site \(site.number)"))
    }
  }

  func site(_ code: String, _ reading: Reading) throws -> VaccinationSite? {
    try reading.first(
      "SELECT id, code, name, ward, closed_at FROM vaccination_sites WHERE code = ?", [.text(code)], Self.site)
  }

  private static func site(_ row: Statement) -> VaccinationSite {
    VaccinationSite(
      number: row.int(0), code: row.text(1), name: row.text(2), ward: row.int(3), isClosed: row.optionalInt(4) != nil)
  }

  /// All sites by their code; where they are is no secret.
  ///
  /// - Throws: `StoreError`.
  public func sites() throws -> [VaccinationSite] {
    try file.read {
      try $0.all("SELECT id, code, name, ward, closed_at FROM vaccination_sites ORDER BY code", [], Self.site)
    }
  }

  // MARK: Sessions

  /// Opens a session.
  ///
  /// - Parameter today: sessions are not opened in the past.
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound` for a site that is not there, `.wrongState` for one that is closed,
  ///   `.unknown` for a product, `.unusable`; `StoreError`.
  public func openSession(_ form: SessionForm, on today: Day, by access: Access) throws -> VaccinationSession {
    guard 0 <= form.from, form.from < form.until, form.until <= 1440 else {
      throw VaccinationError.unusable("a session begins before it ends, both on its day")
    }
    guard 1...100_000 ~= form.capacity else { throw VaccinationError.unusable("a session is for 1 to 100000 people") }
    guard form.day >= today else { throw VaccinationError.unusable("\(form.day) is past; a session is opened before") }
    return try file.write { writing in
      try access.requireAnywhere(.recordDoses, subject: "vaccination session")
      guard let site = try site(form.site, writing) else { throw VaccinationError.notFound }
      try access.require(.recordDoses, ward: site.ward, subject: "vaccination site \(site.number)")
      guard !site.isClosed else { throw VaccinationError.wrongState(what: "site", state: "closed") }
      let rules = try cache.rules(writing).rules
      guard let product = rules.product(named: form.product) else {
        throw VaccinationError.unknown(what: "product", name: form.product, known: rules.products.map(\.id))
      }
      guard product.approved <= form.day else {
        throw VaccinationError.unusable("\(product.id) may be given from \(product.approved) on")
      }
      let number = try writing.nextNumber(of: "vaccination_sessions")
      try writing.run(
        """
        INSERT INTO vaccination_sessions (id, site, day, from_minute, until_minute, product, capacity, taken, recorded_at, recorded_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
        """,
        [
          SQLValue(number), SQLValue(site.number), SQLValue(Int(form.day.number)), SQLValue(form.from),
          SQLValue(form.until), .text(product.id), SQLValue(form.capacity), .integer(writing.instant.milliseconds),
          .text(access.officer.name),
        ])
      writing.record(
        access.act(
          "vaccination.session-open", subject: "vaccination session \(number)",
          facts: ["site": site.code, "day": form.day.description, "capacity": String(form.capacity)]))
      return VaccinationSession(
        number: number, site: site.code, ward: site.ward, day: form.day, from: form.from, until: form.until,
        product: product.id, capacity: form.capacity, taken: 0, isCancelled: false)
    }
  }

  /// Cancels a session; who was invited to it and has not come is free to be invited to another.
  ///
  /// - Returns: how many invitations were withdrawn.
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`, `.wrongState`; `StoreError`.
  @discardableResult
  public func cancelSession(_ number: Int, by access: Access) throws -> Int {
    try file.write { writing in
      let session = try session(number, for: access, .recordDoses, writing)
      guard !session.isCancelled else { throw VaccinationError.wrongState(what: "session", state: "cancelled") }
      let open = try writing.all(
        "SELECT id FROM vaccination_invitations WHERE session = ? AND state IN ('invited', 'accepted')",
        [SQLValue(number)]
      ) { $0.int(0) }
      try writing.run(
        """
        UPDATE vaccination_invitations SET state = 'withdrawn', changed_at = ?
        WHERE session = ? AND state IN ('invited', 'accepted')
        """, [.integer(writing.instant.milliseconds), SQLValue(number)])
      try writing.run(
        "UPDATE vaccination_sessions SET cancelled_at = ?, taken = taken - ? WHERE id = ?",
        [.integer(writing.instant.milliseconds), SQLValue(open.count), SQLValue(number)])
      writing.record(
        access.act(
          "vaccination.session-cancel", subject: "vaccination session \(number)",
          facts: ["withdrawn": String(open.count)]))
      return open.count
    }
  }

  private static let columns = """
    v.id, s.code, s.ward, v.day, v.from_minute, v.until_minute, v.product, v.capacity, v.taken, v.cancelled_at
    """

  private static func session(_ row: Statement) -> VaccinationSession {
    VaccinationSession(
      number: row.int(0), site: row.text(1), ward: row.int(2), day: Day(number: Int32(truncatingIfNeeded: row.int(3))),
      from: row.int(4), until: row.int(5), product: row.text(6), capacity: row.int(7), taken: row.int(8),
      isCancelled: row.optionalInt(9) != nil)
  }

  /// A session to do something with.
  ///
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`; `StoreError`.
  func session(
    _ number: Int, for access: Access, _ right: Right, _ reading: Reading
  ) throws -> VaccinationSession {
    try access.requireAnywhere(right, subject: "vaccination session")
    let found = try reading.first(
      "SELECT \(Self.columns) FROM vaccination_sessions v JOIN vaccination_sites s ON s.id = v.site WHERE v.id = ?",
      [SQLValue(number)], Self.session)
    guard let found else { throw VaccinationError.notFound }
    try access.require(right, ward: found.ward, subject: "vaccination session \(number)")
    return found
  }

  /// A session for an officer of its ward.
  ///
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`; `StoreError`.
  public func session(_ number: Int, by access: Access) throws -> VaccinationSession {
    try file.read { try session(number, for: access, .readVaccination, $0) }
  }

  /// Sessions from a day on, by day and number; when and where they are is no secret.
  ///
  /// - Throws: `StoreError`.
  public func sessions(from day: Day, limit: Int = 200) throws -> [VaccinationSession] {
    try file.read {
      try $0.all(
        """
        SELECT \(Self.columns) FROM vaccination_sessions v JOIN vaccination_sites s ON s.id = v.site
        WHERE v.day >= ? ORDER BY v.day, v.id LIMIT ?
        """, [SQLValue(Int(day.number)), SQLValue(limit)], Self.session)
    }
  }
}
