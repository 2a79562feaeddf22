import Criteria
public import Quantities
import Registry
public import Store

extension AreaOffice {
  /// Notes that a person or a household needs something.
  ///
  /// - Returns: its number.
  /// - Throws: `AccessError.refused` without the right to change what is said of people of the ward; `EpidemicAreaError.unknown`, `.notFound`,
  ///   `.unusable`, `.wrongState` of an area that is over; `StoreError`; `SealingError`.
  public func note(_ form: NeedForm, _ adopted: AdoptedAreaPolicy, by access: Access) throws -> Int {
    try file.write { writing in
      try access.requireAnywhere(.changeCitizens, subject: "need")
      guard adopted.policy.needs.contains(where: { $0.id == form.need }) else {
        throw EpidemicAreaError.unknown(what: "need", name: form.need, known: adopted.policy.needs.map(\.id))
      }
      let area = try find(form.area, writing)
      let ward = try ward(of: form, area, writing)
      try access.require(.changeCitizens, ward: ward, subject: "needs of area \(form.area)")
      let state = area.state(at: writing.instant)
      guard state == .announced || state == .inForce else {
        throw EpidemicAreaError.wrongState(what: "area", state: state.words.en)
      }
      let number = try writing.nextNumber(of: Self.needs)
      try writing.run(
        """
        INSERT INTO areas_needs (id, area, ward, citizen, whole_household, need, urgent, due_day, state, recorded_at,
          recorded_by, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)
        """,
        [
          SQLValue(number), SQLValue(form.area), SQLValue(ward), SQLValue(form.citizen),
          SQLValue(form.wholeHousehold ? 1 : 0), .text(form.need), SQLValue(form.isUrgent ? 1 : 0),
          SQLValue(form.due.map { Int($0.number) }), .integer(writing.instant.milliseconds), .text(access.officer.name),
          .bytes(sealer.seal(Array(form.note.utf8), table: Self.needs, row: number)),
        ])
      writing.record(
        access.act(
          "area.need", subject: "need \(number)",
          facts: ["area": String(form.area), "need": form.need, "urgent": String(form.isUrgent)]))
      return number
    }
  }

  /// Says that something was brought, or is needed no more.
  ///
  /// - Throws: `AccessError.refused`; `EpidemicAreaError.notFound`; `.wrongState` for one that is not open; `StoreError`.
  public func end(need number: Int, as state: AreaNeed.State, by access: Access) throws {
    precondition(state != .open, "an end")
    try file.write { writing in
      try access.requireAnywhere(.changeCitizens, subject: "need \(number)")
      guard
        let need = try writing.first(
          "SELECT \(AreaNeed.columns) FROM areas_needs WHERE id = ?", [SQLValue(number)], AreaNeed.init)
      else { throw EpidemicAreaError.notFound(what: "need") }
      try access.require(.changeCitizens, ward: need.ward, subject: "need \(number)")
      guard need.state == .open else { throw EpidemicAreaError.wrongState(what: "need", state: need.state.words.en) }
      try writing.run(
        "UPDATE areas_needs SET state = ?, ended_at = ?, ended_by = ? WHERE id = ?",
        [
          .text(state.rawValue), .integer(writing.instant.milliseconds), .text(access.officer.name), SQLValue(number),
        ])
      writing.record(access.act("area.need.\(state.rawValue)", subject: "need \(number)"))
    }
  }

  /// Needs in an area in the officer's wards, those that wait first, urgent ones and early ones before others: disclosed with their notes.
  ///
  /// - Throws: `AccessError.refused`, which is logged; `EpidemicAreaError.notFound`; `StoreError`; `SealingError`.
  public func needs(
    ofArea number: Int, states: Set<AreaNeed.State> = [.open], by access: Access
  ) throws -> [AreaNeed] {
    let found = try file.disclose(.readAreas, to: access, kind: "area.needs") { reading in
      guard let area = try row(number, reading) else { return nil as Disclosure<[AreaNeed]>? }
      let needs = try reading.all(
        """
        SELECT \(AreaNeed.columns), sealed FROM areas_needs WHERE area = ?
        ORDER BY state <> 'open', urgent DESC, coalesce(due_day, 1000000), id
        """, [SQLValue(number)]
      ) { row -> AreaNeed? in
        var need = try AreaNeed(row)
        guard states.contains(need.state), access.covers(ward: need.ward) else { return nil }
        need.note = String(
          decoding: try sealer.open(row.bytes(13), table: Self.needs, row: need.number), as: UTF8.self)
        return need
      }.compactMap { $0 }
      return Disclosure(
        needs, subject: "area \(number)", wards: area.wards.map(\.row), facts: ["count": String(needs.count)])
    }
    guard let found else { throw EpidemicAreaError.notFound(what: "area") }
    return found
  }

  /// How often each thing is needed, without persons, by the id of the need.
  ///
  /// - Throws: `AccessError.refused`; `EpidemicAreaError.notFound`; `StoreError`.
  public func needCounts(ofArea number: Int, on day: Day, by access: Access) throws -> [NeedCount] {
    try file.read { reading in
      _ = try visible(number, access, reading)
      return try reading.all(
        """
        SELECT need, sum(state = 'open'), sum(state = 'open' AND urgent), sum(state = 'open' AND due_day < ?),
          sum(state = 'done')
        FROM areas_needs WHERE area = ? GROUP BY need ORDER BY need
        """, [SQLValue(Int(day.number)), SQLValue(number)]
      ) {
        NeedCount(
          need: $0.text(0), open: $0.int(1), urgent: $0.int(2), overdue: $0.int(3), done: $0.int(4))
      }
    }
  }

  func openNeeds(ofArea number: Int, _ reading: Reading) throws -> [AreaNeed] {
    try reading.all(
      "SELECT \(AreaNeed.columns) FROM areas_needs WHERE area = ? AND state = 'open'", [SQLValue(number)],
      AreaNeed.init)
  }

  private func ward(of form: NeedForm, _ area: EpidemicArea, _ writing: Writing) throws -> Int {
    let rows = Set(area.wards.map(\.row))
    if let citizen = form.citizen {
      guard let record = try register.record(ofCitizen: citizen, writing),
        let ward = CitizenRegister.wards(ofDweller: record, on: writing.instant.day(offset: offset))
          .intersection(rows).first
      else { throw EpidemicAreaError.notFound(what: "resident of the area") }
      return ward
    }
    guard !form.note.isEmpty else {
      throw EpidemicAreaError.unusable("the need names no citizen, so its note must say whom to look for")
    }
    guard let ward = form.ward ?? (rows.count == 1 ? rows.first : nil), rows.contains(ward) else {
      throw EpidemicAreaError.unusable("the need names no citizen, so say in which ward of the area it is")
    }
    return ward
  }
}
