import Quantities

extension Edition {
  /// All that the rules of the edition say, in one order: equal texts give equal levels. Names, citations, comments and the
  /// places of things in their file are not in it.
  public var rulesText: String {
    var parts = [
      "\(indicators.map(\.id))", "\(indicators.map(\.form))", "\(bandSets)", "\(decision)", "\(adjustments)",
      "\(classes.map(\.id))",
    ]
    for exit in exits { parts.append("exit \(exit.rulesText)") }
    if let timing {
      // Sets are written in their order.
      parts.append("\(timing.calendar.weekend.sorted()) \(timing.calendar.holidays.sorted())")
      parts.append("\(String(describing: timing.review)) \(String(describing: timing.raise))")
      parts.append("\(String(describing: timing.lower)) \(timing.stays) \(String(describing: timing.notice))")
      if let step = timing.step {
        let skips = step.skips.map { "\($0.from)-\($0.to)" }.sorted()
        parts.append("\(step.change) \(skips)")
      }
    }
    if let neighbours { parts.append("\(neighbours.contact) \(neighbours.rules)") }
    if !rollUps.isEmpty { parts.append("\(rollUps)") }
    return parts.joined(separator: "\n")
  }
}
