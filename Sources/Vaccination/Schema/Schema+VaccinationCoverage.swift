import Store

extension Schema.Step {
  /// Doses by the ward in which they were given, one index a measure, each with the doses that the measure counts and with every column
  /// that it asks for: coverage by place of injection reads the index alone. A dose comes into them when it is settled.
  ///
  /// An index is used only where the question has its condition word for word, which the question for coverage does.
  static let vaccinationCoverage = Schema.Step(
    "coverage by place of injection",
    [
      // Asked by nothing but coverage.
      "DROP INDEX vaccination_doses_ward",
      """
      CREATE INDEX vaccination_first ON vaccination_doses (ward, day, age, product, citizen, place, number, state)
      WHERE (place = 1 OR (state = 0 AND citizen IS NULL AND number = 1))
      """,
      """
      CREATE INDEX vaccination_complete ON vaccination_doses (ward, day, age, product, citizen, series, state)
      WHERE series = 2
      """,
      """
      CREATE INDEX vaccination_boosters ON vaccination_doses (ward, day, age, product, citizen, is_booster, state)
      WHERE is_booster = 1
      """,
    ])
}
