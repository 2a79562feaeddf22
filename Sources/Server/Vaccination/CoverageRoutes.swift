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

  private static let basis = Parameter(
    "basis", .choice(CoverageBasis.allCases.map(\.rawValue)), "Counted where people live, or where doses were given.",
    example: "residence")
  private static let measure = Parameter(
    "measure", .choice(CoverageMeasure.allCases.map(\.rawValue)), "One dose at least, the series, or a booster.",
    example: "complete")
  private static let ages = [
    Parameter("age_from", .integer(0...150), "First age that is counted.", example: "18"),
    Parameter("age_to", .integer(0...150), "Last age that is counted.", example: "64"),
  ]
  private static let ward = Parameter(
    "ward", .text(pattern: nil, longest: 64), "Only the ward of this code; without it the city.", example: "00004")

  /// Ages that are drawn apart over time, beside all of them: children, adults, the elderly.
  private static let bands: [(from: Int?, to: Int?)] = [(nil, nil), (12, 17), (18, 64), (65, nil)]
  /// Points of a drawing at most.
  private static let points = 60

  var schemas: [(name: String, schema: JSONValue)] { VaccinationSchemas.coverage }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/api/vaccination/coverage", operation: "getVaccinationCoverage", tag: VaccinationRoom.tag,
        summary: "Coverage of each ward today; small counts are protected, the denominator is named and dated.",
        parameters: [Self.basis, Self.measure] + Self.ages,
        answers: [Endpoint.Answer(200, "Coverage.", [("application/json", "vaccinationCoverage")])]
      ) { [desk] call in
        try gate.admit(call, "Too many questions", advice: "take the whole city at once")
        let question = Self.question(call)
        let counts = desk.zones.figures.counts
        let answer = try await desk.askVaccination { office, today in
          let lines = try office.countsToProtect(question(today))
          return Self.coverage(lines, question(today), counts)
        }
        return WardDesk.reply(answer).response(to: call)
      },
      Endpoint(
        .get, "/api/vaccination/coverage/days", operation: "getVaccinationCoverageByDay", tag: VaccinationRoom.tag,
        summary: "Coverage by age over time, of the city or of a ward; small counts are protected.",
        parameters: [Self.basis, Self.measure, Self.ward],
        answers: [Endpoint.Answer(200, "Coverage by day.", [("application/json", "vaccinationCoverageDays")])]
      ) { [desk] call in
        try gate.admit(call, "Too many questions", advice: "take the whole city at once")
        let vintage = desk.vintage
        let code = call.text("ward")
        let place = code.map { code in vintage.wards.firstIndex { $0.code == code } }
        if place == .some(nil) { throw Problem.notFound("there is no ward of this code; /collections/wards has all") }
        let rows = place.flatMap { $0 }.map { [vintage.row($0)] }
        let question = Self.question(call)
        let counts = desk.zones.figures.counts
        let answer = try await desk.askVaccination { office, today in
          try Self.days(office, question(today), rows, code ?? "", counts)
        }
        return WardDesk.reply(answer).response(to: call)
      },
    ]
  }

  private static func question(_ call: Call) -> @Sendable (Day) -> CoverageQuestion {
    let basis = call.text("basis").flatMap(CoverageBasis.init) ?? .residence
    let measure = call.text("measure").flatMap(CoverageMeasure.init) ?? .complete
    let (from, to) = (call.integer("age_from"), call.integer("age_to"))
    return { CoverageQuestion(basis: basis, measure: measure, on: $0, ageFrom: from, ageTo: to) }
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
      "measure": .string(question.measure.rawValue), "denominator": .string(lines.first?.denominatorName ?? ""),
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
    _ office: VaccinationOffice, _ question: CoverageQuestion, _ rows: [Int]?, _ code: String,
    _ counts: CountProtection
  ) throws -> JSONValue {
    var series: [(question: CoverageQuestion, residents: Int?, days: [(day: Day, count: Int)])] = []
    for band in bands {
      var asked = question
      (asked.ageFrom, asked.ageTo, asked.wards) = (band.from, band.to, rows)
      let lines = try office.countsToProtect(asked).filter { code.isEmpty || $0.code == code }
      let known = lines.compactMap(\.denominator)
      series.append(
        (
          asked, known.count == lines.count ? known.reduce(0, +) : nil, try office.countsByDayToProtect(asked)
        ))
    }
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
