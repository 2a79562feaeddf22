public import Quantities

extension Edition {
  /// The class of a place with its reasons, from the same evaluation as `classIndex`.
  public func explain(_ values: [Fraction?], previous: Int? = nil) -> Explanation {
    var trace: Trace? = Trace()
    let result = evaluate(values, previous: previous, &trace)
    let index = result.single ?? noDataClass
    guard let trace else { preconditionFailure("the trace was asked for") }
    var reasons = decisionReasons(values, trace)
    for (position, step) in trace.adjustments.enumerated() {
      if let reason = adjustmentReason(position, step, values, previous) { reasons.append(reason) }
    }
    if result.single == nil { reasons.append(undecided(values, result)) }
    return Explanation(classIndex: index, level: classes[index], reasons: reasons)
  }

  // MARK: Decision

  private func decisionReasons(_ values: [Fraction?], _ trace: Trace) -> [Reason] {
    switch (decision, set.decision) {
    case (.table(let axes, _, _), .table(_, let cells, _)):
      var reasons = axes.flatMap { axis in
        switch axis {
        case .bands(let set): [bandReason(set, trace.bands[set], values)]
        case .highest(let highest, _): highest.sets.map { bandReason($0, trace.bands[$0], values) }
        }
      }
      if let decided = trace.decided {
        let cell = cells[decided]
        let level = name(ofClass: cell.level)
        reasons.append(
          Reason(
            rule: "table", effect: cell.level, citation: cell.citation, confidence: cell.confidence,
            sentence: Localized(
              english: "the table gives \(level.english) for \(cell.bands.joined(separator: " × "))",
              vietnamese: "bảng phân loại cho \(level.vietnamese) với \(cell.bands.joined(separator: " × "))")))
      }
      return reasons
    case (.highestOf(let highest), .highestOf(_, _, let citation, _)):
      var reasons = highest.sets.map { bandReason($0, trace.bands[$0], values) }
      if let single = trace.base.single, single < levelCount {
        let level = classes[single]
        reasons.append(
          Reason(
            rule: "highest_of", effect: level.id, citation: citation, confidence: .text,
            sentence: Localized(
              english: "the highest of these is \(level.name.english)",
              vietnamese: "mức cao nhất trong các mức trên là \(level.name.vietnamese)")))
      }
      return reasons
    case (.firstMatch(let rules), .firstMatch(let sources, _)):
      guard let decided = trace.decided else { return [] }
      return [ruleReason(rules[decided].anyOf, sources[decided], values)]
    default: preconditionFailure("the decision was compiled from another one")
    }
  }

  private func bandReason(_ position: Int, _ band: Int?, _ values: [Fraction?]) -> Reason {
    let bands = bandSets[position]
    let source = set.bandSets[position]
    let indicator = indicators[bands.indicator]
    let value = values[bands.indicator]
    guard let band, let value else {
      return Reason(
        rule: source.id, indicator: indicator.id, effect: "unknown", citation: "", confidence: .unknown,
        sentence: Localized(
          english: "\(indicator.name.english) is not known", vietnamese: "chưa có số liệu \(indicator.name.vietnamese)")
      )
    }
    let bounds = bands.bounds[band]
    let lower = bounds.first { $0.comparison == .atLeast || $0.comparison == .above || $0.comparison == .equals }
    let upper = bounds.first { $0.comparison == .atMost || $0.comparison == .below }
    let shown = lower ?? upper
    let range = (
      bounds.map { words($0.comparison, $0.threshold, vietnamese: false) }.joined(separator: ", "),
      bounds.map { words($0.comparison, $0.threshold, vietnamese: true) }.joined(separator: ", ")
    )
    let unit = indicator.unit
    return Reason(
      rule: source.id, indicator: indicator.id, value: value, comparison: shown?.comparison,
      threshold: shown?.threshold,
      effect: source.bands[band].level ?? source.bands[band].id, citation: source.bands[band].citation,
      confidence: source.bands[band].confidence,
      sentence: Localized(
        english:
          "\(indicator.name.english): \(Self.short(value)) \(unit.english), band \(source.bands[band].id) (\(range.0))",
        vietnamese:
          "\(indicator.name.vietnamese): \(Self.short(value)) \(unit.vietnamese), mức \(source.bands[band].id) (\(range.1))"
      ),
      toNextUp: upper.map { $0.threshold - value }, toNextDown: lower.map { value - $0.threshold })
  }

