public import Criteria
import Epidemiology
import Quantities
import SpatialCore

/// The sentences of an explanation, made to be read aloud: each with a capital and a full stop.
extension WardExplanation {
  /// Name, district and code of the ward.
  public var place: String {
    let ward = map.wards[ward]
    return "\(ward.name)\(ward.district.map { ", \($0)" } ?? "") (\(ward.code))"
  }

  /// What would change the level that the figures give.
  public var margins: [Localized] {
    var sentences: [Localized] = []
    if let more = zone.casesToHigher {
      sentences.append(
        Localized(
          english: "\(more) more \(more == 1 ? "case" : "cases") would raise the level.",
          vietnamese: "Thêm \(more) ca thì tăng cấp."))
    }
    if let fewer = zone.casesToLower {
      sentences.append(
        Localized(
          english: "\(fewer) fewer \(fewer == 1 ? "case" : "cases") would lower it.",
          vietnamese: "Bớt \(fewer) ca thì giảm cấp."))
    }
    return sentences
  }

  /// Says of the margins, where rules on time or neighbours come after them, that they are without these.
  public var marginsCaveat: Localized? {
    guard map.criteria.hasHistoryRules, zone.casesToHigher != nil || zone.casesToLower != nil else { return nil }
    return Localized(
      english: "By the day's figures, before the rules on time and neighbours:",
      vietnamese: "Tính theo số liệu trong ngày, chưa kể quy định về thời gian và địa bàn giáp ranh:")
  }

  /// Cases of the window, and residents.
  public var counts: Localized {
    let (confirmed, probable, suspected) = (
      shown(zone.confirmed), shown(zone.probable), shown(zone.suspected)
    )
    return Localized(
      english: "In \(map.caseWindow) days: \(confirmed.english) confirmed, \(probable.english) probable, "
        + "\(suspected.english) suspected. "
        + "Population: \(zone.population?.description ?? "not known").",
      vietnamese: "\(map.caseWindow) ngày: \(confirmed.vietnamese) xác định, \(probable.vietnamese) có thể, "
        + "\(suspected.vietnamese) nghi ngờ. "
        + "Dân số: \(zone.population?.description ?? "chưa có").")
  }

  private func shown(_ count: Fraction?) -> Localized {
    guard let count else { return ProtectedSentence.withheld }
    let text = Edition.short(count)
    return Localized(english: text, vietnamese: text)
  }

  /// What chance leaves open of each rate: its interval, and the probabilities where the rules have thresholds.
  public var chances: [(interval: Localized, probabilities: Localized?)] {
    rates.map { rate in
      let indicator = map.indicators[rate.indicator]
      let (low, high) = (Self.number(rate.interval.lowerBound), Self.number(rate.interval.upperBound))
      let chances = rate.exceedances.map { "\(Edition.short($0.threshold)): \(Self.percent($0.probability))" }
        .joined(separator: ", ")
      return (
        Localized(
          english: "\(indicator.name.english): 95 % interval from \(low) to \(high) \(indicator.unit.english).",
          vietnamese:
            "\(indicator.name.vietnamese): khoảng tin cậy 95 % từ \(low) đến \(high) \(indicator.unit.vietnamese)."),
        chances.isEmpty
          ? nil
          : Localized(
            english: "Probability that the true rate is above each threshold: \(chances).",
            vietnamese: "Xác suất tỷ lệ thật cao hơn từng ngưỡng: \(chances).")
      )
    }
  }

