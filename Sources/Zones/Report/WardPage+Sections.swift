import Criteria
import Quantities
import SpatialCore

extension WardPage {
  /// The level in one sentence, and why.
  func verdict(_ ward: Ward, _ day: Localized) -> String {
    let district = ward.district.map { Localized(english: " in \($0)", vietnamese: ", \($0)") }
    let lead = Localized(
      english: "On \(day.english), the level of \(ward.name)\(district?.english ?? "") is: \(zone.level.name.english). "
        + "The rules are: \(map.criteria.title.english).",
      vietnamese: "\(PageText.capital(day.vietnamese)), cấp độ của \(ward.name)\(district?.vietnamese ?? "") là: "
        + "\(zone.level.name.vietnamese). Căn cứ: \(map.criteria.title.vietnamese).")
    let reasons = zone.reasons.map { reason in
      var parts = [PageText.both(WardExplanation.spoken(reason.sentence))]
      parts += reason.distances.map { PageText.both($0) }
      let source = citation(reason)
      if !source.isEmpty { parts.append("<small>\(source)</small>") }
      return "<li>\(parts.joined(separator: " "))</li>"
    }
    return """
      <section class="verdict"><p class="level">\(PageText.level(zone.level))</p>
      \(PageText.both(lead, "p"))
      \(PageText.both(explanation.counts, "p"))
      \(PageText.heading("Vì sao", "Why"))
      <ol>
      \(reasons.joined(separator: "\n"))
      </ol></section>
      """
  }

  private func citation(_ reason: Reason) -> String {
    guard !reason.citation.isEmpty else { return "" }
    let doubt = WardExplanation.doubt(reason.confidence).map { " — \(PageText.both($0))" } ?? ""
    return PageFrame.escaped(reason.citation) + doubt
  }

  /// Every indicator with its exact value, the thresholds of the rules, and where these are written.
  var figures: String {
    let none = PageText.both(vi: "không có", en: "none")
    // A reason for no level names all figures that are missing, but stands with the first of them only.
    let missing = PageText.both(vi: "thiếu số liệu", en: "no figure")
    let idle = PageText.both(vi: "không lý do nào dựa vào số này", en: "no reason rests on it")
    let rows = map.indicators.enumerated().map { position, indicator in
      let reasons = zone.reasons.filter { $0.indicator == indicator.id }
      let thresholds = explanation.scales[position].thresholds.map(Edition.short).joined(separator: "; ")
      var citations: [String] = []
      for source in reasons.map(citation) where !source.isEmpty && !citations.contains(source) {
        citations.append(source)
      }
      return [
        PageText.both(indicator.name), "\(exact(zone.values[position])) \(PageText.both(indicator.unit))",
        thresholds.isEmpty ? none : thresholds,
        citations.isEmpty ? zone.values[position] == nil ? missing : idle : citations.joined(separator: "<br>"),
      ]
    }
    return """
      <section>\(PageText.heading("Số đo và ngưỡng", "The figures and their thresholds"))
      \(PageText.table(
        caption: PageText.both(
          vi: "Giá trị chính xác của từng chỉ số và các ngưỡng của quy định",
          en: "The exact value of each indicator, and the thresholds of the rules"),
        heads: [
          (PageText.both(vi: "Chỉ số", en: "Indicator"), false), (PageText.both(vi: "Giá trị", en: "Value"), true),
          (PageText.both(vi: "Ngưỡng", en: "Thresholds"), true),
          (PageText.both(vi: "Căn cứ", en: "Citation"), false),
        ], rows: rows))</section>
      """
  }

  /// A number as it is written, with its fraction where that says more.
  private func exact(_ value: Fraction?) -> String {
    guard let value else { return PageText.both(vi: "chưa có", en: "not known") }
    let short = Edition.short(value)
    if Fraction(decimal: short) == value { return short }
    return "\(short) <small>= \(value.numerator)/\(value.denominator)</small>"
  }

