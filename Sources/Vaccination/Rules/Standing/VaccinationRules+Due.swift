import Quantities
import Registry

extension VaccinationRules {
  /// The dose that the rules provide next, by what holds on the day asked.
  func due(_ run: StandingRun, birth: BirthDate?, on day: Day) -> DueDose? {
    guard let last = run.last else { return firstDose(birth, day) }
    if run.completedOn != nil { return nextBooster(run, last, birth, day) }
    let intervals = table.products[last.product].intervals
    guard !intervals.isEmpty else { return nil }
    let dated = intervals[min(run.places, intervals.count) - 1]
    guard let place = dated.place(on: day), let interval = dated[place].value else { return nil }
    return DueDose(
      place: run.places + 1, isBooster: false, products: following(last.product, birth, day),
      earliest: last.day + interval.least, recommendedFrom: last.day + interval.from,
      recommendedThrough: interval.through.map { last.day + $0 }, citation: dated[place].citation)
  }

  /// The product itself, then those that may follow it.
  private func following(_ product: Int, _ birth: BirthDate?, _ day: Day) -> [String] {
    var products = [table.products[product].id]
    for next in table.products.indices {
      let dated = table.mixing[product * table.products.count + next]
      guard let place = dated.place(on: day), let terms = dated[place].value, isOpen(next, birth, day) else { continue }
      if let least = terms.age {
        guard let birth, birth.age(on: day) >= least else { continue }
      }
      products.append(table.products[next].id)
    }
    return products
  }

  /// Whether a product is approved and for people of this age; of somebody whose age is not known nobody can say so.
  private func isOpen(_ product: Int, _ birth: BirthDate?, _ day: Day) -> Bool {
    guard let birth, table.products[product].approved <= day else { return false }
    let ages = table.products[product].ages
    return ages[ages.place(on: day) ?? 0].value?.contains(birth.age(on: day)) ?? false
  }

  private func firstDose(_ birth: BirthDate?, _ day: Day) -> DueDose? {
    guard let birth else { return nil }
    let open = table.products.indices.filter { isOpen($0, birth, day) }
    guard let first = open.first, let earliest = open.compactMap({ firstDay($0, birth, day) }).min() else { return nil }
    return DueDose(
      place: 1, isBooster: false, products: open.map { table.products[$0].id }, earliest: earliest,
      recommendedFrom: earliest, recommendedThrough: nil, citation: products[first].approval)
  }

  /// The first day on which somebody could be given a product.
  private func firstDay(_ product: Int, _ birth: BirthDate, _ day: Day) -> Day? {
    let product = table.products[product]
    for (place, entry) in product.ages.enumerated() {
      guard let ages = entry.value else { continue }
      let begins = place == 0 ? product.approved : max(product.approved, entry.from)
      let first = max(begins, birth.day(ofAge: ages.from))
      var end = place + 1 < product.ages.count ? product.ages[place + 1].from - 1 : day
      if let through = ages.through { end = min(end, birth.day(ofAge: through + 1) - 1) }
      if first <= min(end, day) { return first }
    }
    return nil
  }

  private func nextBooster(
    _ run: StandingRun, _ last: (day: Day, product: Int), _ birth: BirthDate?, _ day: Day
  ) -> DueDose? {
    guard let place = table.booster.place(on: day), let terms = table.booster[place].value, run.boosters < terms.most,
      let birth, birth.age(on: day) >= terms.age
    else { return nil }
    let ids = terms.products ?? table.products.map(\.id)
    let products = ids.filter { id in table.numbers[id].map { isOpen($0, birth, day) } ?? false }
    guard !products.isEmpty else { return nil }
    let earliest = last.day.adding(months: terms.leastMonths)
    return DueDose(
      place: run.places + 1, isBooster: true, products: products, earliest: earliest, recommendedFrom: earliest,
      recommendedThrough: nil, citation: table.booster[place].citation)
  }
}

extension VaccinationRules {
  /// The products that somebody may be given next.
  ///
  /// - Parameters:
  ///   - last: the product of the last dose that counts, by its id; `nil` before the first.
  ///   - isBooster: whether the dose is beyond the basic series.
  func products(after last: String?, isBooster: Bool, birth: BirthDate?, on day: Day) -> [String] {
    if isBooster {
      guard let place = table.booster.place(on: day), let terms = table.booster[place].value else { return [] }
      return (terms.products ?? table.products.map(\.id)).filter { id in
        table.numbers[id].map { isOpen($0, birth, day) } ?? false
      }
    }
    guard let last else {
      return table.products.indices.filter { isOpen($0, birth, day) }.map { table.products[$0].id }
    }
    return table.numbers[last].map { following($0, birth, day) } ?? []
  }
}
