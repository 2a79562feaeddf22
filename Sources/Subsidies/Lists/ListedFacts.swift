import Quantities
import Registry
public import Store

/// What lists of other offices say of people.
public enum ListedFacts {
  static let answer = Int(Int32.min)

  /// What lists say of a person, to be added to what else is known.
  ///
  /// - Parameter person: the keyed hash of the identifier, `Sealer.lookup` of its digits.
  /// - Throws: `StoreError`.
  public static func facts(
    of person: [UInt8], _ reading: Reading
  ) throws -> (spells: [SupportFacts.Spell], statements: [String: SupportFacts.Statement]) {
    let rows = try reading.all(
      """
      SELECT n.name, f.first_day, f.last_day, f.value, f.list, f.line FROM support_facts f
      JOIN support_fact_names n ON n.id = f.fact WHERE f.person = ? ORDER BY n.name, f.first_day
      """, [.bytes(person)]
    ) { ($0.text(0), $0.int(1), $0.optionalInt(2), $0.optionalInt(3), "list \($0.int(4)), line \($0.int(5))") }
    var spells: [SupportFacts.Spell] = []
    var statements: [String: SupportFacts.Statement] = [:]
    for (name, first, last, value, reference) in rows {
      if let value {
        statements[name] = SupportFacts.Statement(value, origin: .list)
      } else {
        spells.append(
          SupportFacts.Spell(
            kind: name, from: Day(number: Int32(truncatingIfNeeded: first)),
            through: last.map { Day(number: Int32(truncatingIfNeeded: $0)) }, origin: .list, reference: reference))
      }
    }
    return (spells, statements)
  }

  /// Goes through all that lists say of people of the register, in no order that means anything.
  ///
  /// People who came into the register after the list are found by their keyed hash.
  ///
  /// - Throws: `StoreError`; what `body` throws.
  static func forEach(
    _ reading: Reading,
    _ body: (_ citizen: Int, _ name: String, _ first: Int, _ last: Int?, _ value: Int?) throws -> Void
  ) throws {
    let names = Dictionary(
      uniqueKeysWithValues: try reading.all("SELECT id, name FROM support_fact_names") { ($0.int(0), $0.text(1)) })
    let statement = try reading.statement(
      "SELECT citizen, fact, first_day, last_day, value, person FROM support_facts")
    defer { statement.reset() }
    while try statement.step() {
      guard let name = names[statement.int(1)] else { continue }
      let citizen =
        try statement.optionalInt(0) ?? CitizenRegister.row(ofKey: statement.bytes(5), reading)
      guard let citizen else { continue }
      try body(citizen, name, statement.int(2), statement.optionalInt(3), statement.optionalInt(4))
    }
  }
}