  private func ruleReason(_ groups: [[Test]], _ source: DecisionSource.Rule, _ values: [Fraction?]) -> Reason {
    let level = name(ofClass: source.level)
    // Of the groups, the one that holds; its conditions are the reason.
    let group = groups.first { tests in
      tests.allSatisfy { test in
        switch test {
        case .indicator(let index, let bounds): values[index].map { v in bounds.allSatisfy { $0.holds(v) } } ?? false
        case .missing(let index): values[index] == nil
        case .level: false
        }
      }
    }
    var english: [String] = []
    var vietnamese: [String] = []
    var reason = Reason(
      rule: source.id, effect: source.level, citation: source.citation, confidence: source.confidence,
      sentence: Localized(english: "", vietnamese: ""))
    for test in group ?? [] {
      switch test {
      case .indicator(let index, let bounds):
        guard let value = values[index] else { continue }
        let indicator = indicators[index]
        if reason.indicator == nil {
          reason.indicator = indicator.id
          reason.value = value
          reason.comparison = bounds.first?.comparison
          reason.threshold = bounds.first?.threshold
        }
        let en = bounds.map { words($0.comparison, $0.threshold, vietnamese: false) }.joined(separator: ", ")
        let vi = bounds.map { words($0.comparison, $0.threshold, vietnamese: true) }.joined(separator: ", ")
        english.append("\(indicator.name.english) is \(Self.short(value)) \(indicator.unit.english) (\(en))")
        vietnamese.append("\(indicator.name.vietnamese) là \(Self.short(value)) \(indicator.unit.vietnamese) (\(vi))")
      case .missing(let index):
        if reason.indicator == nil { reason.indicator = indicators[index].id }
        english.append("\(indicators[index].name.english) is not known")
        vietnamese.append("chưa có số liệu \(indicators[index].name.vietnamese)")
      case .level: break
      }
    }
    reason.sentence = Localized(
      english: english.isEmpty
        ? "no earlier rule holds: \(level.english)" : "\(english.joined(separator: " and ")): \(level.english)",
      vietnamese: vietnamese.isEmpty
        ? "không thuộc các trường hợp trên: \(level.vietnamese)"
        : "\(vietnamese.joined(separator: " và ")): \(level.vietnamese)")
    return reason
  }

  // MARK: Adjustments

  private func adjustmentReason(
    _ position: Int, _ step: (before: ClassSet, after: ClassSet, holds: Bool?), _ values: [Fraction?], _ previous: Int?
  ) -> Reason? {
    let source = set.adjustments[position]
    let changed = step.before != step.after
    // Silent when it neither held nor could have made a difference.
    guard changed || step.holds == true else { return nil }
    var reason = Reason(
      rule: source.id, effect: effectName(source.effect, changed: changed), citation: source.citation,
      confidence: source.confidence, sentence: Localized(english: "", vietnamese: ""))
    var condition = Localized(english: "", vietnamese: "")
    for test in adjustments[position].when {
      guard case .indicator(let index, let bounds) = test else { continue }
      let indicator = indicators[index]
      reason.indicator = indicator.id
      reason.value = values[index]
      reason.comparison = bounds.first?.comparison
      reason.threshold = bounds.first?.threshold
      if let value = values[index] {
        condition.english =
          "\(indicator.name.english) is \(Self.short(value)) \(indicator.unit.english) "
          + "(\(bounds.map { words($0.comparison, $0.threshold, vietnamese: false) }.joined(separator: ", ")))"
        condition.vietnamese =
          "\(indicator.name.vietnamese) là \(Self.short(value)) \(indicator.unit.vietnamese) "
          + "(\(bounds.map { words($0.comparison, $0.threshold, vietnamese: true) }.joined(separator: ", ")))"
      } else {
        condition.english = "\(indicator.name.english) is not known"
        condition.vietnamese = "chưa có số liệu \(indicator.name.vietnamese)"
      }
    }
    let result = step.after.single.map { classes[$0].name }
    let consequence: (String, String) =
      switch source.effect {
      case .raise(let steps): ("raised by \(steps)", "tăng \(steps) cấp")
      case .hold:
        changed
          ? (
            "may not be lowered, stays at \(result?.english ?? "its level")",
            "không được giảm cấp, giữ \(result?.vietnamese ?? "cấp cũ")"
          )
          : ("may not be lowered", "không được giảm cấp")
      case .floor: ("at least \(result?.english ?? "a level")", "tối thiểu \(result?.vietnamese ?? "")")
      case .ceiling: ("at most \(result?.english ?? "a level")", "tối đa \(result?.vietnamese ?? "")")
      }
    reason.sentence = Localized(
      english: "\(condition.english): \(consequence.0)" + (changed ? "" : ", which changes nothing here"),
      vietnamese: "\(condition.vietnamese): \(consequence.1)" + (changed ? "" : ", không làm thay đổi kết quả"))
    return reason
  }

