import Quantities
import Registry
import SpatialCore
public import Store
import Surveillance

extension VaccinationOffice {
  /// The rules and wards that doses are judged by now.
  ///
  /// - Throws: `VaccinationError.noRules`; `CriteriaError`; `StoreError`.
  public func rules() throws -> DoseRules { try file.read { try cache.rules($0) } }

  /// Records a dose: flags it by the rules and drops none, settles how the person stands, and brings it into the counts of the map.
  ///
  /// - Throws: `AccessError.refused` outside the officer's area; `VaccinationError.noRules`, `.unknown` for a product that the rules do
  ///   not know or a ward, `.inFuture`, `.unusable`, `.duplicate`; `StoreError`; `SealingError`; `LogError`.
  public func record(_ form: DoseForm, by access: Access) throws -> DoseReceipt {
    guard let ward = form.facts.ward else { throw VaccinationError.unusable("name the ward where the dose was given") }
    let people = try likely(form, by: access)
    return try file.write { writing in
      try access.require(.recordDoses, among: [ward], subject: "dose of vaccination in ward \(ward)")
      let rules = try cache.rules(writing)
      try check(form.facts, rules, today: writing.instant.day(offset: offset), writing)
      try Self.check(form.person)
      let matching = matching(people, rules, .recordDoses, today: writing.instant.day(offset: offset))
      let home = form.facts.home ?? ward
      let owner = try matching.owner(of: form.person, home: home, writing)
      if try isKnown(form, citizen: owner.citizen, but: nil, rules, writing) { throw VaccinationError.duplicate }
      let number = try writing.nextNumber(of: Self.doses)
      var products = NamedRows("vaccination_products")
      try insert(
        number, form.facts, product: try products.number(of: form.facts.product, writing), citizen: owner.citizen,
        person: form.person, keepsPerson: owner.citizen == nil || owner.outcome != nil,
        key: sealer.keyedHash(label: "vaccination row")("\(DoseFHIRNames.office)\u{0}n\u{0}\(number)"),
        by: access.officer.name, writing
      )
      // The queue is for officers of the wards, and so is what is put into it.
      let match = try matching.keep(owner, dose: number, form.person, home: ward, by: access, writing)
      let standing = try settle(number, citizen: owner.citizen, rules, writing)
      writing.record(
        access.act("vaccination.record", subject: Self.subject(number), facts: ["register": owner.answer.rawValue]))
      return DoseReceipt(
        dose: try dose(number, writing), register: owner.answer, standing: standing, match: match)
    }
  }

  /// Settles one dose, by its person where it has one.
  func settle(_ number: Int, citizen: Int?, _ rules: DoseRules, _ writing: Writing) throws -> VaccinationStanding? {
    var settling = DoseSettling(rules, register, writing)
    var standing: VaccinationStanding?
    if let citizen {
      standing = try settling.settle(citizen: citizen)
    } else {
      try settling.settle(unmatched: try dose(number, writing))
    }
    try settling.feed()
    return standing
  }

  func matching(
    _ people: (index: MatchIndex, matcher: Matcher)?, _ rules: DoseRules, _ right: Right, today: Day
  ) -> DoseMatching {
    let vintage = rules.vintage
    return DoseMatching(
      queue: matches, register: register, people: people,
      codes: { row in vintage.ward(row: row).map { vintage.wards[$0].code } }, right: right, today: today)
  }

  /// The residents of the wards that a dose without identifier names, as far as the officer may match them.
  private func likely(
    _ form: DoseForm, by access: Access
  ) throws -> (index: MatchIndex, matcher: Matcher)? {
    guard form.person.identifier == nil, !form.person.name.isEmpty else { return nil }
    let wards = Set([form.facts.ward, form.facts.home].compactMap { $0 })
      .filter { access.has(.matchCitizens, among: [$0]) && access.has(.recordDoses, among: [$0]) }
    return wards.isEmpty ? nil : try MatchIndex.load(file, sealer: sealer, wards: wards, by: access)
  }

  /// Whether the person has a dose of this product on this day already.
  func isKnown(
    _ form: DoseForm, citizen: Int?, but number: Int?, _ rules: DoseRules, _ reading: Reading
  ) throws -> Bool {
    let day = SQLValue(Int(form.facts.day.number))
    let select =
      "SELECT d.id, (SELECT name FROM vaccination_products p WHERE p.id = d.product) FROM vaccination_doses d"
    var found: [(Int, String)] = []
    if let citizen {
      found = try reading.all(
        "\(select) WHERE d.citizen = ? AND d.day = ? AND d.state = 0", [SQLValue(citizen), day]
      ) { ($0.int(0), $0.text(1)) }
    } else if let identifier = form.person.identifier {
      found = try reading.all(
        "\(select) WHERE d.person = ? AND d.citizen IS NULL AND d.day = ? AND d.state = 0",
        [.bytes(sealer.lookup(identifier.digits)), day]
      ) { ($0.int(0), $0.text(1)) }
    }
    let product = rules.id(ofProduct: form.facts.product)
    return found.contains { $0.0 != number && rules.id(ofProduct: $0.1) == product }
  }

  /// - Throws: `VaccinationError.unusable`.
  static func check(_ person: DosePerson) throws(VaccinationError) {
    if person.isNobody {
      throw .unusable("say whose the dose is: the identifier, or the name with the birth date")
    }
    if person.identifier == nil, person.name.isEmpty || person.birth == nil {
      throw .unusable("without the identifier the name and the birth date are needed, so that the person can be found")
    }
    if person.name.count > 200 || person.phone.count > 40 {
      throw .unusable("a name has 200 characters at most and a phone 40")
    }
  }
}
