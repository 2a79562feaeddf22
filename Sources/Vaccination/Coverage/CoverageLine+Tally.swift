public import Epidemiology
public import Quantities

extension CoverageLine {
  /// Which doses a measure counts; `nil` where counts of doses do not tell it: which dose is a booster depends on the product.
  static func filter(_ measure: CoverageMeasure, ageFrom: Int?, ageTo: Int?) -> ReportFilter? {
    switch measure {
    case .first: .doses(number: 1, ageFrom: ageFrom, ageTo: ageTo)
    case .complete: .doses(completing: true, ageFrom: ageFrom, ageTo: ageTo)
    case .booster: nil
    }
  }

  /// Coverage of every ward by counted doses, in the order of the wards, with one line more for doses of no ward where there are any.
  ///
  /// - Parameters:
  ///   - names: of the wards, by their place in the tally.
  ///   - ageFrom: first age of those who are counted on both sides, `ageTo` the last; `nil` for no limit. The tally must have bands that
  ///     begin there.
  ///   - source: what the denominator is called, such as the file's name.
  /// - Throws: `CoverageError`.
  public static func lines(
    of tally: Tally, _ population: Population, names: [String], basis: CoverageBasis, measure: CoverageMeasure,
    ageFrom: Int? = nil, ageTo: Int? = nil, source: String, on day: Day
  ) throws(CoverageError) -> [CoverageLine] {
    guard let filter = filter(measure, ageFrom: ageFrom, ageTo: ageTo) else { throw .boosterOfDoses }
    let known = tally.knownDoseAttributes
    if measure == .complete, !known.series { throw .noSeries }
    if ageFrom != nil || ageTo != nil, !known.ages { throw .noAges }
    let counts = tally.daily(filter)
    let name = denominatorName(ageFrom, ageTo, source)
    var days: [Int: Day] = [:]
    for figure in population.figures {
      if let from = figure.from, from <= day { days[figure.ward] = max(days[figure.ward] ?? from, from) }
    }
    var lines: [CoverageLine] = []
    for ward in 0..<tally.wards {
      let residents = population.residents(ward: ward, from: ageFrom, to: ageTo, on: day)
      lines.append(
        CoverageLine(
          code: tally.wardList.codes[ward], name: names[ward], basis: basis, measure: measure,
          numerator: Int(counts.cumulative(ward: ward, through: day)) / counts.scale,
          denominator: residents.map { Int(($0.numerator + $0.denominator / 2) / $0.denominator) },
          denominatorName: name,
          denominatorDay: days[ward]))
    }
    let unlocated = Int(counts.cumulative(ward: tally.wards, through: day)) / counts.scale
    if unlocated != 0 {
      lines.append(
        CoverageLine(
          code: "", name: "", basis: basis, measure: measure, numerator: unlocated, denominator: nil,
          denominatorName: name, denominatorDay: nil))
    }
    return lines
  }

  /// "residents aged 18 and over, population.csv".
  public static func denominatorName(_ from: Int?, _ to: Int?, _ source: String) -> String {
    let ages =
      switch (from, to) {
      case (nil, nil): "residents"
      case (let from?, nil): "residents aged \(from) and over"
      case (nil, let to?): "residents aged up to \(to)"
      case (let from?, let to?): "residents aged \(from) to \(to)"
      }
    return "\(ages), \(source)"
  }
}