  /// Intervals and probabilities.
  var certainty: String {
    var parts = [PageText.heading("Chắc chắn đến đâu", "How sure it is")]
    parts.append(
      PageText.both(
        vi: "Số ca ít thì tỷ lệ dao động ngẫu nhiên. Cấp độ không dựa vào các con số dưới đây.",
        en: "Where cases are few, chance moves the rate. The level does not rest on the numbers below.", "p"))
    if explanation.rates.isEmpty {
      parts.append(
        PageText.both(
          vi: "Không có tỷ lệ nào tính được khoảng tin cậy.", en: "There is no rate that has an interval.", "p"))
    }
    for chance in explanation.chances {
      parts.append(PageText.both(chance.interval, "p"))
    }
    let rows = explanation.rates.flatMap { rate in
      rate.exceedances.map { exceedance in
        [
          PageText.both(map.indicators[rate.indicator].name), Edition.short(exceedance.threshold),
          PageFrame.escaped(WardExplanation.percent(exceedance.probability)),
        ]
      }
    }
    if !rows.isEmpty {
      parts.append(
        PageText.table(
          caption: PageText.both(
            vi: "Xác suất tỷ lệ thật cao hơn từng ngưỡng", en: "Probability that the true rate is above each threshold"),
          heads: [
            (PageText.both(vi: "Chỉ số", en: "Indicator"), false), (PageText.both(vi: "Ngưỡng", en: "Threshold"), true),
            (PageText.both(vi: "Xác suất", en: "Probability"), true),
          ], rows: rows))
    }
    if let split = explanation.split { parts.append(PageText.both(split, "p")) }
    return "<section>\(parts.joined(separator: "\n"))</section>"
  }

  /// How many cases more or fewer, and reports in no ward.
  var whatWouldChange: String {
    let sentences = explanation.margins + explanation.unlocatedSentences
    let none = PageText.both(
      vi: "Không số ca nào, dù thêm hay bớt, làm thay đổi cấp tính theo số liệu.",
      en: "No number of cases more or fewer would change the level by the figures.", "p")
    let list = sentences.map { "<li>\(PageText.both($0))</li>" }.joined(separator: "\n")
    return """
      <section>\(PageText.heading("Điều gì sẽ làm thay đổi cấp độ", "What would change the level"))
      \(explanation.marginsCaveat.map { PageText.both($0, "p") } ?? "")
      \(explanation.margins.isEmpty ? none : "")
      \(list.isEmpty ? "" : "<ul>\n\(list)\n</ul>")</section>
      """
  }

  /// The wards around, and what their levels do.
  var neighbours: String {
    let neighbours = explanation.neighbours()
    let rows = neighbours.map { other in
      [
        PageFrame.escaped(map.wards[other].district.map { "\(map.wards[other].name), \($0)" } ?? map.wards[other].name),
        PageText.level(map.zones[other].level), map.zones[other].confirmed.map(Edition.short) ?? "–",
      ]
    }
    let sentences = explanation.neighbourSentences.map { PageText.both($0, "p") }.joined(separator: "\n")
    let table = PageText.table(
      caption: PageText.both(vi: "Các phường, xã giáp ranh", en: "The wards around"),
      heads: [
        (PageText.both(vi: "Phường, xã", en: "Ward"), false), (PageText.both(vi: "Cấp độ", en: "Level"), false),
        (
          PageText.both(vi: "Ca xác định, \(map.caseWindow) ngày", en: "Confirmed, \(map.caseWindow) days"), true
        ),
      ], rows: rows)
    return """
      <section>\(PageText.heading("Địa bàn giáp ranh", "Neighbours"))
      \(sentences)
      \(rows.isEmpty ? PageText.both(vi: "Phường, xã này không giáp phường, xã nào.", en: "No ward is next to this one.", "p") : table)</section>
      """
  }

  /// What the keys of the citations on the page stand for.
  var sources: String {
    let citations = zone.reasons.map(\.citation) + timeline.changes.flatMap { $0.lines.map(\.citation) }
    let keys = Set(citations.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) })
    let cited = map.criteria.sources.filter { keys.contains($0.key) }
    guard !cited.isEmpty else { return "" }
    let items = cited.map { "<li>[\(PageFrame.escaped($0.key))] \(PageFrame.escaped($0.text))</li>" }
    return """
      <section>\(PageText.heading("Nguồn", "Sources"))
      <ul>
      \(items.joined(separator: "\n"))
      </ul></section>
      """
  }
}
