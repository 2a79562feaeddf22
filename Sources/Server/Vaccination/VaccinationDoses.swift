import Epidemiology
import HTTPTypes
import Quantities
import Registry
import SpatialCore
import Surveillance
import Vaccination

/// Doses for the officers of their wards: recorded with what the rules find odd, one with its history, somebody's by the identifier.
struct VaccinationDoses: EndpointGroup {
  let desk: WardDesk

  static let number = WardDesk.number("dose")

  private static let form = [
    "person", "day", "time", "product", "number", "lot", "site", "ward", "home",
  ]
  private static let example =
    #"{"person": {"identifier": "001190000777", "name": "…"}, "day": "2021-09-07", "product": "AstraZeneca", "ward": "00004"}"#
  private static let sexes: [(name: String, value: Sex)] = Sex.allCases.map { (VaccinationText.name($0), $0) }
  static let kinds: [(name: String, value: AdverseReaction.Kind)] = AdverseReaction.Kind.allCases.map {
    ($0.rawValue, $0)
  }
  static let severities: [(name: String, value: AdverseReaction.Severity)] = AdverseReaction.Severity.allCases.map {
    ($0.rawValue, $0)
  }

  var schemas: [(name: String, schema: JSONValue)] { VaccinationSchemas.doses }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/vaccination/terms", "getVaccinationTerms", VaccinationRoom.reading,
        "What forms choose from: products of the rules, wards.", answers: "vaccinationTerms"
      ) { _, frame in
        let rules = try frame.vaccination.rules().rules
        return [
          "on": WardText.day(frame.today), "wards": CityText.wards(frame),
          "products": .array(rules.products.map { WardText.term($0.id, $0.name) }),
        ]
      },
      desk.post(
        "/vaccination/doses", "recordDose", VaccinationRoom.recording,
        "Records a dose. What the rules find odd about it is told; no dose is dropped.",
        takes: WardDesk.Takes("vaccinationDoseForm", Self.form, Self.example), status: .created,
        answers: "vaccinationReceipt", isPersonal: true
      ) { _, body, frame in
        let form = DoseForm(person: try Self.person(body), facts: try Self.facts(body, nil, frame))
        return try Self.receipt(try frame.vaccination.record(form, by: frame.access), frame)
      },
      desk.post(
        "/vaccination/doses/{number}/correct", "correctDose", VaccinationRoom.recording,
        "Corrects a dose: what is not said stays as it is, and what it was is kept in its history.",
        parameters: [Self.number],
        takes: WardDesk.Takes(
          "vaccinationCorrectionForm", Self.form + ["ground"], #"{"lot": "ABX2", "ground": "…"}"#),
        answers: "vaccinationReceipt", isPersonal: true
      ) { call, body, frame in
        let number = call.integer("number")!
        let ground = try body.text("ground", longest: 300)
        let before = try frame.vaccination.file(ofDose: number, on: frame.today, by: frame.access).dose.facts
        let facts = try Self.facts(body, before, frame)
        let correction = DoseCorrection(
          facts: facts == before ? nil : facts, person: body.has("person") ? try Self.person(body) : nil)
        guard correction != DoseCorrection() else {
          throw Problem(
            .unprocessableContent, "Cannot be used", "nothing is otherwise than it stands; say what is to be corrected")
        }
        return try Self.receipt(
          try frame.vaccination.correct(dose: number, correction, ground: ground, by: frame.access), frame)
      },
      desk.post(
        "/vaccination/persons", "findVaccinatedPerson", VaccinationRoom.reading,
        "Somebody's doses and how they stand, by the identifier; the reading is in the log.",
        takes: WardDesk.Takes("vaccinationPersonAsked", ["identifier"], #"{"identifier": "001190000777"}"#),
        answers: "vaccinationPerson", isPersonal: true
      ) { _, body, frame in
        let identifier = try body.identifier("identifier")
        guard let found = try frame.vaccination.person(identifier, on: frame.today, by: frame.access) else {
          throw WardDesk.notFound
        }
        let rules = try frame.vaccination.rules().rules
        return [
          "birth": WardText.text(found.birth?.description), "home": WardText.ward(found.home, frame.vintage),
          "doses": .array(found.doses.map { VaccinationText.dose($0, rules, frame.vintage) }),
          "standing": VaccinationText.standing(found.standing),
        ]
      },
      desk.get(
        "/vaccination/doses/{number}", "getDose", VaccinationRoom.reading,
        "A dose with its history, reactions and how its person stands; nobody's name is in it.",
        parameters: [Self.number], answers: "vaccinationDose", isPersonal: true
      ) { call, frame in try Self.show(call.integer("number")!, frame) },
      desk.get(
        "/vaccination/doses/{number}/person", "getDosePerson", VaccinationRoom.reading,
        "Who a dose was given to, and what was seen of reactions; the reading is in the log.",
        parameters: [Self.number], answers: "vaccinationDisclosed", isPersonal: true
      ) { call, frame in
        let file = try frame.vaccination.disclosed(dose: call.integer("number")!, on: frame.today, by: frame.access)
        let rules = try frame.vaccination.rules().rules
        return [
          "person": VaccinationText.person(file.person), "file": VaccinationText.file(file, rules, frame.vintage),
        ]
      },
      act(
        "withdraw", "withdrawDose", "Withdraws a dose that was never given, or was entered twice; its history is kept.",
        .ground
      ) { number, body, frame in
        _ = try frame.vaccination.withdraw(
          dose: number, ground: body.text("ground", longest: 300), by: frame.access)
      },
      act(
        "reactions", "noteReaction", "Notes an adverse reaction; what was seen is sealed.",
        WardDesk.Takes(
          "vaccinationReactionForm", ["kind", "severity", "onset", "seen"],
          #"{"kind": "fever", "severity": "mild", "onset": "2021-09-08", "seen": "…"}"#)
      ) { number, body, frame in
        _ = try frame.vaccination.note(
          body.choice("kind", Self.kinds), body.choice("severity", Self.severities), onset: body.day("onset"),
          ground: body.text("seen", longest: 2000), ofDose: number, by: frame.access)
      },
    ]
  }

  private func act(
    _ verb: String, _ operation: String, _ summary: String, _ takes: WardDesk.Takes,
    _ body: @escaping @Sendable (Int, PermitFields, WardDesk.Frame) throws -> Void
  ) -> Endpoint {
    desk.post(
      "/vaccination/doses/{number}/\(verb)", operation, VaccinationRoom.recording, summary, parameters: [Self.number],
      takes: takes, answers: "vaccinationDose", isPersonal: true
    ) { call, fields, frame in
      let number = call.integer("number")!
      try body(number, fields, frame)
      return try Self.show(number, frame)
    }
  }

  private static func show(_ number: Int, _ frame: WardDesk.Frame) throws -> JSONValue {
    VaccinationText.file(
      try frame.vaccination.file(ofDose: number, on: frame.today, by: frame.access),
      try frame.vaccination.rules().rules, frame.vintage)
  }

  private static func receipt(_ receipt: DoseReceipt, _ frame: WardDesk.Frame) throws -> JSONValue {
    [
      "dose": VaccinationText.dose(receipt.dose, try frame.vaccination.rules().rules, frame.vintage),
      "register": .string(receipt.register.rawValue),
      "standing": receipt.standing.map(VaccinationText.standing) ?? .null, "match": WardText.number(receipt.match),
    ]
  }

  private static func person(_ body: PermitFields) throws(Problem) -> DosePerson {
    let person = try body.object("person", names: ["identifier", "name", "birth", "sex", "phone"])
    return DosePerson(
      identifier: try person.optionalIdentifier("identifier"), name: try person.tidy("name", longest: 200),
      birth: try SupportForms.birth("birth", person), sex: try person.optionalChoice("sex", sexes) ?? .unknown,
      phone: try person.tidy("phone", longest: 40))
  }

  /// - Parameter before: what stands where nothing is said; `nil` for a new dose, of which day, product and ward must be said.
  private static func facts(
    _ body: PermitFields, _ before: DoseFacts?, _ frame: WardDesk.Frame
  ) throws(Problem) -> DoseFacts {
    var facts: DoseFacts
    if let before {
      facts = before
      if let day = try body.optionalDay("day") { facts.day = day }
      if let product = try body.optionalText("product", longest: 60) { facts.product = product }
      if let ward = try body.optionalWard("ward", frame.vintage) { facts.ward = ward }
    } else {
      facts = DoseFacts(
        day: try body.day("day"), product: try body.text("product", longest: 60),
        ward: try body.ward("ward", frame.vintage))
    }
    if let minute = try body.optionalMinute("time") { facts.minute = minute }
    if let number = try body.optionalInteger("number", 1...20) { facts.number = number }
    if body.has("lot") { facts.lot = try body.tidy("lot", longest: 60) }
    if body.has("site") { facts.site = try body.tidy("site", longest: 60) }
    if let home = try body.optionalWard("home", frame.vintage) { facts.home = home }
    return facts
  }
}
