import Quantities
import Store
import Subsidies
import Surveillance
import TestSupport
import Testing

struct ReviewTests {
  @Test func `a corrected map lists the decisions that stand on it, and changes no claim`() throws {
    let city = try SupportCity(policies: ["place.yaml": Self.policy], publishes: true)
    let revision = try city.city.database.read { try #require(try Archive.revisions(published: true, $0).last).number }
    try city.register(["001190000001,Nguyễn Thị Hoa,1990-01-01,00005", "001190000002,Nguyễn Thị Hoa,1990-01-01,00000"])
    city.set("2021-09-09T09:00")
    func claim(_ number: Int, ward: Int) throws -> Int {
      let receipt = try city.office.enter(
        ClaimForm(person: SupportCity.person(number), policy: "locked", ward: city.row(ward)), by: city.access("dung"))
      #expect(receipt.missingPapers.isEmpty)
      return receipt.claim.number
    }
    let high = try claim(1, ward: 5)
    try city.office.decide(high, by: city.access("dung"))
    let low = try claim(2, ward: 0)
    // Of the days before the first map nobody knows what held, so nothing is guessed.
    let error = #expect(throws: SupportError.self) { try city.office.decide(low, by: city.access("dung")) }
    guard case .undecidable(let missing) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(!missing.isEmpty)
    #expect(try city.office.file(ofClaim: high, by: city.access("dung")).claim.state == .granted)
    let file = try city.office.disclosed(claim: high, by: city.access("dung"))
    #expect(file.decisions[0].answer?.revisions == [revision])
    let cited = try city.city.database.read { try Archive.decisions(citing: revision, $0) }
    #expect(cited.contains("support claim \(high).1 on \(revision)"))
    #expect(try city.office.findReviews(comparing: true, by: city.access("dung")) == 0)

    // Ward 00005 had no case after all.
    try city.city.database.write {
      _ = try Officers.add("lan", role: .epidemiologist, area: .everything, by: city.city.access, $0)
    }
    let correction = try city.city.publish(
      "simple-recency", on: SupportCity.today, corrects: revision, as: city.access("lan"), and: city.access("binh"))
    let found = try city.office.findReviews(by: city.access("dung"))
    #expect(found >= 1)
    #expect(try city.office.findReviews(by: city.access("dung")) == 0)
    let reviews = try city.office.reviews(by: city.access("dung"))
    #expect(
      reviews.contains {
        $0.claim == high && $0.corrected == revision && $0.correction == correction && $0.decision == 1
      })
    #expect(try city.office.file(ofClaim: high, by: city.access("dung")).claim.state == .granted)
    #expect(try city.office.reviews(by: city.access("em")).isEmpty)
    #expect(throws: AccessError.self) { try city.office.endReview(ofClaim: high, .stands, by: city.access("em")) }
    try city.office.endReview(ofClaim: high, .stands, by: city.access("dung"))
    #expect(try city.office.reviews(by: city.access("dung")).allSatisfy { $0.claim != high })
    #expect(throws: SupportError.notFound) {
      try city.office.endReview(ofClaim: high, .stands, by: city.access("dung"))
    }
  }

  @Test func `the rules asked again find what an order or a list changed since`() throws {
    let city = try SupportCity()
    let claim = try city.confirmed(1).number
    #expect(try city.office.findReviews(comparing: true, by: city.access("dung")) == 0)
    var text = try #require(SupportCity.shipped["vn-68-2021.yaml"])
    text = text.replacing("{least_months: 1, amount: 3710000}", with: "{least_months: 1, amount: 3710001}")
    try city.adopt(text, file: "vn-68-2021.yaml")
    #expect(try city.office.findReviews(comparing: true, by: city.access("dung")) == 1)
    #expect(try city.office.findReviews(comparing: true, by: city.access("dung")) == 0)
    let review = try #require(try city.office.reviews(by: city.access("chi")).first)
    #expect(
      review.claim == claim && review.corrected == nil && review.amount == 3_710_000 && review.state == .confirmed)
    let back = try city.office.sendBack(claim, because: "amended", by: city.access("chi"))
    #expect(back.state == .entered && back.amount == nil)
    #expect(try city.office.decide(claim, by: city.access("chi")).amount == 3_710_001)
  }

  /// Money for whoever lives where the risk is high for two days.
  static let policy = """
    id: place-test
    version: "1"
    title: {en: "Test", vi: "Thử"}
    in_force: [{from: 2021-01-01T00:00, citation: "c [own]"}]
    spells: []
    questions: []
    documents:
      - {id: restriction-order, name: {en: "order", vi: "văn bản"}, proves: [place], held_by: [zones]}
    policies:
      - id: locked
        name: {en: "Locked", vi: "Phong tỏa"}
        payee: person
        dated:
          - from: 2021-01-01T00:00
            value:
              event: {place: {at: [home], levels: [high], least_days: 2, window: {from: 2021-09-01, through: 2021-12-31}}}
              amount: {flat: 1000000}
              papers: [restriction-order]
              decide_working_days: 4
              pay_working_days: 3
            citation: "c [own]"
    sources: []
    examples: []
    """
}
