public import Store

extension AreaOffice {
  /// Rows of the checkpoints' book in their order, for the officers of the wards: disclosed and logged.
  ///
  /// - Throws: `AccessError.refused`, which is logged; `EpidemicAreaError.notFound`; `StoreError`.
  public func passages(
    ofArea number: Int, after: Int = 0, limit: Int = 1000, by access: Access
  ) throws -> [Passage] {
    try disclose(number, "area.passages", access) { reading in
      try reading.all(
        "SELECT \(Passage.columns) FROM areas_passages p WHERE p.area = ? AND p.id > ? ORDER BY p.id LIMIT ?",
        [SQLValue(number), SQLValue(after), SQLValue(limit)], Passage.init)
    } count: {
      $0.count
    }
  }

  /// Who is inside and does not live there, and who lives there and is out.
  ///
  /// - Throws: as `passages`.
  public func standing(ofArea number: Int, by access: Access) throws -> AreaStanding {
    try disclose(number, "area.standing", access) { reading in
      let last = try reading.all(
        """
        SELECT \(Passage.columns) FROM areas_passages p WHERE p.id IN (
          SELECT max(id) FROM areas_passages WHERE area = ? AND verdict = 'allow' GROUP BY person)
        ORDER BY p.id
        """, [SQLValue(number)], Passage.init)
      return AreaStanding(
        visitorsInside: last.filter { $0.direction == .enter && $0.isResident != true },
        residentsOutside: last.filter { $0.direction == .leave && $0.isResident == true })
    } count: {
      $0.visitorsInside.count + $0.residentsOutside.count
    }
  }

  private func disclose<Value>(
    _ number: Int, _ kind: String, _ access: Access, _ body: (Reading) throws -> Value, count: (Value) -> Int
  ) throws -> Value {
    let found = try file.disclose(.readAreas, to: access, kind: kind) { reading in
      guard let area = try row(number, reading) else { return nil as Disclosure<Value>? }
      let value = try body(reading)
      return Disclosure(
        value, subject: "area \(number)", wards: area.wards.map(\.row), facts: ["count": String(count(value))])
    }
    guard let found else { throw EpidemicAreaError.notFound(what: "area") }
    return found
  }
}
