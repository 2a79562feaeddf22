import Quantities
public import Store

extension CitizenRegister {
  /// Gathers citizens, leaves out those whom the officer may not see, puts the reading into the log, and then returns them.
  ///
  /// - Parameters:
  ///   - subject: what is asked for, without anything personal.
  ///   - judgingBy: the citizen by whose area all are shown or none; `nil` judges each by its own.
  /// - Throws: `RegistryError.notInArea` when nothing is left, which is put into the log; `AccessError.refused`; `StoreError`.
  func reveal(
    _ subject: String, _ access: Access, judgingBy one: (([Citizen]) -> Citizen?)? = nil,
    _ gather: (Reading) throws -> [Citizen]
  ) throws -> [Citizen] {
    let found = try file.read { reading in
      // Who has the right nowhere hears that, and nothing of anybody.
      try requireAnywhere(.readCitizens, access, subject)
      return try gather(reading)
    }
    let shown = try file.write { writing -> [Citizen] in
      let today = writing.instant.day(offset: offset)
      let shown: [Citizen]
      if let one {
        shown = one(found).map { isShown($0, access, today) } ?? false ? found : []
      } else {
        shown = found.filter { isShown($0, access, today) }
      }
      let numbers = Set(shown.map(\.number)).sorted()
      let withheld = Set(found.map(\.number)).subtracting(numbers).count
      writing.record(
        access.act(
          shown.isEmpty ? Self.refusal : "citizen.read", subject: subject,
          facts: ["shown": numbers.map(String.init).joined(separator: " "), "withheld": String(withheld)]))
      return shown
    }
    if shown.isEmpty { throw RegistryError.notInArea }
    return shown
  }

  /// What the log calls it when somebody is told that there is nobody.
  static let refusal = "citizen.refuse"

  /// - Throws: `AccessError.refused` when the officer has the right in no ward.
  func requireAnywhere(_ right: Right, _ access: Access, _ subject: String) throws {
    try access.requireAnywhere(right, subject: subject)
  }

  func isShown(_ citizen: Citizen, _ access: Access, _ today: Day) -> Bool {
    access.has(.readCitizens, among: Citizen.wards(of: citizen.record, on: today))
  }

  /// The citizens who live in a ward on a day, one after the other, after the reading was put into the log as one act.
  ///
  /// Who has since moved to another area is left out: they are for the officers of that area. The officer must be for the ward.
  ///
  /// - Parameter body: is called for each, by row number, until it returns false.
  /// - Returns: how many were shown.
  /// - Throws: `AccessError.refused` when the ward is not in the officer's area, which is put into the log; `StoreError`,
  ///   `SealingError`; what `body` throws.
  @discardableResult
  public func citizens(
    ofWard ward: Int, _ filter: CitizenFilter, _ access: Access, _ body: (Citizen) throws -> Bool
  ) throws -> Int {
    let subject = "citizens of ward \(ward)"
    try file.read { _ in try access.require(.readCitizens, ward: ward, subject: subject) }
    let today = try file.write { $0.instant.day(offset: offset) }
    // Whoever lives in the ward today is the officer's; of another day each must be looked at.
    let numbers = try file.read { reading in
      try self.numbers(ofWard: ward, filter, reading).filter { number in
        if filter.day == today || access.wards == nil { return true }
        return try find(number, reading).first.map { isShown($0, access, today) } ?? false
      }
    }
    try file.write {
      $0.record(
        access.act("citizen.read", subject: subject, facts: ["filter": filter.words, "count": String(numbers.count)]))
    }
    var shown = 0
    try file.read { reading in
      for number in numbers {
        // What changed in between is looked at again.
        guard let citizen = try find(number, reading).first, filter.holds(citizen.record),
          isShown(citizen, access, today)
        else { continue }
        shown += 1
        if try !body(citizen) { return }
      }
    }
    return shown
  }

  private func numbers(ofWard ward: Int, _ filter: CitizenFilter, _ reading: Reading) throws -> [Int] {
    var sql = """
      SELECT r.citizen FROM registry_residences r\(filter.groups == nil ? "" : " JOIN registry_citizens c ON c.id = r.citizen")
      WHERE r.ward = ? AND r.first_day <= ? AND (r.last_day IS NULL OR r.last_day >= ?)
      """
    let day = SQLValue(Int(filter.day.number))
    var values: [SQLValue] = [SQLValue(ward), day, day]
    if let kind = filter.kind {
      sql += " AND r.kind = ?"
      values.append(SQLValue(kind.rawValue))
    } else {
      sql += " AND r.dwelling = 1"
    }
    if let births = filter.births {
      sql += " AND r.birth_day > ? AND r.birth_day <= ?"
      values += [SQLValue(Int(births.after.number)), SQLValue(Int(births.through.number))]
    }
    if let groups = filter.groups {
      sql += " AND (c.groups & ?) <> 0"
      values.append(.integer(Int64(bitPattern: groups.mask)))
    }
    return try reading.all(sql + " ORDER BY r.citizen", values) { $0.int(0) }
  }
}
