import Criteria
import Quantities
import SpatialCore
import Zones

/// A criteria set as JSON for reading, with its numbers as of one day and every citation beside what it stands for.
struct CriteriaText {
  let set: CriteriaSet
  /// The day whose numbers hold.
  let day: Day
  private let words: RuleWords

  /// - Throws: `CriteriaError`, as `CriteriaSet.edition`.
  init(_ set: CriteriaSet, on day: Day, asIf: Day?) throws {
    self.set = set
    self.day = asIf ?? day
    words = RuleWords(try set.edition(on: day, asIf: asIf))
  }

  /// The document as the members of one object.
  var value: JSONValue {
    [
      "id": .string(set.id), "version": .string(set.version), "name": Self.text(set.title),
      "jurisdiction": .string(set.jurisdiction), "on": .string(day.description),
      "in_force": .array(set.periods.map(Self.period)), "levels": .array(set.classes.map(Self.level)),
      "indicators": .array(set.indicators.map(Self.indicator)), "values": .array(set.values.compactMap(dated)),
      "bands": .array(set.bandSets.indices.map(bands)), "combined_bands": .array(set.combinedBands.map(Self.combined)),
      "decision": decision(set.decision, isEntry: true),
      "exit": set.exit.map { decision($0, isEntry: false) } ?? .null,
      "adjustments": .array(set.adjustments.indices.map(adjustment)), "timing": .array(timing),
      "sources": .array(set.sources.map { ["key": .string($0.key), "text": .string($0.text)] }),
    ]
  }

  private static func text(_ text: Localized) -> JSONValue {
    ["en": .string(text.english), "vi": .string(text.vietnamese)]
  }

  private static func cited(_ members: [JSONMember], _ citation: String, _ confidence: Confidence) -> JSONValue {
    .object(
      members + [
        JSONMember("citation", .string(citation)), JSONMember("confidence", .string(confidence.rawValue)),
      ])
  }

  private static func period(_ period: CriteriaSet.Period) -> JSONValue {
    cited(
      [
        JSONMember("from", .string(period.from.description)),
        JSONMember("until", period.until.map { .string($0.description) } ?? .null),
      ], period.citation, period.confidence)
  }

  private static func level(_ level: Level) -> JSONValue {
    [
      "id": .string(level.id), "rank": level.rank.map { .number("\($0)") } ?? .null, "letter": .string(level.letter),
      "color": .string(level.color), "name": text(level.name),
    ]
  }

  private static func indicator(_ indicator: IndicatorSource) -> JSONValue {
    [
      "id": .string(indicator.id), "name": text(indicator.name), "unit": text(indicator.unit),
      "shown_only": .bool(indicator.shownOnly),
    ]
  }

  /// A number as it is on the day; `nil` where it has none yet.
  private func dated(_ value: DatedValue) -> JSONValue? {
    guard let entry = value.entry(on: day) else { return nil }
    return Self.cited(
      [
        JSONMember("id", .string(value.id)), JSONMember("value", Self.number(entry.value)),
        JSONMember("from", .string(entry.from.description)),
      ], entry.citation, entry.confidence)
  }

  private static func number(_ value: Fraction?) -> JSONValue {
    var writer = JSONWriter()
    writer.fraction(value)
    return value == nil ? .null : .number(writer.text)
  }

  private func bands(_ position: Int) -> JSONValue {
    let source = set.bandSets[position]
    return [
      "id": .string(source.id), "indicator": .string(source.indicator),
      "bands": .array(
        source.bands.indices.map { number in
          let band = source.bands[number]
          return Self.cited(
            [
              JSONMember("id", .string(band.id)),
              JSONMember("level", band.level.map { .string($0) } ?? .null),
              JSONMember("text", Self.text(words.bounds(ofBand: number, in: position))),
              JSONMember(
                "bounds",
                .object(
                  words.limits(ofBand: number, in: position).map {
                    JSONMember($0.comparison.rawValue, Self.number($0.value))
                  })),
            ], band.citation, band.confidence)
        }),
    ]
  }

  private static func cell(_ cell: DecisionSource.Cell) -> JSONValue {
    cited(
      [
        JSONMember("bands", .array(cell.bands.map { .string($0) })), JSONMember("level", .string(cell.level)),
      ], cell.citation, cell.confidence)
  }

  private static func names(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }

  private static func combined(_ combined: CombinedBands) -> JSONValue {
    let members: [JSONMember] =
      switch combined.form {
      case .highestOf(let sets, _):
        [JSONMember("form", "highest_of"), JSONMember("band_sets", names(sets))]
      case .table(let bands, let axes, let cells):
        [
          JSONMember("form", "table"), JSONMember("bands", names(bands)), JSONMember("axes", names(axes)),
          JSONMember("cells", .array(cells.map(cell))),
        ]
      }
    return cited([JSONMember("id", .string(combined.id))] + members, combined.citation, combined.confidence)
  }

  /// - Parameter isEntry: whether it is the rule for entering a level, whose conditions are put in words.
  private func decision(_ source: DecisionSource, isEntry: Bool) -> JSONValue {
    switch source {
    case .table(let axes, let cells, _):
      return ["form": "table", "axes": Self.names(axes), "cells": .array(cells.map(Self.cell))]
    case .highestOf(let sets, let leaveOut, let citation, _):
      return [
        "form": "highest_of", "band_sets": Self.names(sets), "leave_out_unknown": Self.names(leaveOut),
        "citation": .string(citation), "confidence": "text",
      ]
    case .firstMatch(let rules, _):
      return [
        "form": "first_match",
        "rules": .array(
          rules.enumerated().map { number, rule in
            Self.cited(
              [
                JSONMember("id", .string(rule.id)), JSONMember("level", .string(rule.level)),
                JSONMember("text", isEntry ? words.conditions(ofRule: number).map(Self.text) ?? .null : .null),
              ], rule.citation, rule.confidence)
          }),
      ]
    }
  }

  private func adjustment(_ position: Int) -> JSONValue {
    let source = set.adjustments[position]
    return Self.cited(
      [
        JSONMember("id", .string(source.id)), JSONMember("text", Self.text(words.adjustment(position))),
      ], source.citation, source.confidence)
  }

  /// Rules on when levels change and on neighbours, each with its citation.
  private var timing: [JSONValue] {
    var rules: [JSONValue] = []
    func add(_ kind: String, _ id: String, _ citation: String, _ confidence: Confidence) {
      rules.append(
        Self.cited(
          [JSONMember("kind", .string(kind)), JSONMember("id", .string(id))], citation, confidence))
    }
    if let timing = set.timing {
      if let review = timing.review { add("review", "review", review.citation, review.confidence) }
      for streak in timing.streaks { add("streak", streak.id, streak.citation, streak.confidence) }
      for stay in timing.stays { add("stay", stay.id, stay.citation, stay.confidence) }
      if let step = timing.step { add("step", step.id, step.citation, step.confidence) }
      if let notice = timing.notice { add("notice", notice.id, notice.citation, notice.confidence) }
    }
    for rule in set.neighbours?.rules ?? [] { add("neighbour", rule.id, rule.citation, rule.confidence) }
    return rules
  }
}
