import Criteria
public import Quantities
import SpatialCore

/// The explanation of one ward as one HTML file that opens without a network and can be read aloud, in Vietnamese and English.
///
/// All text stands in the file in both languages and is read without its scripts, too; these switch the language and draw the
/// levels and the cases by day, which the file also has as lists. Pure: the same values give the same bytes.
public struct WardPage: Sendable {
  public enum Language: String, Sendable, CaseIterable { case en, vi }

  let explanation: WardExplanation
  let timeline: WardTimeline
  let language: Language
  let knownAt: Moment?

  /// - Parameters:
  ///   - language: the one that is shown first.
  ///   - knownAt: rows that became known later were left out.
  /// - Precondition: both are of the same ward.
  public init(
    _ explanation: WardExplanation, timeline: WardTimeline, language: Language = .vi, knownAt: Moment? = nil
  ) {
    precondition(explanation.ward == timeline.ward, "of the same ward")
    self.explanation = explanation
    self.timeline = timeline
    self.language = language
    self.knownAt = knownAt
  }

  var map: ZoneMap { explanation.map }
  var zone: ZoneStatus { explanation.zone }

  /// The page.
  ///
  /// - Complexity: O(w) for w wards, with the search for neighbours.
  public var html: String {
    let ward = map.wards[explanation.ward]
    let day = PageText.words(map.on)
    let place = PageFrame.escaped(ward.district.map { "\(ward.name), \($0)" } ?? ward.name)
    let sections = [
      verdict(ward, day), figures, certainty, whatWouldChange, neighbours, overTime, sources, origin,
    ]
    return PageFrame.opening(
      language: language.rawValue, title: language == .vi ? title.vietnamese : title.english,
      styles: [ReportStyle.css, ReplayStyle.css, WardStyle.css],
      heading: "\(place): \(PageText.both(zone.level.name))",
      subtitle: PageText.both(vi: PageText.capital(day.vietnamese), en: day.english) + " · "
        + PageText.both(map.criteria.title) + " · \(PageFrame.escaped(ward.code))",
      main: sections.joined(separator: "\n"))
      + data
      + PageFrame.closing(scripts: [
        ReplayWords.javascript, ReportElements.javascript, ReplayCharts.javascript, WardScript.javascript,
      ])
  }

  private var title: Localized {
    let name = map.wards[explanation.ward].name
    return Localized(
      english: "\(name): \(zone.level.name.english) · \(map.on)",
      vietnamese: "\(name): \(zone.level.name.vietnamese) · \(map.on)")
  }

  /// What the scripts draw.
  private var data: String {
    var writer = JSONWriter()
    writer.append(123)
    writer.key("title", first: true)
    writer.localized(title)
    writer.key("levels")
    writer.levels(map.criteria.classes)
    writer.key("from")
    writer.string(timeline.first.description)
    writer.key("days")
    writer.integer(timeline.curve.length)
    writer.key("dataThrough")
    writer.optional(map.dataThrough?.description)
    writer.key("lead")
    writer.integer(EpidemicCurve.lead)
    writer.key("cases")
    writer.lists(timeline.curve.totals)
    writer.key("silent")
    writer.list(timeline.silent)
    writer.key("spans")
    writer.list(timeline.spans.flatMap { [$0.classIndex, $0.from.days(since: timeline.first)] })
    writer.append(125)
    return writer.text
  }

  private var origin: String {
    var parts = [
      PageFrame.escaped("\(map.criteria.id) \(map.criteria.version)"),
      PageText.both(vi: "dữ liệu đến \(through.vietnamese)", en: "data through \(through.english)"),
    ]
    if let asIf = map.asInForceOn.map(PageText.words) {
      parts.append(
        PageText.both(
          vi: "áp dụng quy định có hiệu lực \(asIf.vietnamese)", en: "rules as in force on \(asIf.english)"))
    }
    if let knownAt {
      parts.append(PageText.both(vi: "theo thông tin đã biết lúc \(knownAt)", en: "as known at \(knownAt)"))
    }
    return "<footer>\(parts.joined(separator: " · "))</footer>"
  }

  private var through: Localized {
    map.dataThrough.map(PageText.words) ?? Localized(english: "no day", vietnamese: "chưa có ngày nào")
  }
}
