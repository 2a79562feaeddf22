import Quantities
import Store

/// Lets follow what follows from lines that were written: classes by the definitions, infectious windows, F numbers.
///
/// A few lines are settled as the office settles what is entered. Of many, only those are whose class is that of the definitions; F
/// numbers of all are then derived at once at the end. Belongs to one transaction.
struct LineSettling {
  /// Lines of a portion up to which each is settled by itself.
  static let few = 500

  let rules: CaseRules
  let actor: String
  let writing: Writing

  /// - Parameters:
  ///   - people: those about whom something was written, and whom it concerns.
  ///   - hasTests: whether it was tests, which move the windows of cases too.
  /// - Returns: whether F numbers are to be derived anew.
  func settle(_ people: Set<Int>, lines: Int, hasTests: Bool) throws -> Bool {
    guard lines > Self.few else {
      try settle(people)
      return false
    }
    var derived: Set<Int> = []
    let stated = try writing.statement("SELECT stated IS NOT NULL FROM cases_records WHERE id = ?")
    for number in people.sorted() {
      stated.bind(0, number)
      let isStated = try stated.step() && stated.int(0) == 1
      stated.reset()
      if !isStated { derived.insert(number) } else if hasTests { try moveWindow(number) }
    }
    try settle(derived)
    return true
  }

  /// Settles people for whose report a definition is in force; others keep what their source says.
  func settle(_ people: Set<Int>) throws {
    let known = try people.sorted().filter { number in
      guard let record = try CaseTables.record(number, writing) else { return false }
      return (try? rules.definitions.definition(on: record.facts.reportDay)) != nil
    }
    if !known.isEmpty { try CaseSettling.settle(known, rules, actor: actor, writing) }
  }

  private func moveWindow(_ number: Int) throws {
    guard let record = try CaseTables.record(number, writing) else { return }
    let window = rules.definitions.infectiousWindow(
      record.status.caseClass, reportDay: record.facts.reportDay, onset: record.facts.onset,
      tests: try CaseTables.tests(of: number, writing), offset: rules.offset)
    guard window != (record.status.infectiousFrom, record.status.infectiousUntil) else { return }
    try writing.run(
      "UPDATE cases_records SET infectious_from = ?, infectious_until = ? WHERE id = ?",
      [
        SQLValue(window.from.map { Int($0.number) }), SQLValue(window.until.map { Int($0.number) }), SQLValue(number),
      ])
  }
}
