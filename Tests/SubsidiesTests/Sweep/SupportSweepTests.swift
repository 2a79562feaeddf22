import Epidemiology
import Quantities
import Registry
import SpatialCore
import Store
import TestSupport
import Testing

@testable import Subsidies

/// What other rooms know, made up: spells by the row of the citizen.
private struct MadeUpRooms: BulkFacts {
  var spells: [(citizen: Int, spell: SupportFacts.Spell)]

  func forEachSpell(
    on day: Day, _ reading: Reading,
    _ body: (_ citizen: Int, _ kind: String, _ from: Day, _ through: Day?, _ origin: FactOrigin) throws -> Void
  ) throws {
    for (citizen, spell) in spells { try body(citizen, spell.kind, spell.from, spell.through, spell.origin) }
  }
}

/// Everybody at once against one after the other.
@Suite struct SupportSweepTests {
  private static let day = Day("2021-11-20")!

  /// An identifier that agrees with the year and the sex.
  private static func identifier(_ number: Int, _ year: Int, isWoman: Bool) -> PersonalIdentifier {
    let code = (year < 2000 ? 0 : 2) + (isWoman ? 1 : 0)
    return PersonalIdentifier(number: UInt64(1_000_000_000 + code * 100_000_000 + year % 100 * 1_000_000 + number))!
  }

  @Test(arguments: [1, 2, 3]) func `the sweep says of everybody what is said when they are asked one by one`(
    _ seed: UInt64
  ) throws {
    let city = try SupportCity()
    var people = RandomClaimants(seed: seed)
    let groups = ["poor", "near-poor", "social-protection"]
    try city.city.database.write { writing in
      for (place, code) in groups.enumerated() {
        try PriorityGroup(number: place * 9, code: code, name: code).put(writing)
      }
    }
    var rows: [String] = []
    var lists: [String] = []
    let wards = city.city.wards.map(\.code)
    var identifiers: [PersonalIdentifier] = []
    for number in 1...300 {
      let (year, isWoman) = (
        people.chance(60) ? Int.random(in: 2014...2020, using: &people.random) : 1990, people.chance(50)
      )
      let identifier = Self.identifier(number, year, isWoman: isWoman)
      identifiers.append(identifier)
      let mine = groups.filter { _ in people.chance(15) }.joined(separator: ";")
      let person =
        "\(identifier.digits),Nguyễn Hoa,\(year)-0\(Int.random(in: 1...9, using: &people.random))-11,\(isWoman ? "F" : "M"),"
        + "B\(number / 4),\(mine),"
      rows.append(person + "\(wards.randomElement(using: &people.random)!),permanent,,")
      if people.chance(40) {
        let (first, last) = (
          Int.random(in: 1...9, using: &people.random), Int.random(in: 10...29, using: &people.random)
        )
        rows.append(
          person + "\(wards.randomElement(using: &people.random)!),temporary,2021-08-0\(first),2021-09-\(last)")
      }
      let facts = people.facts()
      for question in ["social-insurance", "employer-ordered-to-stop", "unemployment-benefit", "draws-pension"] {
        guard let answer = facts.statements[question] else { continue }
        lists.append("\(identifier.digits),\(question),,,\(answer.value == 1 ? "yes" : "no")")
      }
      for spell in facts.spells where spell.kind == "job-suspended" || spell.kind == "job-stopped" {
        lists.append("\(identifier.digits),\(spell.kind),\(spell.from),\(spell.through?.description ?? ""),")
      }
    }
    // Lists may come before the people whom they are of.
    let cut = rows.count / 2
    let columns = "identifier,name,birth_date,sex,household,groups,ward_code,residence,residence_from,residence_to"
    try city.register(Array(rows[..<cut]), columns: columns)
    let importer = try city.access("an")
    let catalogue = try city.city.database.read { try AdoptedSupportPolicies.last($0) }.catalogue
    let path = try city.city.file("list.csv", "identifier,fact,from,through,value", lists)
    let job = FactImport(
      city.city.database, sealer: city.ring.sealer, access: importer, catalogue: catalogue,
      sink: try FindingSink(path: nil))
    let counts = try job.run(path, kind: .socialInsurance)
    #expect(counts.rows == lists.count && counts.kept + counts.repeated + counts.refused == counts.rows)
    #expect(counts.unknownPeople > 0 && counts.kept > 300)
    let again = try job.run(path, kind: .socialInsurance)
    #expect(again.rows == lists.count && again.repeated + again.kept == lists.count)
    try city.register(Array(rows[cut...]), columns: columns)

    var places: [String: [PlaceSpan]] = [:]
    for ward in wards { places[ward] = people.places()["a"] }
    let history = GivenPlaces(places)
    let rooms = MadeUpRooms(
      spells: (1...300).flatMap { citizen in
        people.facts().spells.filter { ["quarantined-f1", "treated-f0", "tours-stopped"].contains($0.kind) }
          .map { (citizen, $0) }
      })
    let sweep = SupportSweep(catalogue, places: history, day: Self.day, rooms: [rooms])
    let rowsOfWards = city.city.wards.indices.map { city.row($0) }
    let swept = try sweep.entries(city.city.database, wards: rowsOfWards, threads: 2)
    #expect(swept == (try sweep.entries(city.city.database, wards: rowsOfWards.reversed(), threads: 1)))

    let register = CitizenRegister(city.city.database, sealer: city.ring.sealer)
    var expected: [String] = []
    try city.city.database.read { reading in
      for person in identifiers {
        let known = try #require(try register.circumstances(of: person, reading))
        var facts = SupportFacts()
        facts.add(known)
        facts.spells += rooms.spells.filter { $0.citizen == known.citizen }.map(\.spell)
        let listed = try ListedFacts.facts(of: city.ring.sealer.lookup(person.digits), reading)
        facts.spells += listed.spells
        facts.statements.merge(listed.statements) { _, new in new }
        for answer in try catalogue.answers(facts: facts, claimDay: Self.day, places: history) {
          guard let policy = catalogue.item(answer.policy)?.policy, policy.payee == .person, answer.from != nil,
            answer.verdict != .notEntitled, policy.canSay(Set(facts.spells.map(\.kind)), facts)
          else { continue }
          expected.append("\(known.citizen) \(Self.words(answer))")
        }
      }
    }
    let found = swept.map { "\($0.citizen) \(Self.words($0.answer))" }
    #expect(Set(found).subtracting(expected).sorted().prefix(5) == [])
    #expect(Set(expected).subtracting(found).sorted().prefix(5) == [])
    #expect(found.count == expected.count && found.count > 300)
    #expect(Set(swept.map(\.answer.policy)).count > 7)

    let totals = try sweep.totals(city.city.database, wards: rowsOfWards)
    #expect(totals.people.values.reduce(0, +) == 300)
    for (policy, mine) in Dictionary(grouping: swept, by: \.answer.policy) {
      let total = totals.total(policy)
      #expect(total.entitled == mine.count { $0.answer.verdict == .entitled })
      #expect(total.amount == mine.reduce(0) { $0 + ($1.answer.amount ?? 0) })
      #expect(total.open == mine.count { $0.answer.verdict == .open })
    }
    // One ward alone has its part.
    let one = try sweep.entries(city.city.database, wards: [rowsOfWards[3]])
    #expect(one == swept.filter { $0.ward == rowsOfWards[3] })
  }

  private static func words(_ answer: SupportAnswer) -> String {
    "\(answer.policy) \(answer.verdict) \(answer.amount ?? 0) \(answer.missing.sorted()) \(answer.from!) \(answer.through!) "
      + "\(answer.revisions)"
  }
}
