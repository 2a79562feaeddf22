public import Quantities
public import Registry

extension VaccinationRules {
  /// What the rules say of somebody's doses, as known on a day.
  ///
  /// Doses are taken by day, those of one day by the number that was written down, then as they come. Doses after the day asked are left
  /// out. Each is judged by what held on its day and by the last dose before it that counts; one that violates a rule is kept with its
  /// flag, and `counting` in the rules says whether it counts.
  ///
  /// - Parameter birth: `nil` where it is not known; each dose then has the flag `ageUnknown`.
  /// - Complexity: O(*n* log *n*) in the number of doses, O(*n*) when they come by day.
  public func standing(of doses: [GivenDose], birth: BirthDate?, on day: Day) -> VaccinationStanding {
    var run = StandingRun(table: table, birth: birth)
    run.take(Self.ordered(doses, through: day))
    return VaccinationStanding(
      doses: run.assessed, status: run.status, completedOn: run.completedOn, protectedFrom: run.protectedFrom,
      due: due(run, birth: birth, on: day))
  }

  private static func ordered(_ doses: [GivenDose], through day: Day) -> [GivenDose] {
    func precedes(_ a: GivenDose, _ b: GivenDose) -> Bool {
      (a.day, a.number ?? Int.max) < (b.day, b.number ?? Int.max)
    }
    var isOrdered = true
    for place in doses.indices {
      if doses[place].day > day || place > 0 && precedes(doses[place], doses[place - 1]) {
        isOrdered = false
        break
      }
    }
    if isOrdered { return doses }
    return doses.enumerated().filter { $0.element.day <= day }.sorted {
      precedes($0.element, $1.element) || !precedes($1.element, $0.element) && $0.offset < $1.offset
    }.map(\.element)
  }
}

/// Doses of one person, taken one after the other.
struct StandingRun {
  let table: StandingTable
  let birth: BirthDate?
  var assessed: [AssessedDose] = []
  /// Doses that count.
  var places = 0
  var boosters = 0
  /// Doses that the basic series asks for: of mixed products the one with the most decides.
  var needed = 0
  var completedOn: Day?
  /// Of the last dose that counts.
  var last: (day: Day, product: Int)?

  init(table: StandingTable, birth: BirthDate?) {
    self.table = table
    self.birth = birth
  }

  var status: SeriesStatus { places == 0 ? .none : boosters > 0 ? .boosted : completedOn != nil ? .complete : .partial }

  var protectedFrom: Day? {
    guard let completedOn, let place = table.protection.place(on: completedOn) else { return nil }
    return table.protection[place].value.map { completedOn + $0 }
  }

  mutating func take(_ doses: [GivenDose]) {
    assessed.reserveCapacity(doses.count)
    for place in doses.indices {
      let dose = doses[place]
      let shares =
        place > 0 && doses[place - 1].day == dose.day
        || place + 1 < doses.count && doses[place + 1].day == dose.day
      take(dose, sharesDay: shares)
    }
  }

  private mutating func take(_ dose: GivenDose, sharesDay: Bool) {
    var flags = DoseFlags()
    var isRefused = false
    if sharesDay { flags.insert(.sameDay) }
    if let birth, dose.day < birth.day { flags.insert(.beforeBirth) }
    guard let number = table.numbers[dose.product] else {
      flags.insert(.unknownProduct)
      return keep(dose, flags, place: nil, isBooster: false, completes: false)
    }
    checkPerson(dose.day, number, &flags)
    let isBooster = completedOn != nil
    if let last, last.day == dose.day {
      isRefused = table.refusing.contains(.sameDay)
    } else if isBooster {
      isRefused = checkBooster(dose.day, number, &flags)
    } else if let last {
      isRefused = checkInterval(dose.day, number, after: last, &flags)
    }
    var refusing = table.refusing
    refusing.bits &= ~DoseFlags.sameDay.bits
    guard !isRefused, !flags.intersects(refusing) else {
      return keep(dose, flags, place: nil, isBooster: false, completes: false)
    }
    places += 1
    last = (dose.day, number)
    var completes = false
    if isBooster {
      boosters += 1
    } else {
      needed = max(needed, table.products[number].doses)
      completes = places >= needed
      if completes { completedOn = dose.day }
    }
    if let written = dose.number, written != places { flags.insert(.otherNumber) }
    keep(dose, flags, place: places, isBooster: isBooster, completes: completes)
  }

