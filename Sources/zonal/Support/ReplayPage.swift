import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Zones

/// The files of a replay, record by record.
enum ReplayPage {
  static func append(_ fields: [String], to bytes: inout [UInt8]) {
    for (i, field) in fields.enumerated() {
      if i > 0 { bytes.append(44) }
      Finding.appendQuoted(field, to: &bytes)
    }
    bytes.append(10)
  }

  /// The reasons of the wards that changed on a day for their level then.
  static func reasons(_ changed: [Int], _ step: ZoneSeries.Step, wards: [Ward]) -> ChangeReasons {
    var reasons = step.classifier.reasons(on: step.day.on, of: changed, previous: step.previous)
    reasons.settle(by: step.day, step.classifier.edition, wards: wards)
    return reasons
  }

  /// Every ward that changed on a day, with the reasons for its level then.
  ///
  /// - Parameters:
  ///   - before: classes of all wards on the day before.
  ///   - language: of the reasons.
  static func changes(
    _ reasons: ChangeReasons, _ step: ZoneSeries.Step, before: [Int], wards: [Ward], _ language: Language
  ) -> [UInt8] {
    let classes = step.classifier.edition.classes
    let on = step.day.on.description
    var bytes: [UInt8] = []
    for status in reasons.statuses {
      let ward = wards[status.ward]
      append(
        [
          on, ward.code, ward.name, classes[before[status.ward]].id, classes[step.day.inForce[status.ward]].id,
          status.reasons.map { language.say($0.sentence) }.joined(separator: "; "),
        ], to: &bytes)
    }
    return bytes
  }

  static let areasHeader = Array("on,rollup,area,level,units,units_without_level,shares,rule\n".utf8)

  /// The levels of larger areas on a day; nothing where the set has no roll-up.
  static func areas(_ step: ZoneSeries.Step, wards: [Ward]) -> [UInt8] {
    let edition = step.classifier.edition
    var bytes: [UInt8] = []
    for area in edition.areaLevels(step.day.decided, wards: wards) {
      let source = edition.set.rollUps[area.rollUp]
      let shares = zip(source.shares, area.outcome.shares).map { "\($0.id) \(Edition.short($1))%" }
      append(
        [
          step.day.on.description, source.id, area.area, edition.classes[area.outcome.classIndex].id,
          String(area.units),
          String(area.outcome.unitsWithoutLevel), shares.joined(separator: "; "),
          area.outcome.rule.map { source.rules[$0].id } ?? "",
        ], to: &bytes)
    }
    return bytes
  }

  static func spans(_ history: LevelHistory, _ set: CriteriaSet, wards: [Ward]) -> [UInt8] {
    var bytes = Array("ward_code,name,level,rank,from,through,days\n".utf8)
    let classes = set.classes
    for span in history.spans.joined() {
      let level = classes[span.classIndex]
      append(
        [
          wards[span.ward].code, wards[span.ward].name, level.id, level.rank.map(String.init) ?? "",
          span.from.description, span.through.description, String(span.days),
        ], to: &bytes)
    }
    return bytes
  }

  static func differences(_ whatIf: WhatIf, _ first: CriteriaSet, _ second: CriteriaSet, wards: [Ward]) -> [UInt8] {
    var bytes = Array("ward_code,name,from,through,level,level_under_other_rules\n".utf8)
    for span in whatIf.differences {
      append(
        [
          wards[span.ward].code, wards[span.ward].name, span.from.description, span.through.description,
          first.classes[span.first].id, second.classes[span.second].id,
        ], to: &bytes)
    }
    return bytes
  }
}
