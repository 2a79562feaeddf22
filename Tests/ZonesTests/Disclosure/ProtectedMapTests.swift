import Foundation
import Quantities
import SpatialCore
import Testing

@testable import Criteria
@testable import Epidemiology
@testable import Zones

@Suite struct ProtectedMapTests {
  private static let ids = [
    "cdc-transmission", "ecdc-2021-06", "ecdc-2022-02", "simple-recency", "vn-4800", "who-2021",
  ]
  private static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata"
  private static let secret = [UInt8](repeating: 3, count: 32)

  /// Maps of random reports under a shipped set.
  private static func maps(_ id: String, seed: UInt64) throws -> (exact: ZoneMap, shown: ZoneMap) {
    let set = try CriteriaSet.load(path: "\(folder)/criteria/\(id).yaml")
    let day = try #require(set.periods.first).from + 20
    var random = SeededRandom(seed: seed)
    let world = RandomWorld(on: day, random: &random)
    let edition = try set.edition(on: day)
    let evidence = world.evidence(AgeBands(breaks: IndicatorEvaluator.ageBreaks(edition)))
    let classifier = Classifier(edition: edition, evidence: evidence, wards: world.wards)
    let exact = ZoneMap(classifier: classifier, edition: edition, evidence: evidence, wards: world.wards, on: day)
    let rule = try DisclosureRule.load(path: "\(folder)/disclosure.yaml")
    return (exact, exact.protected(by: rule, secret: secret))
  }

