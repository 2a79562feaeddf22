public import Quantities

/// The rules of an edition in words, for people who want to know by what a ward is judged.
///
/// Numbers are those of the edition's day.
public struct RuleWords: Sendable {
  private let edition: Edition

  public init(_ edition: Edition) { self.edition = edition }

  /// The bounds of a band: "at least 20, below 50".
  ///
  /// - Parameters:
  ///   - band: its number in the band set.
  ///   - bandSet: the number of the band set in the criteria set.
  public func bounds(ofBand band: Int, in bandSet: Int) -> Localized {
    Phrase.words(edition.bandSets[bandSet].bounds[band])
  }

  /// The bounds of a band with their numbers.
  public func limits(ofBand band: Int, in bandSet: Int) -> [(comparison: Condition.Comparison, value: Fraction)] {
    edition.bandSets[bandSet].bounds[band].map { ($0.comparison, $0.threshold) }
  }

  /// When a rule of a first match holds; `nil` for one that always does, and where another form decides.
  public func conditions(ofRule rule: Int) -> Localized? {
    guard case .firstMatch(let rules) = edition.decision, !rules[rule].anyOf.isEmpty else { return nil }
    let groups = rules[rule].anyOf.map { joined($0.map(words), " and ", " và ") }
    return joined(groups, "; or ", "; hoặc ")
  }

  /// What an adjustment does, when, and when not.
  public func adjustment(_ position: Int) -> Localized {
    let adjustment = edition.adjustments[position]
    var text = effect(adjustment.effect)
    if !adjustment.when.isEmpty {
      let when = joined(adjustment.when.map(words), " and ", " và ")
      text.english += " where \(when.english)"
      text.vietnamese += " khi \(when.vietnamese)"
    }
    if !adjustment.unless.isEmpty {
      let unless = joined(adjustment.unless.map(words), ", or ", ", hoặc ")
      text.english += ", unless \(unless.english)"
      text.vietnamese += ", trừ khi \(unless.vietnamese)"
    }
    switch adjustment.whenUnknown {
    case .either: break
    case .apply:
      text.english += "; also where that is not known"
      text.vietnamese += "; cả khi chưa có số liệu"
    case .skip:
      text.english += "; not where that is not known"
      text.vietnamese += "; không áp dụng khi chưa có số liệu"
    }
    return text
  }

  private func effect(_ effect: Edition.Effect) -> Localized {
    func name(_ index: Int) -> Localized { edition.classes[index].name }
    switch effect {
    case .raise(let steps):
      return Localized(
        english: "raised by \(steps) \(steps == 1 ? "level" : "levels")", vietnamese: "tăng \(steps) cấp")
    case .hold: return Localized(english: "may not be lowered", vietnamese: "không được giảm cấp")
    case .cap: return Localized(english: "may not be raised", vietnamese: "không được tăng cấp")
    case .floor(let level):
      return Localized(
        english: "at least \(name(level).english)", vietnamese: "tối thiểu \(name(level).vietnamese)")
    case .ceiling(let level):
      return Localized(english: "at most \(name(level).english)", vietnamese: "tối đa \(name(level).vietnamese)")
    }
  }

  private func words(_ test: Edition.Test) -> Localized {
    switch test {
    case .indicator(let index, let bounds):
      let (indicator, range) = (edition.indicators[index], Phrase.words(bounds))
      return Localized(
        english: "\(indicator.name.english) is \(range.english) \(indicator.unit.english)",
        vietnamese: "\(indicator.name.vietnamese) \(range.vietnamese) \(indicator.unit.vietnamese)")
    case .level(let index):
      let level = edition.classes[index].name
      return Localized(english: "the level is \(level.english)", vietnamese: "đang ở \(level.vietnamese)")
    case .missing(let index): return Phrase.unknown(edition.indicators[index])
    }
  }

  private func joined(_ parts: [Localized], _ english: String, _ vietnamese: String) -> Localized {
    Localized(
      english: parts.map(\.english).joined(separator: english),
      vietnamese: parts.map(\.vietnamese).joined(separator: vietnamese))
  }
}
