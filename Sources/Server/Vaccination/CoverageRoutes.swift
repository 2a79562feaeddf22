import Criteria
import HTTPTypes
import Quantities
import SpatialCore
import Surveillance
import Vaccination
import Zones

/// Coverage of wards for anybody: counts are protected as those of maps are, so that no small one can be told; what is withheld is null.
///
/// By residence and by place of injection are two questions, and nothing adds them up. What is above the denominator is shown as it is,
/// with its explanation.
struct CoverageRoutes: EndpointGroup {
  let desk: WardDesk
  let gate: RateGate
  private let cache = CoverageCache()

  init(desk: WardDesk, gate: RateGate) {
    self.desk = desk
    self.gate = gate
  }

  private static let basis = Parameter(
    "basis", .choice(CoverageBasis.allCases.map(\.rawValue)), "Counted where people live, or where doses were given.",
    example: "residence")
  private static let measure = Parameter(
    "measure", .choice(CoverageMeasure.allCases.map(\.rawValue)), "One dose at least, the series, or a booster.",
    example: "complete")
  private static let limits = [
    Parameter("age_from", .integer(0...150), "First age that is counted: 12, 18 or 65.", example: "18"),
    Parameter("age_to", .integer(0...150), "Last age that is counted: 17 after 12, 64 after 18.", example: "64"),
  ]
  private static let ward = Parameter(
    "ward", .text(pattern: nil, longest: 64), "Only the ward of this code; without it the city.", example: "00004")

  /// Ages that are drawn apart over time, beside all of them: children, adults, the elderly.
  private static let bands: [(from: Int?, to: Int?)] = [(nil, nil), (12, 17), (18, 64), (65, nil)]
  /// Ages that may be asked: with any two of all ages the difference of their answers would tell of a single year.
  private static let ages: [(from: Int?, to: Int?)] = bands + [(12, nil), (18, nil)]
  /// Points of a drawing at most.
  private static let points = 60

