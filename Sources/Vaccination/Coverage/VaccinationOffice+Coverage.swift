import Epidemiology
public import Quantities
import SpatialCore
public import Store
import Surveillance

extension VaccinationOffice {
  /// How much of the wards' people are vaccinated, by residence or by place of injection; the two are never added up.
  ///
  /// By residence people are counted where they dwell by the last settling, each once, by the rules in force. By place of injection doses
  /// are counted where they were given, those that are nobody's yet included. Nothing is clamped: see ``CoverageLine``.
  ///
  /// - Complexity: reads the standings or the doses once, and the register for the denominator.
  /// - Throws: `AccessError.refused` to whoever may read neither doses nor statistics; `VaccinationError.noRules`, `.unusable`;
  ///   `StoreError`.
  public func coverage(_ question: CoverageQuestion, by access: Access) throws -> WardCoverage {
    try file.read { reading in
      try requireNumbers(access)
      let rules = try cache.rules(reading)
      if question.denominator == .population, question.group != nil {
        throw VaccinationError.unusable("tables of population know no priority groups; ask for the register's figures")
      }
      let counts = try numerators(question, rules, reading)
      let denominators = try denominators(question, rules, reading)
      let name = Self.name(ofDenominator: question)
      let vietnamese = Self.vietnameseName(ofDenominator: question)
      let asked = question.wards.map(Set.init)
      var lines: [CoverageLine] = []
      for (place, ward) in rules.vintage.wards.enumerated() {
        let row = rules.vintage.row(place)
        guard asked?.contains(row) ?? true, access.rights.contains(.readStatistics) || access.covers(ward: row) else {
          continue
        }
        lines.append(
          CoverageLine(
            code: ward.code, name: ward.name, basis: question.basis, measure: question.measure,
            numerator: counts[row] ?? 0, denominator: denominators[row], denominatorName: name,
            denominatorNameVietnamese: vietnamese, denominatorDay: question.on))
      }
      let known = lines.compactMap(\.denominator)
      let total = CoverageLine(
        code: "", name: "", basis: question.basis, measure: question.measure,
        numerator: lines.reduce(0) { $0 + $1.numerator },
        denominator: known.count == lines.count ? known.reduce(0, +) : nil, denominatorName: name,
        denominatorNameVietnamese: vietnamese, denominatorDay: question.on)
      return WardCoverage(
        lines: lines, total: total,
        elsewhere: counts.filter { rules.vintage.ward(row: $0.key) == nil }.values.reduce(0, +),
        matching: try matchingFigures(ward: asked?.count == 1 ? asked?.first : nil, reading))
    }
  }

  /// Coverage by day: how many people of the wards asked were counted up to each day on which the number changed.
  ///
  /// - Throws: as `coverage`.
  public func coverageByDay(
    _ question: CoverageQuestion, from: Day, by access: Access
  ) throws -> [(day: Day, numerator: Int)] {
    try file.read { reading in
      try requireNumbers(access)
      let rules = try cache.rules(reading)
      let wards = question.wards.map(Set.init)
      var days: [Int: Int] = [:]
      for (ward, day, count) in try counted(question, byDay: true, rules, reading) {
        guard wards?.contains(ward) ?? true, access.rights.contains(.readStatistics) || access.covers(ward: ward) else {
          continue
        }
        days[max(day, Int(from.number)), default: 0] += count
      }
      var sum = 0
      return days.sorted { $0.key < $1.key }.map { day, count in
        sum += count
        return (Day(number: Int32(truncatingIfNeeded: day)), sum)
      }
    }
  }

  private func requireNumbers(_ access: Access) throws {
    if !access.rights.contains(.readVaccination) {
      try access.require(.readStatistics, subject: "statistics of vaccination")
    }
  }

  /// `residents aged 18 and over, register`.
  static func name(ofDenominator question: CoverageQuestion) -> String {
    CoverageLine.denominatorName(
      question.ageFrom, question.ageTo,
      (question.group.map { "priority group \($0), " } ?? "") + question.denominator.rawValue)
  }

  /// `dân số từ 18 tuổi, theo dữ liệu dân cư`.
  static func vietnameseName(ofDenominator question: CoverageQuestion) -> String {
    let ages =
      switch (question.ageFrom, question.ageTo) {
      case (nil, nil): "dân số"
      case (let from?, nil): "dân số từ \(from) tuổi"
      case (nil, let to?): "dân số đến \(to) tuổi"
      case (let from?, let to?): "dân số từ \(from) đến \(to) tuổi"
      }
    let source =
      switch question.denominator {
      case .register: "theo dữ liệu dân cư"
      case .population: "theo số liệu dân số đã nhập"
      }
    return "\(ages), \(question.group.map { "nhóm ưu tiên \($0), " } ?? "")\(source)"
  }