  private static func text(_ map: ZoneMap) -> String {
    var bytes: [UInt8] = []
    map.writeGeoJSON { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: ids)
  func `levels and rules stay, and bands that hold several counts; nothing tells how far it is to another level`(
    _ id: String
  ) throws {
    for seed in 0..<20 as Range<UInt64> {
      let (exact, shown) = try Self.maps(id, seed: seed)
      for (a, b) in zip(exact.zones, shown.zones) {
        #expect(a.level.id == b.level.id && a.classIndex == b.classIndex)
        #expect(a.reasons.map(\.rule) == b.reasons.map(\.rule))
        for (x, y) in zip(a.reasons, b.reasons) {
          // How many counts the band of a rate holds, by the ward's own numbers.
          var counts: Fraction?
          if let i = exact.indicators.firstIndex(where: { $0.id == x.indicator }), let value = x.value, value > 0,
            case .rate(let count, _, _, _) = exact.indicators[i].form, let up = x.toNextUp
          {
            counts = (up + (x.toNextDown ?? value)) * (a.values[count]! / value)
          }
          if y.effect == "not-shown" {
            #expect(y.threshold == nil && y.comparison == nil && y.value == nil)
            if let counts { #expect(counts < 5) }
          } else {
            #expect(x.threshold == y.threshold && x.effect == y.effect)
            if let counts { #expect(counts >= 5) }
          }
        }
        #expect(a.reasons.map(\.citation) == b.reasons.map(\.citation))
        #expect(b.casesToHigher == nil && b.casesToLower == nil)
        #expect(b.reasons.allSatisfy { $0.toNextUp == nil && $0.toNextDown == nil })
      }
      #expect(exact.counts == shown.counts)
    }
  }

  @Test(arguments: ids) func `every value is the protected one, in the properties, the reasons and their sentences`(
    _ id: String
  ) throws {
    var rounded = 0
    for seed in 0..<20 as Range<UInt64> {
      let (exact, shown) = try Self.maps(id, seed: seed)
      for (a, b) in zip(exact.zones, shown.zones) {
        let withheld = Set(try #require(b.withheld))
        for (name, count) in zip(exact.countNames, [b.suspected, b.probable, b.confirmed, b.confirmedTotal]) {
          #expect(withheld.contains(name) == (count == nil))
          if let count { #expect(count >= 5 && count.denominator == 1 && count.numerator % 5 == 0) }
        }
        for (i, indicator) in exact.indicators.enumerated() {
          if case .count = indicator.form, let value = b.values[i] {
            #expect(value >= 5 && value.denominator == 1 && value.numerator % 5 == 0)
          }
          if case .rate(let count, _, _, _) = indicator.form, let rate = b.values[i], let exactRate = a.values[i] {
            #expect(rate * a.values[count]! == exactRate * b.values[count]!)
            rounded += rate == exactRate ? 0 : 1
          }
          if b.values[i] == nil, a.values[i] != nil { #expect(withheld.contains(indicator.id)) }
        }
        for reason in b.reasons {
          guard let i = exact.indicators.firstIndex(where: { $0.id == reason.indicator }), let value = a.values[i],
            a.values[i] != b.values[i]
          else { continue }
          #expect(reason.value == b.values[i] || reason.value == nil)
          let number = Edition.short(value)
          for (text, name) in [
            (reason.sentence.english, exact.indicators[i].name.english),
            (reason.sentence.vietnamese, exact.indicators[i].name.vietnamese),
          ] {
            for mark in [": ", " is ", " là "] { #expect(!text.contains("\(name)\(mark)\(number) "), "\(text)") }
          }
        }
      }
    }
    if id != "simple-recency" { #expect(rounded > 0) }
  }

  @Test func `a sentence says about how many, or that it is not shown`() throws {
    let unit = Localized(english: "cases", vietnamese: "ca")
    let indicators = [("New cases", "Ca mới"), ("All New cases", "Tất cả Ca mới")].map { english, vietnamese in
      IndicatorDeclaration(
        id: english, name: Localized(english: english, vietnamese: vietnamese), unit: unit, form: .residents(.init()))
    }
    let sentence = ProtectedSentence(indicators, protected: [0, 1])
    func protected(_ shown: Fraction?, _ english: String, _ vietnamese: String) -> Localized {
      sentence.protected(
        Localized(english: english, vietnamese: vietnamese), exact: [12, 40], shown: [shown, 45])
    }
    let about = protected(15, "New cases: 12 cases, band m (at least 12)", "Ca mới: 12 ca, mức m (từ 12)")
    #expect(about.english == "New cases: about 15 cases, band m (at least 12)")
    #expect(about.vietnamese == "Ca mới: khoảng 15 ca, mức m (từ 12)")
    let several = protected(
      nil, "New cases is 12 cases (above 3) and All New cases is 40 cases (above 5): red",
      "Ca mới là 12 ca (trên 3) và Tất cả Ca mới là 40 ca (trên 5): đỏ")
    #expect(several.english == "New cases is not shown (above 3) and All New cases is about 45 cases (above 5): red")
    #expect(several.vietnamese == "Ca mới là không công bố (trên 3) và Tất cả Ca mới là khoảng 45 ca (trên 5): đỏ")
    #expect(
      protected(15, "stays (New cases: 9 cases, band x (below 10))", "").english
        == "stays (New cases: not shown, band x (below 10))", "the value of another day")
  }

  @Test func `the files say what is withheld and by which rule, and null is not 0`() throws {
    let (exact, shown) = try Self.maps("vn-4800", seed: 4)
    #expect(!Self.text(exact).contains("protected"))
    #expect(!exact.csvHeader.contains("protected"))
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.text(shown).utf8)) as? [String: Any])
    let origin = try #require((document["zonal"] as? [String: Any])?["counts_protected"] as? [String: Any])
    #expect(origin["threshold"] as? Int == 5)
    #expect(origin["base"] as? Int == 5)
    #expect(origin["cumulative_base"] as? Int == 20)
    #expect((origin["citation"] as? String)?.isEmpty == false)
    let features = try #require(document["features"] as? [[String: Any]])
    var nulls = 0
    for feature in features {
      let properties = try #require(feature["properties"] as? [String: Any])
      for name in try #require(properties["protected"] as? [String]) {
        #expect(properties[name] is NSNull, "\(name)")
        nulls += 1
      }
    }
    #expect(nulls > 0)
    let header = shown.csvHeader.dropLast().split(separator: ",")
    let column = try #require(header.firstIndex(of: "protected"))
    let total = try #require(header.firstIndex(of: "confirmed_total"))
    for (record, zone) in zip(String(decoding: shown.csvRecords(), as: UTF8.self).split(separator: "\n"), shown.zones) {
      #expect(record.hasSuffix(zone.withheld!.joined(separator: " ")))
      #expect(
        record.split(separator: ",", omittingEmptySubsequences: false)[total].isEmpty == (zone.confirmedTotal == nil))
    }
    #expect(column == header.count - 1)
  }

  @Test func `a district's figures are the sums of what its wards show`() throws {
    let (_, shown) = try Self.maps("who-2021", seed: 9)
    let counts = shown.counts(of: shown.zones.indices)
    let expected = shown.zones.compactMap(\.confirmedTotal).reduce(Fraction(0)) { $0 + $1 }
    #expect((counts.confirmedTotal ?? 0) == expected)
    #expect(shown.counts(of: []).confirmed == nil)
  }

  @Test func `percents are whole and need many residents, days are told in weeks, and beds stay as they are`() throws {
    func indicator(_ id: String, _ form: IndicatorDeclaration.Form) -> IndicatorDeclaration {
      let text = Localized(english: id, vietnamese: id)
      return IndicatorDeclaration(id: id, name: text, unit: text, form: form)
    }
    let indicators = [
      indicator("covered", .coverage(DoseSelection(), ages: .init())),
      indicator("elderly", .coverage(DoseSelection(), ages: .init(from: 65))),
      indicator("since", .daysSince(CaseSelection(), ages: .init())),
      indicator("plan", .measure(name: "capacity_plan", take: .latest, windowDays: 7)),
      indicator("admissions", .measure(name: "admissions", take: .latest, windowDays: 7)),
      indicator("tests", .measureRate(name: "tests", windowDays: 7, per: 100_000)),
      indicator("positivity", .measureShare(part: "positives", whole: "tests", windowDays: 7)),
    ]
    let protection = IndicatorProtection(
      counts: CountProtectionTests.protection(), indicators: indicators, caseWindow: 7)
    func shown(_ values: [Fraction?], _ residents: Fraction?) -> [Fraction?] {
      protection.shown(values, ward: "a", residents: residents).values
    }
    let rate = Fraction(100_000 * 200, over: 6000)
    let full = shown([Fraction(887, over: 10), Fraction(45, over: 100), 20, 1, 12, rate, 30], 6000)
    #expect(full[0] == 89)
    #expect(full[1] == nil, "less than half a percent is a few")
    #expect(full[2] == 14)
    #expect(full[3] == 1)
    #expect(full[4] == nil, "nobody says that admissions are no persons")
    #expect(full[5] == rate)
    // 60 positives of 200 tests are shown as 60 or 65.
    #expect(full[6] == 30 || full[6] == 33)
    let small = shown([70, 70, 6, 1, 12, nil, 30], 4000)
    #expect(small[0] == 70 && small[1] == nil)
    #expect(small[2] == nil)
    #expect(small[6] == nil, "30 % of how many?")
    #expect(shown([70, 70, nil, 1, 12, nil, nil], 900)[0] == nil)
    let never = protection.shown([nil, nil, nil, nil, nil, nil, nil], ward: "a", residents: 6000).withheld
    #expect(never == [2], "never must look like lately")
  }
}
