@testable import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Testing

@testable import Zones

/// The page of one ward says what was worked out, in both languages, and loads nothing.
@Suite struct WardPageTests {
  struct Made {
    var page: WardPage
    var explanation: WardExplanation
    var timeline: WardTimeline
    var html: String
  }

  /// The page of the only ward of the small rules of the tests, 20 cases per 100,000 being high.
  static func make(
    cases: String, population: String = "A,35000,,,\n", from: String, on: String, name: String = "Phường Một",
    language: WardPage.Language = .vi, knownAt: Moment? = nil
  ) throws -> Made {
    let world = try IndicatorEvaluatorTests.world(cases: cases, population: population, on: on)
    var wards = world.wards
    wards[0].name = name
    func series(_ first: Day) -> ZoneSeries {
      ZoneSeries(world.edition.set, evidence: world.evidence, wards: wards, from: first, through: world.day)
    }
    var last = series(world.day)
    let step = try #require(try last.next())
    let map = ZoneMap(
      classifier: step.classifier, edition: world.edition, evidence: world.evidence, wards: wards, on: world.day,
      previous: nil)
    let explanation = WardExplanation(of: 0, in: map, step)
    let first = try #require(Day(from))
    let timeline = try #require(
      try WardTimeline(of: 0, series(first), wards: wards, from: first, through: world.day))
    let page = WardPage(explanation, timeline: timeline, language: language, knownAt: knownAt)
    return Made(page: page, explanation: explanation, timeline: timeline, html: page.html)
  }

  /// Texts of the elements of one kind, tags taken out.
  static func texts(_ html: String, of tag: String) -> [String] {
    html.components(separatedBy: "<\(tag)").dropFirst().compactMap { part -> String? in
      guard part.first == " " || part.first == ">", let end = part.range(of: "</\(tag)>") else { return nil }
      return String(part[..<end.lowerBound].drop { $0 != ">" }.dropFirst()).replacing(#/<[^>]*>/#, with: "")
    }
  }

  static let cases = "2021-09-01,A,9\n2021-09-04,A,1\n2021-09-08,A,7\n2021-09-08,B,4\n"

  @Test func `the page says level, values, thresholds, probabilities and margins as they were worked out`() throws {
    let made = try Self.make(cases: Self.cases, from: "2021-09-01", on: "2021-09-08")
    let zone = made.explanation.zone
    #expect(zone.level.id == "high")
    // Eight cases of the last seven days among 35,000 are 160/7 per 100,000.
    let cells = Self.texts(made.html, of: "td")
    #expect(cells.contains { $0.hasPrefix("22.86 = 160/7") }, "\(cells)")
    let rate = try #require(made.explanation.rates.first)
    let chance = try #require(rate.exceedances.first { $0.threshold == 20 }).probability
    #expect(cells.contains { $0.contains(WardExplanation.percent(chance)) && $0.contains("%") })
    let sentences = Self.texts(made.html, of: "li") + Self.texts(made.html, of: "p")
    for said in made.explanation.margins + made.explanation.unlocatedSentences + [made.explanation.counts] {
      #expect(sentences.contains { $0.contains(said.english) } && sentences.contains { $0.contains(said.vietnamese) })
    }
    #expect(zone.casesToLower == 2)
    #expect(
      made.explanation.margins == [
        Localized(english: "2 fewer cases would lower it.", vietnamese: "Bớt 2 ca thì giảm cấp.")
      ])
    #expect(made.explanation.unlocatedSentences.count == 1)
    #expect(Self.texts(made.html, of: "h1") == ["Phường Một: CaoHigh"])
    #expect(made.timeline.spans.map(\.classIndex) == [1])
  }

  @Test func `the timeline is that of the series, with the reasons of every change`() throws {
    let made = try Self.make(
      cases: "2021-09-01,A,9\n2021-09-20,A,9\n", from: "2021-09-01", on: "2021-09-22")
    #expect(made.timeline.spans.map(\.classIndex) == [1, 0, 1])
    #expect(made.timeline.spans.map { $0.from.description } == ["2021-09-01", "2021-09-08", "2021-09-20"])
    #expect(made.timeline.changes.map { $0.on.description } == ["2021-09-08", "2021-09-20"])
    #expect(made.timeline.changes.allSatisfy { !$0.lines.isEmpty })
    #expect(made.timeline.silent == (0..<22).filter { $0 != 0 && $0 != 19 })
    #expect(made.html.contains("8 September 2021:") && made.html.contains("Ngày 8 tháng 9 năm 2021:"))
    #expect(Self.texts(made.html, of: "th").contains("2021-09-20"))
    #expect(!Self.texts(made.html, of: "th").contains("2021-09-19"))
  }

  @Test(arguments: [WardPage.Language.vi, .en]) func `every text stands in both languages, and nothing is loaded`(
    _ language: WardPage.Language
  ) throws {
    let made = try Self.make(
      cases: Self.cases, from: "2021-09-01", on: "2021-09-08", language: language,
      knownAt: Moment.end(of: try #require(Day("2021-09-08"))))
    let html = made.html
    #expect(html.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\">"))
    let (vi, en) = (html.components(separatedBy: #" lang="vi">"#), html.components(separatedBy: #" lang="en">"#))
    // One more in the page's own element, in the language that is shown first.
    #expect(vi.count - (language == .vi ? 1 : 0) == en.count - (language == .en ? 1 : 0))
    #expect(vi.count > 60)
    for loading in ["src=", "<link", "@import", "url(http", "<iframe", "fetch("] { #expect(!html.contains(loading)) }
    #expect(!html.replacing("http://www.w3.org/2000/svg", with: "").contains("http"))
    #expect(html.contains("2021-09-08T23:59:59"))
    // Headings go down step by step, every table has a caption and its heads say what they are of.
    let levels = html.matches(of: #/<h([1-6])[ >]/#).compactMap { Int($0.1) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1, "\(levels)") }
    #expect(html.matches(of: #/<table/#).count == html.matches(of: #/<caption/#).count)
    #expect(html.matches(of: #/<th[ >]/#).count == html.matches(of: #/<th scope="(col|row)"/#).count)
  }

  @Test func `a name cannot break out of the page`() throws {
    let name = #"</script><img src=x onerror="alert(1)">&"#
    let made = try Self.make(cases: Self.cases, from: "2021-09-01", on: "2021-09-08", name: name)
    #expect(!made.html.contains("<img"))
    #expect(made.html.components(separatedBy: "</script>").count == 3)
    #expect(made.html.contains("&lt;img"))
    let data = try #require(made.html.split(separator: #"id="data">"#).dropFirst().first)
    let end = try #require(data.range(of: "</script>")).lowerBound
    let object = try JSONSerialization.jsonObject(with: Data(data[..<end].utf8)) as? [String: Any]
    let title = try #require(object?["title"] as? [String: String])
    #expect(title["en"]?.hasPrefix(name) == true)
  }

  @Test func `a ward without residents or cases still has its page`() throws {
    let made = try Self.make(cases: "2021-08-01,A,1\n", population: "", from: "2021-09-08", on: "2021-09-08")
    #expect(made.explanation.rates.isEmpty && made.explanation.margins.isEmpty)
    for said in [
      "not known", "There is no rate that has an interval.", "No number of cases more or fewer",
      "No ward is next to this one.", "No change of level in these days.", "There is no case.",
    ] {
      #expect(made.html.contains(said), "\(said)")
    }
  }

  @Test func `the JSON has the map's properties and beside them what is uncertain`() throws {
    let made = try Self.make(cases: Self.cases, from: "2021-09-08", on: "2021-09-08")
    let object = try JSONSerialization.jsonObject(with: Data(made.explanation.json.utf8)) as? [String: Any]
    let json = try #require(object)
    #expect(json["ward_code"] as? String == "A" && json["cases_7d"] as? Int == 8 && json["reasons"] is [Any])
    let rate = try #require((json["uncertainty"] as? [[String: Any]])?.first)
    #expect(rate["indicator"] as? String == "incidence_7d")
    let interval = try #require(rate["interval_95"] as? [String: Any])
    // Garwood's interval of 8 is 3.4538 to 15.7632 (scipy.stats.chi2.ppf, 1.15), of 0.35 hundred thousands.
    let (low, high) = (try #require(interval["low"] as? Double), try #require(interval["high"] as? Double))
    #expect(abs(low - 3.4538 / 0.35) < 0.001 && abs(high - 15.7632 / 0.35) < 0.001)
    let above = try #require((rate["above"] as? [[String: Double]])?.first)
    #expect(above["threshold"] == 20 && above["probability"].map { (0.5...0.75).contains($0) } == true)
    let unlocated = try #require((json["unlocated"] as? [[String: Any]])?.first)
    #expect(unlocated["reports"] as? Int == 4 && unlocated["district"] is NSNull)
    #expect(json["confirmed_bounds"] == nil)
  }

  @Test(arguments: [
    (0.0, "0.00"), (0.005, "0.01"), (1.994, "1.99"), (9.999, "10.00"), (12.34, "12.3"), (99.96, "100.0"),
    (135.4, "135"),
  ]) func `numbers have three digits or so`(value: Double, text: String) {
    #expect(WardExplanation.number(value) == text)
  }

  @Test(arguments: [(0.0, "< 0.1 %"), (0.0014, "0.1 %"), (0.99, "99.0 %"), (0.9995, "> 99.9 %"), (0.5, "50.0 %")])
  func `probabilities are no surer than they are`(probability: Double, text: String) {
    #expect(WardExplanation.percent(probability) == text)
  }

  @Test(arguments: [("#ffff00", "#1c2430"), ("#aa0000", "#ffffff"), ("#000000", "#ffffff"), ("red", "#1c2430")])
  func `letters stand out from their colour`(color: String, ink: String) { #expect(PageText.ink(on: color) == ink) }
}