  // MARK: Numerators

  func numerators(_ question: CoverageQuestion, _ rules: DoseRules, _ reading: Reading) throws -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for (ward, _, count) in try counted(question, byDay: false, rules, reading) { counts[ward, default: 0] += count }
    return counts
  }

  /// Counts by ward, 0 for none, and by day where it is asked.
  func counted(
    _ question: CoverageQuestion, byDay: Bool, _ rules: DoseRules, _ reading: Reading
  ) throws -> [(ward: Int, day: Int, count: Int)] {
    let (select, values) = try self.question(question, byDay: byDay, rules, reading)
    return try reading.all(select, values) { ($0.int(0), $0.int(1), $0.int(2)) }
  }

  /// The question in SQL, with its values.
  func question(
    _ question: CoverageQuestion, byDay: Bool, _ rules: DoseRules, _ reading: Reading
  ) throws -> (select: String, values: [SQLValue]) {
    var values = [SQLValue(Int(question.on.number))]
    let select: String
    let column: String
    switch question.basis {
    case .residence:
      column =
        switch question.measure {
        case .first: "first_on"
        case .complete: "completed_on"
        case .booster: "boosted_on"
        }
      var condition =
        "\(column) <= ?"
        + AgeLimits(from: question.ageFrom, to: question.ageTo, on: question.on)
        .condition("birth_day")
      if let group = question.group { condition += " AND (groups & \(1 << Int64(group))) <> 0" }
      if let product = question.product {
        condition += " AND last_product = ?"
        values.append(.text(product))
      }
      select = "ward, \(byDay ? column : "0"), count(*) FROM vaccination_standings WHERE \(condition)"
    case .injection:
      column = "day"
      let measured =
        switch question.measure {
        // Each word for word the condition of an index. What is nobody's yet counts by the number that was written.
        case .first: "(place = 1 OR (state = 0 AND citizen IS NULL AND number = 1))"
        case .complete: "series = 2"
        case .booster: "is_booster = 1"
        }
      var condition = "state <> 1 AND day <= ? AND \(measured)"
      if let from = question.ageFrom { condition += " AND age >= \(from)" }
      if let to = question.ageTo { condition += " AND age <= \(to)" }
      if let group = question.group {
        condition +=
          " AND citizen IN (SELECT citizen FROM vaccination_standings WHERE (groups & \(1 << Int64(group))) <> 0)"
      }
      if let product = question.product {
        let rows = try reading.all("SELECT id, name FROM vaccination_products") { ($0.int(0), $0.text(1)) }
        let numbers = rows.filter { rules.id(ofProduct: $0.1) == product }.map { String($0.0) }
        condition += " AND product IN (\(numbers.joined(separator: ", ")))"
      }
      select = "ward, \(byDay ? column : "0"), count(*) FROM vaccination_doses WHERE \(condition)"
    }
    return ("SELECT \(select) GROUP BY \(byDay ? "1, 2" : "1")", values)
  }

  // MARK: Denominators

  func denominators(
    _ question: CoverageQuestion, _ rules: DoseRules, _ reading: Reading
  ) throws -> [Int: Int] {
    var counts: [Int: Int] = [:]
    switch question.denominator {
    case .register:
      let ages = AgeLimits(from: question.ageFrom, to: question.ageTo, on: question.on)
      let day = SQLValue(Int(question.on.number))
      let group = question.group.map { " AND (c.groups & \(1 << Int64($0))) <> 0" } ?? ""
      let join = question.group == nil ? "" : " JOIN registry_citizens c ON c.id = r.citizen"
      for place in rules.vintage.wards.indices { counts[rules.vintage.row(place)] = 0 }
      let rows = try reading.all(
        """
        SELECT r.ward, count(*) FROM registry_residences r\(join)
        WHERE r.dwelling = 1 AND r.first_day <= ? AND (r.last_day IS NULL OR r.last_day >= ?)\(ages.condition("r.birth_day"))\(group)
        GROUP BY r.ward
        """, [day, day]
      ) { ($0.int(0), $0.int(1)) }
      for (ward, count) in rows { counts[ward] = count }
    case .population:
      let population = try FigureTables.population(rules.vintage, reading)
      for place in rules.vintage.wards.indices {
        let residents = population.residents(
          ward: place, from: question.ageFrom, to: question.ageTo, on: question.on)
        // Figures in thousandths become people, the half upwards.
        counts[rules.vintage.row(place)] = residents.map {
          Int(($0.numerator + $0.denominator / 2) / $0.denominator)
        }
      }
    }
    return counts
  }
}
