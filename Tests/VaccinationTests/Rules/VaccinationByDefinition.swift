import Criteria
import Quantities
import Registry

@testable import Vaccination

/// The rules once more, slowly and in other words: every question is asked of the file's entries day by day, and every dose is judged
/// by looking back over the whole list of those before it.
struct VaccinationByDefinition {
  let rules: VaccinationRules

  struct Answer: Equatable {
    var places: [Int?] = []
    var boosters: [Bool] = []
    var flags: [Set<DoseFlag>] = []
    var completed: Day?
    var protected: Day?
    var due: String?
  }

  // MARK: Words

  private func entry<Value>(_ dated: Dated<Value>, _ day: Day) -> Dated<Value>.Entry? {
    var found: Dated<Value>.Entry?
    for entry in dated.entries where entry.from.day <= day { found = entry }
    return found
  }

  /// Of a product the first rules also hold before they begin.
  private func ofProduct<Value>(_ dated: Dated<Value>, _ day: Day) -> Dated<Value>.Entry {
    entry(dated, day) ?? dated.entries[0]
  }

  private func product(_ id: String) -> VaccineProduct? { rules.products.first { $0.id == id } }

  /// Birthdays that have been, counted one after the other.
  private func age(_ birth: BirthDate, _ day: Day) -> Int {
    let (year, month, date) = birth.day.components
    if day < birth.day { return -1 }
    var years = 0
    while true {
      // Who is born on 29 February becomes older on 1 March of common years.
      let next = Day(year: year + years + 1, month: month, day: date) ?? Day(year: year + years + 1, month: 3, day: 1)!
      if next > day { return years }
      years += 1
    }
  }

  private func isAllowed(_ product: VaccineProduct, _ age: Int, _ day: Day) -> Bool {
    guard let ages = ofProduct(product.ages, day).value else { return false }
    return age >= ages.from && age <= ages.through ?? 1000
  }

  private func monthsLater(_ day: Day, _ months: Int) -> Day {
    var (year, month, date) = day.components
    for _ in 0..<months {
      month += 1
      if month == 13 { (year, month) = (year + 1, 1) }
    }
    while true {
      if let found = Day(year: year, month: month, day: date) { return found }
      date -= 1
    }
  }

  private func counts(_ flag: DoseFlag) -> Bool { rules.counting.first { $0.flag == flag }?.counts ?? true }

  // MARK: Judging

  private struct Counted {
    var day: Day
    var product: VaccineProduct
    var isBooster: Bool
  }

  private func needed(_ counted: [Counted]) -> Int { counted.filter { !$0.isBooster }.map(\.product.doses).max() ?? 99 }

  private func isComplete(_ counted: [Counted]) -> Bool {
    counted.contains(where: \.isBooster) || counted.count { !$0.isBooster } >= needed(counted)
  }

  func answer(_ doses: [GivenDose], _ birth: BirthDate?, _ on: Day) -> Answer {
    var given = doses.filter { $0.day <= on }
    // The simplest stable sorting there is.
    for end in given.indices {
      var place = end
      while place > 0, isBefore(given[place], given[place - 1]) {
        given.swapAt(place, place - 1)
        place -= 1
      }
    }
    var answer = Answer()
    var counted: [Counted] = []
    for (place, dose) in given.enumerated() {
      var flags: Set<DoseFlag> = []
      if given.enumerated().contains(where: { $0.offset != place && $0.element.day == dose.day }) {
        flags.insert(.sameDay)
      }
      if let birth, dose.day < birth.day { flags.insert(.beforeBirth) }
      guard let product = product(dose.product) else {
        answer.places.append(nil)
        answer.boosters.append(false)
        answer.flags.append(flags.union([.unknownProduct]))
        continue
      }
      if dose.day < product.approved { flags.insert(.beforeApproval) }
      if let birth {
        let ages = ofProduct(product.ages, dose.day).value!
        if age(birth, dose.day) < ages.from { flags.insert(.tooYoung) }
        if age(birth, dose.day) > ages.through ?? 1000 { flags.insert(.tooOld) }
      } else {
        flags.insert(.ageUnknown)
      }
      var isFarTooEarly = false
      let isSecondOfDay = counted.last?.day == dose.day
      let isBooster = isComplete(counted) && !counted.isEmpty
      if let last = counted.last, !isSecondOfDay {
        let more =
          isBooster ? booster(dose, product, last, counted, birth) : series(dose, product, last, counted, birth)
        flags.formUnion(more.flags)
        isFarTooEarly = more.isFarTooEarly
      }
      let refused =
        isFarTooEarly && !counts(.tooEarly) || isSecondOfDay && !counts(.sameDay)
        || flags.subtracting([.tooEarly, .sameDay]).contains { !counts($0) }
      answer.boosters.append(isBooster && !refused)
      if refused {
        answer.places.append(nil)
      } else {
        let wasComplete = isComplete(counted) && !counted.isEmpty
        counted.append(Counted(day: dose.day, product: product, isBooster: isBooster))
        answer.places.append(counted.count)
        if let number = dose.number, number != counted.count { flags.insert(.otherNumber) }
        if !wasComplete, isComplete(counted) { answer.completed = dose.day }
      }
      answer.flags.append(flags)
    }
    answer.protected = answer.completed.flatMap { day in entry(rules.protectionDays, day)?.value.map { day + $0 } }
    answer.due = due(counted, birth, on)
    return answer
  }

