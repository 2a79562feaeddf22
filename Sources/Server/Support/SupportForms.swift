import Quantities
import Registry
import SpatialCore
import Subsidies
import Surveillance

/// What is sent about claims and facts, read from the members of a body.
enum SupportForms {
  static let facts = ["spells", "statements", "stays", "birth", "sex", "children"]
  static let factsExample =
    #"{"spells": [{"kind": "job-suspended", "from": "2021-08-01", "through": "2021-08-31"}], "statements": {"pregnant": 0}}"#
  static let claim = [
    "policy", "ward", "person", "payee", "business", "spells", "statements", "work", "papers",
  ]
  static let claimExample =
    #"{"policy": "furloughed", "ward": "00004", "person": {"identifier": "001190000777", "name": "…"}, "payee": {"means": "cash", "place": "…"}}"#
  private static let sexes: [(name: String, value: Sex)] = [("male", .male), ("female", .female), ("other", .other)]
  static let means: [(name: String, value: Payee.Means)] = Payee.Means.allCases.map { ($0.rawValue, $0) }

  /// Facts that somebody tells without saying who they are; none is known by an office.
  static func facts(_ body: PermitFields, _ vintage: BoundaryVintage) throws(Problem) -> SupportFacts {
    var facts = SupportFacts(birth: try birth("birth", body))
    facts.sex = try body.optionalChoice("sex", sexes)
    for spell in try spells(body) {
      facts.spells.append(
        SupportFacts.Spell(kind: spell.kind, from: spell.from, through: spell.through, origin: .claimed))
    }
    for (name, value) in try statements(body) {
      facts.statements[name] = SupportFacts.Statement(value, origin: .claimed)
    }
    for stay in try body.objects("stays", names: ["kind", "ward", "from", "through"], most: 20) {
      let code = try stay.text("ward", longest: 64)
      _ = try stay.ward("ward", vintage)
      facts.stays.append(
        SupportFacts.Stay(
          kind: try stay.choice("kind", SupportFacts.Stay.Kind.allCases.map { ($0.rawValue, $0) }), ward: code,
          from: try stay.optionalDay("from"), through: try stay.optionalDay("through"), origin: .claimed))
    }
    if body.has("children") {
      var births: [BirthDate] = []
      for text in try body.texts("children", most: 20, longest: 10) {
        guard let birth = birth(text) else { throw body.refuse("children", "a list of years or days as 2019") }
        births.append(birth)
      }
      facts.children = births
      facts.statements["children"] = SupportFacts.Statement(births.count, origin: .claimed)
    }
    if facts.birth != nil { facts.statements["birth"] = SupportFacts.Statement(1, origin: .claimed) }
    return facts
  }

  private static func statements(_ body: PermitFields) throws(Problem) -> [String: Int] {
    try body.numbers("statements", 0...1_000_000, most: 100)
  }

  private static func spells(_ body: PermitFields) throws(Problem) -> [ClaimedSpell] {
    var spells: [ClaimedSpell] = []
    for spell in try body.objects("spells", names: ["kind", "from", "through"], most: 50) {
      let (from, through) = (try spell.day("from"), try spell.optionalDay("through"))
      if let through, through < from { throw spell.refuseContent("through", "is before the first day") }
      spells.append(ClaimedSpell(kind: try spell.text("kind", longest: 64), from: from, through: through))
    }
    return spells
  }

  /// A year, or a day.
  static func birth(_ text: String) -> BirthDate? {
    if text.count == 4, let year = Int(text), (1850...2100).contains(year) { return BirthDate(year: year) }
    return Day(text).map { BirthDate($0) }
  }

  static func birth(_ name: String, _ body: PermitFields) throws(Problem) -> BirthDate? {
    guard let text = try body.optionalText(name, longest: 10) else { return nil }
    guard let birth = birth(text) else { throw body.refuse(name, "a year or a day as 1990 or 1990-05-21") }
    return birth
  }

  // MARK: Claims

  /// - Parameter payee: where the money goes, which a preview does not ask.
  static func claim(_ body: PermitFields, payee: Payee, _ frame: WardDesk.Frame) throws -> ClaimForm {
    let person = try body.object("person", names: ["identifier", "name", "birth_year", "phone", "address"])
    _ = try person.text("name", longest: 140)
    var business: ClaimPerson.Business?
    if body.has("business") {
      let sent = try body.object("business", names: ["name", "number"])
      business = ClaimPerson.Business(
        name: try sent.tidy("name", longest: 140), number: try sent.tidy("number", longest: 40))
    }
    var workplaces: [ClaimedWorkplace] = []
    if let code = try body.optionalText("work", longest: 64) {
      _ = try body.ward("work", frame.vintage)
      workplaces = [ClaimedWorkplace(ward: code)]
    }
    return ClaimForm(
      kind: business == nil ? .person : .household,
      person: ClaimPerson(
        identifier: try person.identifier("identifier"), name: try person.tidy("name", longest: 140),
        birthYear: try person.optionalInteger("birth_year", 1850...2100), phone: try person.tidy("phone", longest: 40),
        address: try person.tidy("address", longest: 300), payee: payee, business: business,
        statements: try statements(body), spells: try spells(body), workplaces: workplaces),
      policy: try body.text("policy", longest: 64), ward: try body.ward("ward", frame.vintage),
      papers: Set(try body.texts("papers", most: 50)))
  }

  static func payee(_ body: PermitFields) throws(Problem) -> Payee {
    let payee = try body.object("payee", names: ["means", "number", "bank", "holder", "place"])
    switch try payee.choice("means", means) {
    case .account:
      return .account(
        number: try payee.text("number", longest: 34), bank: try payee.text("bank", longest: 11),
        holder: try payee.text("holder", longest: 140))
    case .cash: return .cash(place: try payee.text("place", longest: 140))
    }
  }
}
