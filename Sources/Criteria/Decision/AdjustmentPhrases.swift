import Quantities

/// The reason that an adjustment was made, or held and changed nothing, but for the value.
struct AdjustmentPhrases: Sendable {
  private let changing: Reason
  private let idle: Reason
  private let indicator: Int?
  private let condition: Phrase
  private let unknown: Localized
  /// What followed, by the class that came out; the last for several.
  private let consequences: [Localized]
  private let withoutChange: [Localized]

  init(_ edition: Edition, _ position: Int) {
    let source = edition.set.adjustments[position]
    let none = Localized(english: "", vietnamese: "")
    var template = Reason(
      rule: source.id, effect: Self.name(source.effect), citation: source.citation, confidence: source.confidence,
      sentence: none)
    var shown: Int?
    var phrase = Phrase(before: none, after: none)
    var missing = none
    for test in edition.adjustments[position].when {
      // Of several conditions the last one is shown.
      guard case .indicator(let index, let bounds) = test else { continue }
      shown = index
      template.indicator = edition.indicators[index].id
      template.comparison = bounds.first?.comparison
      template.threshold = bounds.first?.threshold
      phrase = .condition(edition.indicators[index], bounds)
      missing = Phrase.unknown(edition.indicators[index])
    }
    changing = template
    template.effect = "none"
    idle = template
    indicator = shown
    condition = phrase
    unknown = missing
    let results = edition.classes.map { Optional($0.name) } + [nil]
    let limit: Localized? =
      switch source.effect {
      case .floor(let id), .ceiling(let id): edition.classes.first { $0.id == id }?.name
      default: nil
      }
    consequences = results.map { Self.consequence(source.effect, changed: true, limit ?? $0) }
    withoutChange = results.map { Self.consequence(source.effect, changed: false, limit ?? $0) }
  }

  /// `nil` when it neither held nor could have made a difference.
  func reason(_ step: (before: ClassSet, after: ClassSet, holds: Bool?), _ values: [Fraction?]) -> Reason? {
    let changed = step.before != step.after
    guard changed || step.holds == true else { return nil }
    var reason = changed ? changing : idle
    let ways = changed ? consequences : withoutChange
    let consequence = ways[step.after.single ?? ways.count - 1]
    if let indicator, let value = values[indicator] {
      reason.value = value
      reason.sentence = condition.with(Edition.short(value), then: consequence)
    } else {
      reason.sentence = Localized(
        english: unknown.english + consequence.english, vietnamese: unknown.vietnamese + consequence.vietnamese)
    }
    return reason
  }

  private static func name(_ effect: AdjustmentSource.Effect) -> String {
    switch effect {
    case .raise(let steps): "raise \(steps)"
    case .hold: "hold"
    case .cap: "cap"
    case .floor(let id): "floor \(id)"
    case .ceiling(let id): "ceiling \(id)"
    }
  }

  private static func consequence(_ effect: AdjustmentSource.Effect, changed: Bool, _ result: Localized?) -> Localized {
    let (english, vietnamese): (String, String) =
      switch effect {
      case .raise(let steps): ("raised by \(steps)", "tăng \(steps) cấp")
      case .hold:
        changed
          ? (
            "may not be lowered, stays at \(result?.english ?? "its level")",
            "không được giảm cấp, giữ \(result?.vietnamese ?? "cấp cũ")"
          )
          : ("may not be lowered", "không được giảm cấp")
      case .cap:
        changed
          ? (
            "may not be raised, stays at \(result?.english ?? "its level")",
            "không được tăng cấp, giữ \(result?.vietnamese ?? "cấp cũ")"
          )
          : ("may not be raised", "không được tăng cấp")
      case .floor: ("at least \(result?.english ?? "a level")", "tối thiểu \(result?.vietnamese ?? "")")
      case .ceiling: ("at most \(result?.english ?? "a level")", "tối đa \(result?.vietnamese ?? "")")
      }
    return Localized(
      english: ": \(english)" + (changed ? "" : ", which changes nothing here"),
      vietnamese: ": \(vietnamese)" + (changed ? "" : ", không làm thay đổi kết quả"))
  }
}
