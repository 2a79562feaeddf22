public import Quantities

/// Gives classes with their reasons; what the reasons of all places have in common is put into words once.
///
/// A value of its own for each thread, since it remembers what it has said.
public struct Explainer: Sendable {
  let edition: Edition
  private let bands: [[BandPhrase]]
  private let unknownBands: [Reason]
  private let decision: DecisionPhrases
  private let adjustments: [AdjustmentPhrases]
  private var undecided: [Doubt: Reason] = [:]

  /// What is missing and what it could be.
  private struct Doubt: Hashable {
    let known: [Bool]
    let possible: ClassSet
  }

  public init(_ edition: Edition) {
    self.edition = edition
    bands = edition.bandSets.indices.map { set in
      edition.bandSets[set].bounds.indices.map { BandPhrase(edition, set: set, band: $0) }
    }
    unknownBands = edition.bandSets.indices.map { BandPhrase.unknown(edition, set: $0) }
    decision = DecisionPhrases(edition)
    adjustments = edition.adjustments.indices.map { AdjustmentPhrases(edition, $0) }
  }

  /// The class of a place with its reasons, from the same evaluation as `Edition.classIndex`.
  public mutating func explain(_ values: [Fraction?], previous: Int? = nil) -> Explanation {
    var trace: Trace? = Trace()
    let result = edition.evaluate(values, previous: previous, &trace)
    let index = result.single ?? edition.noDataClass
    guard let trace else { preconditionFailure("the trace was asked for") }
    var reasons: [Reason] = []
    reasons.reserveCapacity(edition.bandSets.count + edition.adjustments.count + 2)
    appendDecision(values, trace, to: &reasons)
    for (position, step) in trace.adjustments.enumerated() {
      if let reason = adjustments[position].reason(step, values) { reasons.append(reason) }
    }
    if result.single == nil { reasons.append(doubt(values, result)) }
    return Explanation(classIndex: index, level: decision.classes[index], reasons: reasons)
  }

  private func appendDecision(_ values: [Fraction?], _ trace: Trace, to reasons: inout [Reason]) {
    func append(_ set: Int) {
      if let band = trace.bands[set], let value = values[edition.bandSets[set].indicator] {
        reasons.append(bands[set][band].reason(value))
      } else {
        reasons.append(unknownBands[set])
      }
    }
    switch edition.decision {
    case .table(let axes, _, _):
      func appendAxis(_ axis: Edition.Axis) {
        switch axis {
        case .bands(let set): append(set)
        case .highest(let highest, _): highest.sets.forEach(append)
        case .table(let table):
          table.axes.forEach(appendAxis)
          if let cell = edition.cell(of: table, values) { reasons.append(decision.inner[table.source][cell]) }
        }
      }
      axes.forEach(appendAxis)
      if let decided = trace.decided { reasons.append(decision.cells[decided]) }
    case .highestOf(let highest):
      highest.sets.forEach(append)
      if let single = trace.base.single, single < edition.levelCount { reasons.append(decision.highest[single]) }
    case .firstMatch:
      if let decided = trace.decided { reasons.append(decision.rules[decided].reason(values)) }
    }
  }

  private mutating func doubt(_ values: [Fraction?], _ result: ClassSet) -> Reason {
    let doubt = Doubt(known: values.map { $0 != nil }, possible: result)
    if let reason = undecided[doubt] { return reason }
    let missing = edition.indicators.indices.filter { values[$0] == nil }
    let possible = decision.classes.indices.filter { result.bits & 1 << UInt32($0) != 0 }
    let names = missing.map { edition.indicators[$0].name }
    let classes = decision.classes
    let reason = Reason(
      rule: "no_data", indicator: missing.first.map { edition.indicators[$0].id },
      effect: classes[edition.noDataClass].id,
      citation: "",
      confidence: .text,
      sentence: Localized(
        english: "without \(names.map(\.english).joined(separator: ", ")) it could be any of "
          + possible.map { classes[$0].name.english }.joined(separator: ", ") + ", so there is no level",
        vietnamese: "thiếu \(names.map(\.vietnamese).joined(separator: ", ")) nên có thể là "
          + possible.map { classes[$0].name.vietnamese }.joined(separator: ", ") + "; chưa xác định cấp độ"))
    undecided[doubt] = reason
    return reason
  }
}

extension Edition {
  /// The class of a place with its reasons, from the same evaluation as `classIndex`.
  ///
  /// For many places make one `Explainer`.
  public func explain(_ values: [Fraction?], previous: Int? = nil) -> Explanation {
    var explainer = Explainer(self)
    return explainer.explain(values, previous: previous)
  }
}
