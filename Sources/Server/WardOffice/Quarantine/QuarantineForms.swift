import Quantities
import Quarantine
import SpatialCore
import Surveillance

/// What is sent about orders, read from the members of a body.
enum QuarantineForms {
  static let facts = [
    "kind", "exposure", "doses", "is_series_complete", "last_dose", "recovered", "negative_pcr_hours", "has_symptoms",
    "ct", "jurisdiction",
  ]
  static let order =
    facts + [
      "person", "case", "ward", "place", "address", "longitude", "latitude", "start", "authority", "act", "stated",
    ]
  static let example =
    #"{"kind": "f1", "exposure": "2021-08-01", "doses": 1, "jurisdiction": "national"}"#

  private static func names<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> [(name: String, value: T)]
  where T.RawValue == String {
    T.allCases.map { ($0.rawValue, $0) }
  }

  static let kinds = names(PersonKind.self)
  static let places = names(OrderPlace.self)
  static let tests = names(TestResult.Kind.self)
  static let outcomes = names(TestResult.Outcome.self)

  /// What the rules ask about a person.
  static func facts(_ body: PermitFields) throws(Problem) -> QuarantineFacts {
    let ct = try body.optionalNumber("ct", 0...60)
    return QuarantineFacts(
      kind: try body.choice("kind", kinds), exposure: try body.day("exposure"),
      doses: try body.optionalInteger("doses", 0...20), isSeriesComplete: try body.optionalFlag("is_series_complete"),
      lastDose: try body.optionalDay("last_dose"), recovered: try body.optionalDay("recovered"),
      negativePCRHours: try body.optionalInteger("negative_pcr_hours", 0...10_000),
      hasSymptoms: try body.optionalFlag("has_symptoms"), ctTenths: ct.map { Int(($0 * 10).rounded()) })
  }

  static func jurisdiction(_ body: PermitFields) throws(Problem) -> String {
    try body.optionalText("jurisdiction") ?? QuarantinePolicy.national
  }

  /// The person of a member `person`, with the address and position of the order.
  static func person(_ body: PermitFields) throws(Problem) -> OrderPerson {
    let person = try body.object("person", names: ["identifier", "name", "birth_year", "phone"])
    let identifier = try person.identifier("identifier")
    _ = try person.text("name", longest: 60)
    return OrderPerson(
      identifier: identifier, name: try person.tidy("name", longest: 60),
      birthYear: try person.optionalInteger("birth_year", 1850...2100), phone: try person.tidy("phone", longest: 30),
      address: try body.tidy("address", longest: 200), position: try body.optionalPosition())
  }

  static func stated(_ body: PermitFields) throws(Problem) -> OrderForm.Stated? {
    guard body.has("stated") else { return nil }
    let stated = try body.object("stated", names: ["planned_end", "watch_days", "test_days", "ground"])
    var days: [Day]?
    if stated.has("test_days") {
      var found: [Day] = []
      for text in try stated.texts("test_days", most: 60, longest: 10) {
        guard let day = Day(text) else { throw stated.refuse("test_days", "a list of days as 2021-08-05") }
        found.append(day)
      }
      days = found
    }
    return OrderForm.Stated(
      plannedEnd: try stated.optionalDay("planned_end"), testDays: days,
      watchDays: try stated.optionalInteger("watch_days", 0...366), ground: try stated.text("ground", longest: 300))
  }

  static func result(_ body: PermitFields, offset: Int) throws(Problem) -> TestResult {
    let ct = try body.optionalNumber("ct", 0...60)
    return TestResult(
      kind: try body.choice("kind", tests), sampled: try body.instant("sampled_at", offset: offset),
      outcome: try body.choice("result", outcomes), ctTenths: ct.map { Int(($0 * 10).rounded()) },
      laboratory: try body.tidy("laboratory", longest: 100))
  }
}