  /// What the reports in no ward could change.
  public var unlocatedSentences: [Localized] {
    unlocated.map { reports in
      let count = Edition.short(reports.count)
      let one = reports.count == 1
      let name = edition.classes[reports.classWithAll].name
      let whereFrom =
        reports.district.map {
          Localized(
            english: "\(count) \(one ? "report names" : "reports name") the district \($0), but no ward that was found",
            vietnamese: "\(count) ca ghi địa bàn \($0) nhưng chưa rõ phường, xã")
        }
        ?? Localized(
          english: "\(count) \(one ? "report" : "reports") of the whole area \(one ? "lies" : "lie") in no ward",
          vietnamese: "\(count) ca trên toàn địa bàn chưa rõ phường, xã")
      let ifAll = one ? "if it was here" : "if all of them were here"
      return reports.changesClass
        ? Localized(
          english: "\(whereFrom.english); \(ifAll), the level by the figures would be \(name.english).",
          vietnamese: "\(whereFrom.vietnamese); nếu tất cả ở đây thì cấp tính theo số liệu sẽ là \(name.vietnamese).")
        : Localized(
          english: "\(whereFrom.english); \(ifAll), the level by the figures would not change.",
          vietnamese: "\(whereFrom.vietnamese); nếu tất cả ở đây thì cấp tính theo số liệu không đổi.")
    }
  }

  /// Between what the confirmed cases lie where wards were split before they were reported.
  public var split: Localized? {
    guard let bounds, bounds.isUncertain else { return nil }
    let (low, high) = confirmedBounds(bounds)
    let part = Edition.short(bounds.ofSplits)
    return Localized(
      english: "Of the confirmed, \(part) are this ward's share of earlier wards that were split; "
        + "the true number lies between \(Edition.short(low)) and \(Edition.short(high)).",
      vietnamese: "Trong số ca xác định, \(part) là phần chia từ các đơn vị cũ đã bị tách; "
        + "con số thật nằm giữa \(Edition.short(low)) và \(Edition.short(high)).")
  }

  /// The least and the greatest number of confirmed cases of the window.
  func confirmedBounds(_ bounds: Crosswalk.Bounds) -> (low: Fraction, high: Fraction) {
    let rest = (zone.confirmed ?? bounds.value) - bounds.value
    return (rest + bounds.low, rest + bounds.high)
  }

  // MARK: Words and numbers

  /// A sentence to be read aloud: with a capital and a full stop.
  public static func spoken(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst() + (sentence.hasSuffix(".") ? "" : ".")
  }

  static func spoken(_ text: Localized) -> Localized {
    Localized(english: spoken(text.english), vietnamese: spoken(text.vietnamese))
  }

  /// How well a rule is known that was not read in its act.
  public static func doubt(_ confidence: Confidence) -> Localized? {
    switch confidence {
    case .text: nil
    case .consistent: Localized(english: "pinned down by other texts", vietnamese: "suy ra từ nguồn khác")
    case .memory:
      Localized(english: "from memory, not read in the act", vietnamese: "theo trí nhớ, chưa đọc nguyên văn")
    case .unknown: Localized(english: "not known", vietnamese: "chưa rõ")
    }
  }

  /// Three digits or so: more would claim what chance leaves open.
  static func number(_ value: Double) -> String {
    fixed(value, digits: value >= 100 ? 0 : value >= 10 ? 1 : 2)
  }

  static func percent(_ probability: Double) -> String {
    if probability < 0.001 { return "< 0.1 %" }
    if probability > 0.999 { return "> 99.9 %" }
    return "\(fixed(probability * 100, digits: 1)) %"
  }

  private static func fixed(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { power, _ in power * 10 }
    // Rates of more than any number of residents allows are written as they are.
    guard let units = Int(exactly: (value * Double(scale)).rounded()) else { return "\(value)" }
    if digits == 0 { return String(units) }
    let rest = String(units % scale)
    return "\(units / scale).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }
}

extension Reason {
  /// How far its value is from the bands beside its own, in sentences.
  public var distances: [Localized] {
    let up = toNextUp.map(Edition.short).map {
      Localized(english: "It is \($0) short of the next band up.", vietnamese: "Còn thấp hơn mức trên \($0).")
    }
    let down = toNextDown.map(Edition.short).map {
      Localized(english: "It is \($0) above the band below.", vietnamese: "Cao hơn mức dưới \($0).")
    }
    return [up, down].compactMap(\.self)
  }
}
