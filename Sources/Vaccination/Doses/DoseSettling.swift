import Epidemiology
import Quantities
import Registry
import Store
import Surveillance

/// Judges people's doses anew after something about them has changed, and keeps what follows: places and flags, standings, counts.
///
/// What comes out depends on the doses that there are and on the register, never on the order in which they came. Belongs to one
/// transaction, which ends with `feed`.
struct DoseSettling {
  let rules: DoseRules
  private let register: CitizenRegister
  private let writing: Writing
  private let today: Day
  private var reports: [LocatedReport] = []

  init(_ rules: DoseRules, _ register: CitizenRegister, _ writing: Writing) {
    self.rules = rules
    self.register = register
    self.writing = writing
    today = writing.instant.day(offset: rules.offset)
  }

  /// A citizen with all doses that are theirs.
  ///
  /// - Returns: how they stand.
  /// - Throws: `VaccinationError.unreadable`; `StoreError`; `SealingError`; `RegistryError.unreadable`.
  @discardableResult
  mutating func settle(citizen: Int) throws -> VaccinationStanding {
    let person = try SettledPerson(citizen, register, writing)
    let doses = try writing.all(
      "SELECT \(DoseRecord.columns) FROM vaccination_doses d WHERE d.citizen = ? AND d.state = 0 ORDER BY d.day, d.minute, d.id",
      [SQLValue(citizen)], DoseRecord.init)
    let given = doses.map {
      GivenDose(day: $0.facts.day, product: rules.id(ofProduct: $0.facts.product), number: $0.facts.number)
    }
    let standing = rules.rules.standing(of: given, birth: person.birth, on: today)
    var assessed = standing.doses
    for (position, dose) in doses.enumerated() {
      // Of doses that are written alike each takes one of the answers.
      guard let place = assessed.firstIndex(where: { $0.given == given[position] }) else {
        // One that the clock says is still to come: nothing is said of it before its day.
        try keep(
          dose, AssessedDose(given: given[position], place: nil, isBooster: false, completes: false, flags: []), person)
        continue
      }
      let said = assessed.remove(at: place)
      try keep(dose, said, person)
    }
    try keep(standing, of: citizen, person)
    return standing
  }

  /// A dose that is nobody's yet: it counts as it was written.
  mutating func settle(unmatched dose: DoseRecord) throws {
    var settled = dose
    settled.home = dose.facts.home ?? dose.facts.ward
    settled.homeBasis = dose.facts.home != nil ? .written : dose.facts.ward != nil ? .injection : .unknown
    settled.age = dose.facts.age
    (settled.place, settled.isBooster, settled.series, settled.flags) = (nil, false, dose.facts.series, [])
    if rules.rules.product(named: dose.facts.product) == nil { settled.flags = [.unknownProduct] }
    try keep(settled, inPlaceOf: dose)
  }

  /// A dose counts no more.
  mutating func takeOut(_ dose: DoseRecord) { reports.append(DoseFeed.report(dose, count: 0, rules)) }

  /// Brings all that was kept into the counts of the zone map.
  mutating func feed() throws {
    guard !reports.isEmpty else { return }
    var feed = try ReportFeed(.doses, source: DoseFeed.source, vintage: rules.vintage, writing)
    try feed.take(reports, writing)
    reports = []
  }

  // MARK: Rows

  private mutating func keep(_ dose: DoseRecord, _ said: AssessedDose, _ person: SettledPerson) throws {
    var settled = dose
    if let ward = person.ward(on: dose.facts.day) {
      (settled.home, settled.homeBasis) = (ward, .register)
    } else if let home = dose.facts.home {
      (settled.home, settled.homeBasis) = (home, .written)
    } else {
      settled.home = dose.facts.ward
      settled.homeBasis = dose.facts.ward == nil ? .unknown : .injection
    }
    settled.age = person.age(on: dose.facts.day) ?? dose.facts.age
    (settled.place, settled.isBooster, settled.flags) = (said.place, said.isBooster, said.flags)
    settled.series = said.place == nil ? .unknown : said.completes ? .complete : .incomplete
    try keep(settled, inPlaceOf: dose)
  }

  private mutating func keep(_ settled: DoseRecord, inPlaceOf dose: DoseRecord) throws {
    if settled != dose {
      let update = try writing.statement(
        """
        UPDATE vaccination_doses SET home = ?, home_basis = ?, age = ?, place = ?, is_booster = ?, series = ?, flags = ? WHERE id = ?
        """)
      update.bind(0, settled.home)
      update.bind(1, settled.homeBasis.rawValue)
      update.bind(2, settled.age)
      update.bind(3, settled.place)
      update.bind(4, settled.isBooster ? 1 : 0)
      update.bind(5, settled.series.rawValue)
      update.bind(6, DoseRecord.text(settled.flags))
      update.bind(7, settled.number)
      try update.run()
    }
    reports.append(DoseFeed.report(settled, count: 1, rules))
  }

  private func keep(_ standing: VaccinationStanding, of citizen: Int, _ person: SettledPerson) throws {
    let counted = standing.doses.filter { $0.place != nil }
    // Nothing is due to somebody who died or left.
    let due = person.hasLeft(by: today) ? nil : standing.due
    let put = try writing.statement(
      """
      INSERT INTO vaccination_standings (citizen, ward, birth_day, groups, doses, status, first_on, completed_on, protected_from,
        boosted_on, last_on, last_product, due_place, due_booster, due_product, due_earliest, due_from, due_through, rules)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (citizen) DO UPDATE SET ward = excluded.ward, birth_day = excluded.birth_day, groups = excluded.groups,
        doses = excluded.doses, status = excluded.status, first_on = excluded.first_on, completed_on = excluded.completed_on,
        protected_from = excluded.protected_from, boosted_on = excluded.boosted_on, last_on = excluded.last_on,
        last_product = excluded.last_product, due_place = excluded.due_place, due_booster = excluded.due_booster,
        due_product = excluded.due_product, due_earliest = excluded.due_earliest, due_from = excluded.due_from,
        due_through = excluded.due_through, rules = excluded.rules
      """)
    func day(_ day: Day?) -> Int? { day.map { Int($0.number) } }
    put.bind(0, citizen)
    put.bind(1, person.ward(on: today))
    put.bind(2, day(person.birth?.day))
    put.bind(3, person.groups)
    put.bind(4, counted.count)
    put.bind(5, standing.status.rawValue)
    put.bind(6, day(counted.first?.given.day))
    put.bind(7, day(standing.completedOn))
    put.bind(8, day(standing.protectedFrom))
    put.bind(9, day(counted.first { $0.isBooster }?.given.day))
    put.bind(10, day(counted.last?.given.day))
    put.bind(11, counted.last?.given.product)
    put.bind(12, due?.place)
    put.bind(13, due?.isBooster == true ? 1 : 0)
    put.bind(14, due?.products.first)
    put.bind(15, day(due?.earliest))
    put.bind(16, day(due?.recommendedFrom))
    put.bind(17, day(due?.recommendedThrough))
    put.bind(18, rules.adopted.number)
    try put.run()
  }
}
