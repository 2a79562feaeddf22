import Criteria
import Quantities

extension WardPage {
  /// The ward's levels and cases by day: drawn, and as lists.
  var overTime: String {
    """
    <section id="over-time">\(PageText.heading("Diễn biến theo thời gian", "The ward over time"))
    \(memory)
    <h3>\(PageText.both(vi: "Cấp độ qua các ngày và số ca mỗi ngày", en: "Levels by day and cases a day"))</h3>
    <div class="chart"><div id="strip"></div><div id="timeline"></div></div>
    <h3>\(PageText.both(vi: "Các lần đổi cấp và lý do", en: "Changes of level and why"))</h3>
    \(changes)
    <details><summary>\(PageText.both(vi: "Số ca từng ngày", en: "Cases of each day"))</summary>
    \(cases)</details></section>
    """
  }

  /// Where a replay, which knows the days before, gives another level than the map of the day alone.
  private var memory: String {
    guard let last = timeline.spans.last, last.classIndex != zone.classIndex else { return "" }
    let name = map.criteria.classes[last.classIndex].name
    return PageText.both(
      vi: "Diễn biến dưới đây được tính lại từng ngày và nhớ cấp của ngày hôm trước; theo đó cấp của ngày này là "
        + "\(name.vietnamese).",
      en:
        "The days below are worked out one after the other and remember the level of the day before; by them the level "
        + "of this day is \(name.english).", "p")
  }

  private var changes: String {
    let classes = map.criteria.classes
    guard let first = timeline.spans.first else { return "" }
    let day = PageText.words(first.from)
    var items = [
      "<li><strong>\(PageText.both(vi: PageText.capital(day.vietnamese) + ", đầu kỳ:", en: day.english + ", at the start:"))"
        + "</strong> \(PageText.level(classes[first.classIndex]))</li>"
    ]
    for (position, change) in timeline.changes.enumerated() {
      let day = PageText.words(change.on)
      let (before, after) = (timeline.spans[position].classIndex, timeline.spans[position + 1].classIndex)
      let lines = change.lines.map { line in
        let source = line.citation.isEmpty ? "" : " <small>\(PageFrame.escaped(line.citation))</small>"
        return "<li>\(PageText.both(WardExplanation.spoken(line.sentence)))\(source)</li>"
      }
      items.append(
        "<li><strong>\(PageText.both(vi: PageText.capital(day.vietnamese) + ":", en: day.english + ":"))</strong> "
          + "\(PageText.level(classes[before])) \(PageText.both(vi: "thành", en: "to")) \(PageText.level(classes[after]))"
          + "<ul>\(lines.joined())</ul></li>")
    }
    let none =
      timeline.changes.isEmpty
      ? PageText.both(vi: "Không đổi cấp trong kỳ này.", en: "No change of level in these days.", "p") : ""
    return none + "<ol class=\"changes\">\n\(items.joined(separator: "\n"))\n</ol>"
  }

  /// Days with cases, of those that the curve draws.
  private var cases: String {
    let totals = timeline.curve.totals
    let rows = (0..<timeline.curve.length).compactMap { offset -> [String]? in
      let counts = [2, 1, 0].map { totals[$0][offset + EpidemicCurve.lead] }
      guard counts.contains(where: { $0 != 0 }) else { return nil }
      return ["\(timeline.first + offset)"] + counts.map(String.init)
    }
    guard !rows.isEmpty else { return PageText.both(vi: "Không có ca nào.", en: "There is no case.", "p") }
    return PageText.table(
      caption: PageText.both(vi: "Các ngày có ca", en: "Days with cases"),
      heads: [
        (PageText.both(vi: "Ngày", en: "Day"), false), (PageText.both(vi: "Xác định", en: "Confirmed"), true),
        (PageText.both(vi: "Có thể", en: "Probable"), true), (PageText.both(vi: "Nghi ngờ", en: "Suspected"), true),
      ], rows: rows)
  }
}
