public import Criteria
public import Quantities
public import Registry

/// Rules of vaccination as their file says them: products, intervals, ages, mixing, boosters and priority groups, dated and cited.
///
/// Pure: it is given the day, and reads no clock. A dose is judged by what held on its day; what is due by what holds on the day asked.
public struct VaccinationRules: Sendable {
  public var id: String
  public var version: String
  public var title: Localized
  /// Name of the file without its folder.
  public var file: String
  public var periods: [RulePeriod]
  /// In the order in which they are preferred.
  public var products: [VaccineProduct]
  public var mixing: [MixingRule]
  public var booster: Dated<BoosterTerms>
  /// Days from the dose that completes the series until gates count it.
  public var protectionDays: Dated<Int>
  /// Days by which a dose may miss the least interval and count all the same.
  public var graceDays: Int
  /// For each flag but those that only inform.
  public var counting: [CountingRule]
  public var groups: [VaccinationGroup]
  /// Ascending by day.
  public var plans: [PriorityPlan]
  public var sources: [RuleSource]
  public var examples: [VaccinationExample]
  var citedKeys: [CitedKey] = []
  var names: [String: Int] = [:]
  var table = StandingTable()

  /// The product that people call by a name, by its id or an alias; case, marks and spaces do not matter.
  ///
  /// - Returns: `nil` for a name that the rules do not know; nothing is guessed.
  /// - Complexity: O(length of the name).
  public func product(named name: String) -> VaccineProduct? { names[Self.plain(name)].map { products[$0] } }

  /// The product with an id.
  public func product(id: String) -> VaccineProduct? { table.numbers[id].map { products[$0] } }

  /// Letters and digits of a name in lower case, of the Latin alphabet as of others.
  static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }

  /// The order of groups that holds on a day; `nil` before the first.
  public func plan(on day: Day) -> PriorityPlan? { plans.last { $0.from <= day } }

  /// The place of somebody in the order of groups: 1 is vaccinated first; who is in no group comes after all of them.
  ///
  /// - Parameters:
  ///   - groups: codes of the register; codes that the plan does not name do not matter.
  ///   - birth: `nil` where it is not known; age then makes nobody belong to a group.
  /// - Returns: `nil` when no plan holds on the day.
  public func priority(of groups: some Collection<String>, birth: BirthDate?, on day: Day) -> Int? {
    guard let plan = plan(on: day) else { return nil }
    let age = birth?.age(on: day)
    for (place, id) in plan.order.enumerated() {
      if groups.contains(id) { return place + 1 }
      if let age, let from = self.groups.first(where: { $0.id == id })?.ageFrom, age >= from { return place + 1 }
    }
    return plan.order.count + 1
  }

  /// The period that holds on a day; `nil` when the rules say nothing of it.
  public func period(on day: Day) -> RulePeriod? { periods.first { $0.contains(Moment(day)) } }
}