  private func effectName(_ effect: AdjustmentSource.Effect, changed: Bool) -> String {
    guard changed else { return "none" }
    return switch effect {
    case .raise(let steps): "raise \(steps)"
    case .hold: "hold"
    case .floor(let id): "floor \(id)"
    case .ceiling(let id): "ceiling \(id)"
    }
  }

  private func undecided(_ values: [Fraction?], _ result: ClassSet) -> Reason {
    let missing = indicators.indices.filter { values[$0] == nil }
    let possible = classes.indices.filter { result.bits & 1 << UInt32($0) != 0 }
    let names = missing.map { indicators[$0].name }
    return Reason(
      rule: "no_data", indicator: missing.first.map { indicators[$0].id }, effect: classes[noDataClass].id,
      citation: "",
      confidence: .text,
      sentence: Localized(
        english: "without \(names.map(\.english).joined(separator: ", ")) it could be any of "
          + possible.map { classes[$0].name.english }.joined(separator: ", ") + ", so there is no level",
        vietnamese: "thiếu \(names.map(\.vietnamese).joined(separator: ", ")) nên có thể là "
          + possible.map { classes[$0].name.vietnamese }.joined(separator: ", ") + "; chưa xác định cấp độ"))
  }

  // MARK: Words

  private func name(ofClass id: String) -> Localized {
    classes.first { $0.id == id }?.name ?? Localized(english: id, vietnamese: id)
  }

  private func words(_ comparison: Condition.Comparison, _ threshold: Fraction, vietnamese: Bool) -> String {
    let number = Self.short(threshold)
    return switch comparison {
    case .atLeast: vietnamese ? "từ \(number)" : "at least \(number)"
    case .above: vietnamese ? "trên \(number)" : "above \(number)"
    case .atMost: vietnamese ? "không quá \(number)" : "at most \(number)"
    case .below: vietnamese ? "dưới \(number)" : "below \(number)"
    case .equals: vietnamese ? "bằng \(number)" : "equal to \(number)"
    }
  }

  /// A number for reading: two decimals at most, and never rounded onto a threshold's whole number unless it is one.
  public static func short(_ value: Fraction) -> String {
    if value.denominator == 1 { return value.description }
    for digits in [2, 4, 6] {
      let scale = (0..<digits).reduce(Int128(1)) { power, _ in power * 10 }
      let (scaled, overflow) = value.numerator.multipliedReportingOverflow(by: scale)
      if overflow { break }
      let half = value.denominator / 2
      let rounded = (scaled >= 0 ? scaled + half : scaled - half) / value.denominator
      if rounded % scale == 0, digits < 6 { continue }
      let magnitude = rounded.magnitude
      var fraction = String(magnitude % UInt128(scale))
      fraction = String(repeating: "0", count: digits - fraction.count) + fraction
      while fraction.last == "0" { fraction.removeLast() }
      return "\(rounded < 0 ? "-" : "")\(magnitude / UInt128(scale))" + (fraction.isEmpty ? "" : ".\(fraction)")
    }
    return value.description
  }
}