  private func isBefore(_ a: GivenDose, _ b: GivenDose) -> Bool {
    if a.day != b.day { return a.day < b.day }
    guard let first = a.number else { return false }
    return b.number.map { first < $0 } ?? true
  }

  private func series(
    _ dose: GivenDose, _ product: VaccineProduct, _ last: Counted, _ counted: [Counted], _ birth: BirthDate?
  ) -> (flags: Set<DoseFlag>, isFarTooEarly: Bool) {
    var flags: Set<DoseFlag> = []
    var interval: VaccineProduct.Interval?
    if product.id != last.product.id {
      let rule = rules.mixing.first { $0.before == last.product.id && $0.next == product.id }
      let found = rule.flatMap { entry($0.dated, dose.day) }
      if let found, found.isUnknown { return ([.unknownRule], false) }
      if let terms = found?.value, birth.map({ age($0, dose.day) >= terms.age ?? -1000 }) ?? true {
        interval = terms.interval
      } else {
        flags.insert(.mixed)
      }
    }
    if interval == nil, product.doses > 1 {
      // The interval before the dose of this number, or the last one of the product.
      let number = min(counted.count + 1, product.doses)
      interval = ofProduct(product.intervals[number - 2], dose.day).value
    }
    guard let interval else { return (flags, false) }
    let limit = last.day + interval.least
    if dose.day < limit { flags.insert(.tooEarly) }
    if let through = interval.through, dose.day > last.day + through { flags.insert(.late) }
    return (flags, dose.day + rules.graceDays < limit)
  }

  private func booster(
    _ dose: GivenDose, _ product: VaccineProduct, _ last: Counted, _ counted: [Counted], _ birth: BirthDate?
  ) -> (flags: Set<DoseFlag>, isFarTooEarly: Bool) {
    guard let found = entry(rules.booster, dose.day) else { return ([.extra], false) }
    if found.isUnknown { return ([.unknownRule], false) }
    guard let terms = found.value, counted.count(where: \.isBooster) < terms.most else { return ([.extra], false) }
    var flags: Set<DoseFlag> = []
    if let birth, age(birth, dose.day) < terms.age { flags.insert(.tooYoung) }
    if let products = terms.products, !products.contains(product.id) { flags.insert(.mixed) }
    let limit = monthsLater(last.day, terms.leastMonths)
    if dose.day < limit { flags.insert(.tooEarly) }
    return (flags, dose.day + rules.graceDays < limit)
  }

  // MARK: What is due

  private func due(_ counted: [Counted], _ birth: BirthDate?, _ on: Day) -> String? {
    guard let last = counted.last else {
      guard let birth else { return nil }
      let open = rules.products.filter { $0.approved <= on && isAllowed($0, age(birth, on), on) }
      guard !open.isEmpty else { return nil }
      // The first day, from the approval of the first vaccine on, on which any of them could be given.
      var day = open.map(\.approved).min()!
      while !open.contains(where: { $0.approved <= day && isAllowed($0, age(birth, day), day) }) { day = day + 1 }
      return Self.text(1, false, open.map(\.id), day, day, nil)
    }
    if !isComplete(counted) {
      guard last.product.doses > 1 else { return nil }
      let number = min(counted.count + 1, last.product.doses)
      guard let interval = entry(last.product.intervals[number - 2], on)?.value else { return nil }
      var products = [last.product.id]
      for next in rules.products {
        guard let rule = rules.mixing.first(where: { $0.before == last.product.id && $0.next == next.id }),
          let terms = entry(rule.dated, on)?.value, let birth, next.approved <= on,
          isAllowed(next, age(birth, on), on), age(birth, on) >= terms.age ?? -1000
        else { continue }
        products.append(next.id)
      }
      return Self.text(
        counted.count + 1, false, products, last.day + interval.least, last.day + interval.from,
        interval.through.map { last.day + $0 })
    }
    guard let birth, let terms = entry(rules.booster, on)?.value, age(birth, on) >= terms.age,
      counted.count(where: \.isBooster) < terms.most
    else { return nil }
    let products = rules.products.filter {
      (terms.products?.contains($0.id) ?? true) && $0.approved <= on && isAllowed($0, age(birth, on), on)
    }
    guard !products.isEmpty else { return nil }
    let day = monthsLater(last.day, terms.leastMonths)
    return Self.text(counted.count + 1, true, products.map(\.id), day, day, nil)
  }

  static func text(_ place: Int, _ isBooster: Bool, _ products: [String], _ a: Day, _ b: Day, _ c: Day?) -> String {
    "\(place) \(isBooster) \(products.joined(separator: " ")) \(a) \(b) \(c?.description ?? "-")"
  }
}
