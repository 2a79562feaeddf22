import Quantities

/// The reason that a rule holds: the conditions of the group that does.
struct RulePhrases: Sendable {
  private enum Part: Sendable {
    case value(indicator: Int, Phrase)
    case missing(Localized)
  }

  private struct Group: Sendable {
    let tests: [Edition.Test]
    let template: Reason
    /// The indicator whose value the reason shows.
    let shown: Int?
    let parts: [Part]
  }

  private let groups: [Group]
  private let otherwise: Reason
  private let level: Localized

  init(_ edition: Edition, _ rule: Edition.Rule, _ source: DecisionSource.Rule, level: Localized) {
    self.level = level
    var plain = Reason(
      rule: source.id, effect: source.level, citation: source.citation, confidence: source.confidence,
      sentence: Localized(english: "", vietnamese: ""))
    groups = rule.anyOf.map { tests in
      var template = plain
      var shown: Int?
      var parts: [Part] = []
      for test in tests {
        switch test {
        case .indicator(let index, let bounds):
          if template.indicator == nil {
            template.indicator = edition.indicators[index].id
            template.comparison = bounds.first?.comparison
            template.threshold = bounds.first?.threshold
            shown = index
          }
          parts.append(.value(indicator: index, .condition(edition.indicators[index], bounds)))
        case .missing(let index):
          if template.indicator == nil { template.indicator = edition.indicators[index].id }
          parts.append(.missing(Phrase.unknown(edition.indicators[index])))
        case .level: break
        }
      }
      return Group(tests: tests, template: template, shown: shown, parts: parts)
    }
    plain.sentence = Localized(
      english: "no earlier rule holds: \(level.english)",
      vietnamese: "không thuộc các trường hợp trên: \(level.vietnamese)")
    otherwise = plain
  }

  func reason(_ values: [Fraction?]) -> Reason {
    let holding = groups.first { group in
      group.tests.allSatisfy { test in
        switch test {
        case .indicator(let index, let bounds): values[index].map { v in bounds.allSatisfy { $0.holds(v) } } ?? false
        case .missing(let index): values[index] == nil
        case .level: false
        }
      }
    }
    guard let group = holding, !group.parts.isEmpty else { return otherwise }
    var reason = group.template
    reason.value = group.shown.flatMap { values[$0] }
    var sentence = Localized(english: "", vietnamese: "")
    for (i, part) in group.parts.enumerated() {
      let words =
        switch part {
        case .value(let indicator, let phrase): phrase.with(values[indicator].map(Edition.short) ?? "")
        case .missing(let words): words
        }
      sentence.english += i == 0 ? words.english : " and \(words.english)"
      sentence.vietnamese += i == 0 ? words.vietnamese : " và \(words.vietnamese)"
    }
    reason.sentence = Localized(
      english: "\(sentence.english): \(level.english)", vietnamese: "\(sentence.vietnamese): \(level.vietnamese)")
    return reason
  }
}
