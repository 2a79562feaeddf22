public import Quantities
import Registry
public import Store

extension VaccinationOffice {
  /// To whom a dose is due in a ward on a day, or overdue: by the day, with names nobody's.
  ///
  /// Days stand in the rows of standings, so nothing is settled; who moved or was born since is in it after the next settling
  /// (`settleAll`).
  ///
  /// - Complexity: a range of one index, whatever the number of doses; filters read on until the page is full.
  /// - Throws: `AccessError.refused` outside the officer's area; `StoreError`.
  public func due(_ filter: DueFilter, on day: Day, by access: Access) throws -> DueList {
    try file.read { reading in
      try access.require(.readVaccination, among: [filter.ward], subject: "due list of ward \(filter.ward)")
      return try list(filter, on: day, reading)
    }
  }

  /// The same with the people, whose reading is in the log.
  ///
  /// - Throws: as `due`; `SealingError`; `RegistryError.unreadable`; `LogError`.
  public func disclosedDue(_ filter: DueFilter, on day: Day, by access: Access) throws -> DueList {
    let found = try file.disclose(.readVaccination, to: access, kind: "vaccination.read") { reading in
      try access.require(.readVaccination, among: [filter.ward], subject: "due list of ward \(filter.ward)")
      var list = try list(filter, on: day, reading)
      for place in list.people.indices {
        list.people[place].person = try register.record(ofCitizen: list.people[place].citizen, reading)
          .map { DosePerson($0) }
      }
      return Disclosure(
        list, subject: "due list of ward \(filter.ward)", wards: [filter.ward],
        facts: ["count": String(list.people.count), "kind": filter.kind.rawValue])
    }
    guard let found else { throw VaccinationError.notFound }
    return found
  }

  private static let columns = """
    citizen, ward, birth_day, groups, doses, last_on, last_product, due_place, due_booster, due_product, due_earliest, due_from,
    due_through
    """

  private func list(_ filter: DueFilter, on day: Day, _ reading: Reading) throws -> DueList {
    let today = SQLValue(Int(day.number))
    let limit = max(1, min(filter.limit, 10_000))
    let (column, condition) =
      filter.kind == .due
      ? ("due_from", "due_from <= ?2 AND (due_through IS NULL OR due_through >= ?2)")
      : ("due_through", "due_through < ?2")
    let statement = try reading.statement(
      """
      SELECT \(Self.columns) FROM vaccination_standings
      WHERE ward = ?1 AND \(condition) AND (\(column), citizen) > (?3, ?4) ORDER BY \(column), citizen
      """)
    statement.bind(all: [
      SQLValue(filter.ward), today, SQLValue(filter.after.map { Int($0.day.number) } ?? Int(Int32.min)),
      SQLValue(filter.after?.citizen ?? 0),
    ])
    defer { statement.reset() }
    var people: [DuePerson] = []
    while people.count <= limit, try statement.step() {
      let person = try Self.person(statement)
      if filter.holds(person, on: day) { people.append(person) }
    }
    let hasMore = people.count > limit
    if hasMore { people.removeLast() }
    func count(_ condition: String) throws -> Int {
      try reading.first(
        "SELECT count(*) FROM vaccination_standings WHERE ward = ?1 AND \(condition)", [SQLValue(filter.ward), today]
      ) { $0.int(0) } ?? 0
    }
    let (all, late) = (try count("due_from <= ?2"), try count("due_through < ?2"))
    return DueList(
      on: day, people: people, next: hasMore ? people.last?.cursor(filter.kind) : nil, due: all - late, overdue: late)
  }

  private static func person(_ row: Statement) throws -> DuePerson {
    func day(_ column: Int) -> Day? { row.optionalInt(column).map { Day(number: Int32(truncatingIfNeeded: $0)) } }
    guard let from = day(11), let place = row.optionalInt(7) else { throw VaccinationError.unreadable }
    let mask = UInt64(bitPattern: Int64(row.int(3)))
    return DuePerson(
      citizen: row.int(0), ward: row.int(1), birth: day(2).map { BirthDate($0) },
      groups: PriorityGroups(PriorityGroups.numbers.filter { mask & 1 << UInt64($0) != 0 }), doses: row.int(4),
      lastOn: day(5), lastProduct: row.optionalText(6), place: place, isBooster: row.int(8) != 0,
      product: row.optionalText(9), earliest: day(10) ?? from, from: from, through: day(12))
  }
}

extension DueFilter {
  func holds(_ person: DuePerson, on day: Day) -> Bool {
    if let group, !person.groups.contains(group) { return false }
    guard ageFrom != nil || ageTo != nil else { return true }
    guard let age = person.birth?.age(on: day) else { return false }
    return age >= ageFrom ?? 0 && age <= ageTo ?? .max
  }
}