  var schemas: [(name: String, schema: JSONValue)] { VaccinationSchemas.coverage }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/api/vaccination/coverage", operation: "getVaccinationCoverage", tag: VaccinationRoom.tag,
        summary: "Coverage of each ward today; small counts are protected, the denominator is named and dated.",
        parameters: [Self.basis, Self.measure] + Self.limits,
        answers: [Endpoint.Answer(200, "Coverage.", [("application/json", "vaccinationCoverage")])]
      ) { call in
        try gate.admit(call, "Too many questions", advice: "take the whole city at once")
        let question = try question(call)
        let found = try await coverage(question)
        let answer = Self.coverage(found.lines, question, desk.zones.figures.counts)
        return WardDesk.reply(answer).response(to: call)
      },
      Endpoint(
        .get, "/api/vaccination/coverage/days", operation: "getVaccinationCoverageByDay", tag: VaccinationRoom.tag,
        summary: "Coverage by age over time, of the city or of a ward; small counts are protected.",
        parameters: [Self.basis, Self.measure, Self.ward],
        answers: [Endpoint.Answer(200, "Coverage by day.", [("application/json", "vaccinationCoverageDays")])]
      ) { call in
        try gate.admit(call, "Too many questions", advice: "take the whole city at once")
        let vintage = desk.vintage
        let code = call.text("ward")
        let place = code.map { code in vintage.wards.firstIndex { $0.code == code } }
        if place == .some(nil) { throw Problem.notFound("there is no ward of this code; /collections/wards has all") }
        let row = place.flatMap { $0 }.map(vintage.row)
        let question = try question(call)
        var series: [Series] = []
        for band in Self.bands {
          var asked = question
          (asked.ageFrom, asked.ageTo) = (band.from, band.to)
          series.append(Series(asked, try await coverage(asked), code: code, row: row))
        }
        let answer = Self.days(series, question, code ?? "", desk.zones.figures.counts)
        return WardDesk.reply(answer).response(to: call)
      },
    ]
  }

  /// - Throws: `Problem` for ages that are not told apart.
  private func question(_ call: Call) throws(Problem) -> CoverageQuestion {
    let (from, to) = (call.integer("age_from"), call.integer("age_to"))
    guard Self.ages.contains(where: { $0.from == from && $0.to == to }) else {
      throw Problem.parameter(
        "age_from", "coverage is told of all ages, of 12 to 17, 18 to 64, and from 12, 18 or 65 on")
    }
    return CoverageQuestion(
      basis: call.text("basis").flatMap(CoverageBasis.init) ?? .residence,
      measure: call.text("measure").flatMap(CoverageMeasure.init) ?? .complete,
      on: desk.zones.clock().day(offset: desk.offset), ageFrom: from, ageTo: to)
  }

  private func coverage(_ question: CoverageQuestion) async throws -> CoverageToProtect {
    let office = try desk.vaccinationOffice()
    return try await WardDesk.explaining {
      try await cache.coverage(question, at: desk.zones.clock()) { try office.coverageToProtect(question) }
    }
  }

  /// A line of a drawing: an age over time.
  private struct Series {
    var question: CoverageQuestion
    var residents: Int?
    var days: [CoverageToProtect.DayCount]

    /// - Parameter code: the ward, with its row; `nil` for the city.
    init(_ question: CoverageQuestion, _ found: CoverageToProtect, code: String?, row: Int?) {
      self.question = question
      let lines = found.lines.filter { code == nil || $0.code == code }
      let known = lines.compactMap(\.denominator)
      residents = known.count == lines.count ? known.reduce(0, +) : nil
      if let row {
        days = found.days[row] ?? []
      } else {
        var sums: [Day: Int] = [:]
        for day in found.days.values.joined() { sums[day.day, default: 0] += day.count }
        days = sums.sorted { $0.key < $1.key }.map { CoverageToProtect.DayCount(day: $0, count: $1) }
      }
    }
  }

  /// A count as the public sees it; `nil` where it is withheld.
  private static func shown(
    _ count: Int, of residents: Int?, code: String, _ question: CoverageQuestion, _ counts: CountProtection
  ) -> Fraction? {
    let hasAges = question.ageFrom != nil || question.ageTo != nil
    let least = hasAges ? counts.rule.leastResidentsOfAges : counts.rule.leastResidents
    guard let residents, residents >= least else { return nil }
    let measure =
      "doses \(question.basis.rawValue) \(question.measure.rawValue) \(question.ageFrom ?? 0)-\(question.ageTo ?? 0)"
    return counts.shown(Fraction(count), ward: code, measure: measure, isCumulative: true)
  }

  private static func percent(_ count: Fraction?, of residents: Int?, _ step: Int) -> JSONValue {
    guard let count, let residents, residents > 0 else { return .null }
    return .number("\(CountProtection.nearest(count * 100 / Fraction(residents), to: step).numerator)")
  }

  static func coverage(
    _ lines: [CoverageLine], _ question: CoverageQuestion, _ counts: CountProtection
  ) -> JSONValue {
    var (sum, residents): (Fraction, Int?) = (0, 0)
    let rows: [JSONValue] = lines.map { line in
      let count = shown(line.numerator, of: line.denominator, code: line.code, question, counts)
      if let count { sum = sum + count }
      residents = residents.flatMap { all in line.denominator.map { all + $0 } }
      // What is told of the line is what its shown count says.
      var told = line
      told.numerator = count.map { Int(clamping: $0.numerator / $0.denominator) } ?? 0
      return [
        "ward": .string(line.code), "name": .string(line.name),
        "count": count == nil ? .null : WardText.number(told.numerator), "residents": WardText.number(line.denominator),
        "percent": percent(count, of: line.denominator, counts.rule.percentStep),
        "is_above_all": .bool(count != nil && told.isAboveAll),
        "explanation": count == nil ? .null : told.explanation.map { WardText.words($0) } ?? .null,
      ]
    }
    return [
      "on": WardText.day(question.on), "basis": .string(question.basis.rawValue),
      "measure": .string(question.measure.rawValue),
      "denominator": [
        "vi": .string(lines.first.map { $0.denominatorNameVietnamese ?? $0.denominatorName } ?? ""),
        "en": .string(lines.first?.denominatorName ?? ""),
      ],
      "denominator_day": WardText.day(lines.first?.denominatorDay), "rows": .array(rows),
      "total": [
        "count": WardText.number(Int(clamping: sum.numerator / sum.denominator)),
        "residents": WardText.number(residents),
        "percent": percent(sum, of: residents, 1),
      ],
      "protection": .string(counts.rule.citation),
    ]
  }

  private static func days(
    _ series: [Series], _ question: CoverageQuestion, _ code: String, _ counts: CountProtection
  ) -> JSONValue {
    let first = series.compactMap { $0.days.first?.day }.min() ?? question.on
    let length = max(question.on.days(since: first), 0)
    let step = max(1, (length + points - 1) / points)
    var days = stride(from: 0, through: length, by: step).map { first + $0 }
    if days.last != question.on { days.append(question.on) }
    return [
      "on": WardText.day(question.on), "basis": .string(question.basis.rawValue),
      "measure": .string(question.measure.rawValue), "ward": code.isEmpty ? .null : .string(code),
      "days": .array(days.map { WardText.day($0) }),
      "series": .array(
        series.map { one in
          var (sum, next) = (0, 0)
          let values: [JSONValue] = days.map { day in
            while next < one.days.count, one.days[next].day <= day {
              sum += one.days[next].count
              next += 1
            }
            return percent(
              shown(sum, of: one.residents, code: code, one.question, counts), of: one.residents,
              counts.rule.percentStep)
          }
          return [
            "age_from": WardText.number(one.question.ageFrom), "age_to": WardText.number(one.question.ageTo),
            "residents": WardText.number(one.residents), "percent": .array(values),
          ]
        }),
      "protection": .string(counts.rule.citation),
    ]
  }
}