  private mutating func keep(
    _ dose: GivenDose, _ flags: DoseFlags, place: Int?, isBooster: Bool, completes: Bool
  ) {
    assessed.append(
      AssessedDose(given: dose, place: place, isBooster: isBooster, completes: completes, flags: flags.list))
  }

  private func checkPerson(_ day: Day, _ number: Int, _ flags: inout DoseFlags) {
    if day < table.products[number].approved { flags.insert(.beforeApproval) }
    guard let birth else { return flags.insert(.ageUnknown) }
    let place = table.products[number].ages.place(on: day) ?? 0
    guard let ages = table.products[number].ages[place].value else { return flags.insert(.unknownRule) }
    let age = birth.age(on: day)
    if age < ages.from { flags.insert(.tooYoung) } else if !ages.contains(age) { flags.insert(.tooOld) }
  }

  /// - Returns: whether the dose was given too early to count.
  private func checkInterval(
    _ day: Day, _ number: Int, after last: (day: Day, product: Int), _ flags: inout DoseFlags
  ) -> Bool {
    let interval: VaccineProduct.Interval
    if number != last.product, let terms = mixing(last.product, number, day, &flags) {
      interval = terms
    } else {
      if flags.contains(.unknownRule) { return false }
      let intervals = table.products[number].intervals
      guard !intervals.isEmpty else { return false }
      let dated = intervals[min(places, intervals.count) - 1]
      guard let found = dated[dated.place(on: day) ?? 0].value else {
        flags.insert(.unknownRule)
        return false
      }
      interval = found
    }
    let days = day.days(since: last.day)
    if let through = interval.through, days > through { flags.insert(.late) }
    guard days < interval.least else { return false }
    flags.insert(.tooEarly)
    return table.isEarlyRefused && days < interval.least - table.grace
  }

  /// The interval where one product may follow another; otherwise the flag that says why not.
  private func mixing(
    _ before: Int, _ next: Int, _ day: Day, _ flags: inout DoseFlags
  ) -> VaccineProduct.Interval? {
    let dated = table.mixing[before * table.products.count + next]
    guard let place = dated.place(on: day), let terms = dated[place].value else {
      flags.insert(dated.place(on: day).map { dated[$0].isUnknown } ?? false ? .unknownRule : .mixed)
      return nil
    }
    if let least = terms.age, let birth, birth.age(on: day) < least {
      flags.insert(.mixed)
      return nil
    }
    return terms.interval
  }

  /// - Returns: whether the dose was given too early to count.
  private func checkBooster(_ day: Day, _ number: Int, _ flags: inout DoseFlags) -> Bool {
    guard let last, let place = table.booster.place(on: day) else {
      flags.insert(.extra)
      return false
    }
    guard let terms = table.booster[place].value else {
      flags.insert(table.booster[place].isUnknown ? .unknownRule : .extra)
      return false
    }
    guard boosters < terms.most else {
      flags.insert(.extra)
      return false
    }
    if let birth, birth.age(on: day) < terms.age { flags.insert(.tooYoung) }
    if let products = terms.products, !products.contains(table.products[number].id) { flags.insert(.mixed) }
    let earliest = last.day.adding(months: terms.leastMonths)
    guard day < earliest else { return false }
    flags.insert(.tooEarly)
    return table.isEarlyRefused && day < earliest - table.grace
  }
}

extension DoseFlags {
  fileprivate static let sameDay: DoseFlags = {
    var flags = DoseFlags()
    flags.insert(.sameDay)
    return flags
  }()
}
