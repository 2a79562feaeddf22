public import Epidemiology
import Quantities
public import Store

/// Counts all reports anew from the register: after a change of the bands of age, and to check the counts that are kept.
public enum Recount {
  /// Makes the counts able to answer questions about ages, and changes nothing where they are.
  ///
  /// - Returns: whether it was needed.
  /// - Throws: `StoreError`.
  @discardableResult
  public static func ensure(_ bands: AgeBands, by actor: String, _ writing: Writing) throws -> Bool {
    var city = try City(writing)
    let missing = bands.starts.filter { !city.ageBands.starts.contains($0) }
    guard !missing.isEmpty else { return false }
    city.ageBands = AgeBands(breaks: city.ageBands.starts + missing)
    let counts = try counted(city, writing)
    try writing.run("DELETE FROM surveillance_tally")
    try counts.write(writing)
    try city.keep(writing)
    writing.record(
      Act(
        actor: actor, kind: "tally.recount", subject: "tally", reason: "a criteria set asks for other ages",
        facts: ["ages": city.ageBands.starts.map(String.init).joined(separator: ",")]))
    return true
  }

  /// Compares the counts that are kept with those of the reports.
  ///
  /// - Returns: how many numbers differ: 0.
  /// - Throws: `StoreError`.
  public static func differences(_ reading: Reading) throws -> Int {
    let counts = try counted(City(reading), reading)
    var expected = counts.counts.mapValues { $0.filter { $0.value != 0 } }
    var wrong = 0
    let statement = try reading.statement(
      "SELECT vintage, ward, known_day, day, stratum, count FROM surveillance_tally")
    defer { statement.reset() }
    while try statement.step() {
      let key = TallyDelta.Key(
        ward: Int32(statement.int(1)), knownDay: Int32(statement.int(2)), day: Int32(statement.int(3)),
        stratum: Int32(statement.int(4)))
      let count = expected[statement.int(0), default: [:]].removeValue(forKey: key) ?? 0
      if count != statement.int(5) { wrong += 1 }
    }
    return wrong + expected.values.reduce(0) { $0 + $1.count }
  }

  /// The counts that the versions of all reports add up to.
  private static func counted(_ city: City, _ reading: Reading) throws -> TallyDelta {
    var delta = TallyDelta()
    let all = try reading.statement("SELECT \(StoredReport.columns), replaces FROM surveillance_reports ORDER BY id")
    let one = try reading.statement("SELECT \(StoredReport.columns) FROM surveillance_reports WHERE id = ?")
    defer { all.reset() }
    while try all.step() {
      var before: StoredReport?
      if let replaced = all.optionalInt(11) {
        one.bind(0, replaced)
        before = try one.step() ? StoredReport(one) : nil
        one.reset()
      }
      delta.add(StoredReport(all), inPlaceOf: before, city)
    }
    return delta
  }
}
