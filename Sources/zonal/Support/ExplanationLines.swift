import Criteria
import Zones

/// The explanation of a ward as lines of text in one language.
struct ExplanationLines {
  private let explanation: WardExplanation
  private let language: Language

  init(_ explanation: WardExplanation, _ language: Language) {
    self.explanation = explanation
    self.language = language
  }

  var text: String {
    let map = explanation.map
    let zone = map.zones[explanation.ward]
    var lines = ["\(explanation.place), \(map.on): \(say(zone.level.name)) [\(zone.level.id)]", ""]
    for (number, reason) in zone.reasons.enumerated() {
      lines.append("  \(number + 1). \(WardExplanation.spoken(say(reason.sentence)))")
      if !reason.citation.isEmpty {
        let doubt = WardExplanation.doubt(reason.confidence).map { " (\(say($0)))" } ?? ""
        lines.append("     \(reason.citation)\(doubt)")
      }
      lines += reason.distances.map { "     \(say($0))" }
    }
    lines.append("")
    if let caveat = explanation.marginsCaveat { lines.append("  \(say(caveat))") }
    lines += explanation.margins.map { "  \(say($0))" }
    lines.append("  \(say(explanation.counts))")
    for chance in explanation.chances {
      lines.append("  \(say(chance.interval))")
      if let probabilities = chance.probabilities { lines.append("     \(say(probabilities))") }
    }
    lines += explanation.unlocatedSentences.map { "  \(say($0))" }
    if let split = explanation.split { lines.append("  \(say(split))") }
    return lines.joined(separator: "\n")
  }

  private func say(_ text: Localized) -> String { language.say(text) }
}
