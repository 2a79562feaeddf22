public import Quantities
public import Store

extension CitizenRegister {
  /// How many citizens live in each ward on a day, by age group.
  ///
  /// Everybody counts once, where they dwell, unless a kind of residence is asked for. No personal data are read, so it needs no
  /// officer and leaves no act. Ages are completed years on the day.
  ///
  /// - Parameter ageBreaks: first ages of the groups; 0 is added when it is not among them.
  /// - Returns: the wards in which anybody lives, by row number.
  /// - Complexity: O(residences): seconds for eight million.
  /// - Throws: `StoreError`.
  public func population(on day: Day, ageBreaks: [Int] = [], kind: ResidenceKind? = nil) throws -> [WardPopulation] {
    try file.read { try Self.population(on: day, ageBreaks: ageBreaks, kind: kind, $0) }
  }

  /// As ``population(on:ageBreaks:kind:)``, of a file whose keys nobody has opened.
  public static func population(
    on day: Day, ageBreaks: [Int] = [], kind: ResidenceKind? = nil, _ reading: Reading
  ) throws -> [WardPopulation] {
    let starts = Set(ageBreaks.filter { $0 > 0 }).union([0]).sorted()
    // Limits fall as ages rise: who is born after the limit of a group is younger.
    let limits = starts.map { Int(BirthDate.latest(forAge: $0, on: day).number) }
    let statement = try reading.statement(
      """
      SELECT ward, birth_day FROM registry_residences
      WHERE \(kind == nil ? "dwelling" : "kind") = ? AND first_day <= ? AND (last_day IS NULL OR last_day >= ?)
      ORDER BY ward
      """)
    statement.bind(0, kind?.rawValue ?? 1)
    statement.bind(1, Int64(day.number))
    statement.bind(2, Int64(day.number))
    defer { statement.reset() }
    var result: [WardPopulation] = []
    var groups = [Int](repeating: 0, count: starts.count)
    var unknown = 0
    var ward: Int?
    func finish() {
      if let ward { result.append(WardPopulation(ward: ward, groups: groups, ofUnknownAge: unknown)) }
      for group in groups.indices { groups[group] = 0 }
      unknown = 0
    }
    while try statement.step() {
      let next = statement.int(0)
      if next != ward {
        finish()
        ward = next
      }
      guard let birth = statement.optionalInt(1) else {
        unknown += 1
        continue
      }
      var group = starts.count - 1
      while group > 0, birth > limits[group] { group -= 1 }
      groups[group] += 1
    }
    finish()
    return result
  }
}
