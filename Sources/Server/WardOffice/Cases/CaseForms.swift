import Cases
import Epidemiology
import Quantities
import Registry
import SpatialCore
import Surveillance

/// What is sent about people under follow-up, read from the members of a body.
enum CaseForms {
  static let person = ["name", "identifier", "phone", "address", "notes"]
  static let entered = [
    "person", "ward", "report_ward", "report_day", "birth_year", "age", "sex", "transmission", "onset", "exposure",
    "symptoms",
    "asked_symptoms", "asked_exposures", "doses", "last_dose", "recovered",
  ]
  static let contact = [
    "with", "person", "ward", "kind", "place", "from_at", "until_at", "distance_cm", "minutes", "masked", "touched",
  ]

  static let classes = CaseClass.allCases.filter { $0 != .unclassified }.map { (name: $0.name, value: $0) }
  static let tests = CaseTest.Kind.allCases.map { (name: $0.name, value: $0) }
  static let results = CaseTest.Result.allCases.map { (name: $0.name, value: $0) }
  static let contacts = ContactKind.allCases.map { (name: $0.name, value: $0) }
  static let exposures = CaseExposure.Kind.allCases.map { (name: $0.name, value: $0) }
  static let outcomes = Outcome.allCases.map { (name: $0.name, value: $0) }
  static let transmissions = Transmission.allCases.map { (name: $0.name, value: $0) }
  static let sexes = Sex.allCases.map { (name: "\($0)", value: $0) }

  static func person(_ body: PermitFields) throws(Problem) -> CasePerson {
    let sent = try body.object("person", names: person)
    let name = try sent.tidy("name", longest: 60)
    let identifier = try sent.optionalIdentifier("identifier")
    guard !name.isEmpty || identifier != nil else { throw sent.refuse("name", "there where no identifier is") }
    return CasePerson(
      name: name, identifier: identifier, phone: try sent.tidy("phone", longest: 30),
      address: try sent.tidy("address", longest: 200), notes: try sent.tidy("notes", longest: 500))
  }

  static func facts(_ body: PermitFields, _ vintage: BoundaryVintage, today: Day) throws(Problem) -> CaseFacts {
    CaseFacts(
      reportDay: try body.optionalDay("report_day") ?? today, residence: try body.optionalWard("ward", vintage),
      reportWard: try body.optionalWard("report_ward", vintage),
      birthYear: try body.optionalInteger("birth_year", 1850...2100), age: try body.optionalInteger("age", 0...130),
      sex: try body.optionalChoice("sex", sexes) ?? .unknown,
      transmission: try body.optionalChoice("transmission", transmissions) ?? .community,
      onset: try body.optionalDay("onset"), exposure: try body.optionalDay("exposure"),
      askedExposures: try body.optionalFlag("asked_exposures") ?? false,
      askedSymptoms: try body.optionalFlag("asked_symptoms") ?? false,
      doses: try body.optionalInteger("doses", 0...20), lastDose: try body.optionalDay("last_dose"),
      recovered: try body.optionalDay("recovered"))
  }

  static func symptoms(_ body: PermitFields, from day: Day?) throws(Problem) -> [CaseSymptom] {
    try body.texts("symptoms", most: 60).map { CaseSymptom($0, from: day) }
  }

  static func test(_ body: PermitFields, offset: Int) throws(Problem) -> CaseTest {
    let ct = try body.optionalNumber("ct", 0...60)
    return CaseTest(
      kind: try body.choice("kind", tests), result: try body.choice("result", results),
      ct: ct.map { Int(($0 * 100).rounded()) }, sample: try body.optionalText("sample"),
      laboratory: try body.optionalText("laboratory"),
      sampledAt: try body.optionalInstant("sampled_at", offset: offset),
      resultedAt: try body.optionalInstant("resulted_at", offset: offset))
  }

  /// A contact of a record with another one, which may still have to be entered.
  static func contact(_ body: PermitFields, of number: Int, with other: Int, _ now: Instant, offset: Int)
    throws(Problem) -> CaseContact
  {
    let from = try body.optionalInstant("from_at", offset: offset)
    let until = try body.optionalInstant("until_at", offset: offset)
    if let from, let until, until < from { throw body.refuseContent("until_at", "is before from_at") }
    if let last = until ?? from, last > now {
      throw body.refuseContent(until == nil ? "from_at" : "until_at", "has not come yet")
    }
    return CaseContact(
      from: number, to: other, kind: try body.choice("kind", contacts), fromAt: from, untilAt: until,
      closeness: Closeness(
        distance: try body.optionalInteger("distance_cm", 0...10_000), masked: try body.optionalFlag("masked"),
        minutes: try body.optionalInteger("minutes", 0...100_000), touched: try body.optionalFlag("touched")),
      place: try body.tidy("place", longest: 200))
  }

  static func exposure(_ body: PermitFields, _ vintage: BoundaryVintage) throws(Problem) -> CaseExposure {
    CaseExposure(
      kind: try body.choice("kind", exposures), ward: try body.optionalWard("ward", vintage),
      from: try body.optionalDay("from"), until: try body.optionalDay("until"),
      place: try body.tidy("place", longest: 200))
  }
}
