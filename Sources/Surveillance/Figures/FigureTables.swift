public import Epidemiology
import Quantities
public import Store

/// Population and other figures in the database.
///
/// An import of population is a whole table and takes the place of the one before it from the same source; other figures stand
/// for an area, a day and a measure, and the last one said holds.
public enum FigureTables {
  /// Keeps a table of residents.
  ///
  /// - Returns: the number of the import.
  /// - Throws: `AccessError.refused`; `StoreError`.
  @discardableResult
  public static func keep(
    _ population: Population, file: String, source: String, vintage: BoundaryVintage, by access: Access,
    _ writing: Writing
  ) throws -> Int {
    let number = try begin("population", file, source, population.figures.count, by: access, writing)
    for figure in population.figures {
      try writing.run(
        """
        INSERT INTO surveillance_population (import, ward, age_from, age_to, first_day, thousandths)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), SQLValue(vintage.row(figure.ward)), SQLValue(figure.ageFrom), SQLValue(figure.ageTo),
          SQLValue(figure.from.map { Int($0.number) }), SQLValue(units(figure.value, 1000)),
        ])
    }
    return number
  }

  /// Keeps figures of wards by day and measure.
  ///
  /// - Returns: the number of the import.
  /// - Throws: `AccessError.refused`; `StoreError`.
  @discardableResult
  public static func keep(
    _ measures: Measures, file: String, source: String, vintage: BoundaryVintage, by access: Access, _ writing: Writing
  ) throws -> Int {
    let rows = measures.sorted
    let number = try begin("measures", file, source, rows.count, by: access, writing)
    for (key, day, value) in rows {
      try writing.run(
        "INSERT INTO surveillance_measures (import, measure, ward, day, millionths) VALUES (?, ?, ?, ?, ?)",
        [
          SQLValue(number), .text(key.measure), SQLValue(vintage.row(key.ward)), SQLValue(Int(day.number)),
          SQLValue(units(value, 1_000_000)),
        ])
    }
    return number
  }

  /// The residents of a vintage's wards by the last table of each source that has any of them.
  package static func population(_ vintage: BoundaryVintage, _ reading: Reading) throws -> Population {
    let figures = try reading.all(
      """
      SELECT p.ward, p.age_from, p.age_to, p.first_day, p.thousandths FROM surveillance_population p
      WHERE p.import IN (
        SELECT max(i.id) FROM surveillance_imports i JOIN surveillance_population q ON q.import = i.id
        WHERE q.ward >= ? AND q.ward < ? GROUP BY i.source)
      """, [SQLValue(vintage.row(0)), SQLValue(vintage.row(0) + vintage.wards.count)]
    ) { row -> Population.Figure? in
      guard let ward = vintage.ward(row: row.int(0)) else { return nil }
      return Population.Figure(
        ward: ward, ageFrom: row.optionalInt(1), ageTo: row.optionalInt(2),
        from: row.optionalInt(3).map { Day(number: Int32($0)) },
        value: Fraction(Int128(row.int(4)), over: 1000))
    }
    return Population(wards: vintage.wards.count, figures: figures.compactMap { $0 })
  }

  /// All other figures of a vintage's wards.
  static func measures(_ vintage: BoundaryVintage, _ reading: Reading) throws -> Measures {
    var held: [Measures.Key: [Day: Int]] = [:]
    let statement = try reading.statement(
      "SELECT ward, measure, day, millionths FROM surveillance_measures ORDER BY ward, measure, day, import")
    defer { statement.reset() }
    while try statement.step() {
      guard let ward = vintage.ward(row: statement.int(0)) else { continue }
      held[Measures.Key(measure: statement.text(1), ward: ward), default: [:]][Day(number: Int32(statement.int(2)))] =
        statement.int(3)
    }
    return Measures(
      held.flatMap { key, days in
        days.map { (key: key, day: $0.key, value: Fraction(Int128($0.value), over: 1_000_000)) }
      })
  }

  private static func begin(
    _ kind: String, _ file: String, _ source: String, _ rows: Int, by access: Access, _ writing: Writing
  ) throws -> Int {
    try access.require(.importPopulation, subject: kind)
    let sourceNumber = try ReportRegister.number(of: source, in: "surveillance_sources", writing)
    let number = try writing.nextNumber(of: "surveillance_imports")
    let now = SQLValue.integer(writing.instant.milliseconds)
    try writing.run(
      """
      INSERT INTO surveillance_imports (id, kind, source, file, recorded_at, finished_at, row_count)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [SQLValue(number), .text(kind), SQLValue(sourceNumber), .text(file), now, now, SQLValue(rows)])
    writing.record(
      access.act(
        "\(kind).import", subject: "import \(number)",
        facts: ["source": source, "rows": String(rows)]))
    return number
  }

  /// A figure in whole units, which it is by the limits of the intake.
  private static func units(_ value: Fraction, _ scale: Int128) -> Int {
    let scaled = value.numerator * scale / value.denominator
    precondition(scaled * value.denominator == value.numerator * scale, "figures have as many decimals as are read")
    return Int(scaled)
  }
}
