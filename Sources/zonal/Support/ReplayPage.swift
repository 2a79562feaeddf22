import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Zones

/// The files of a replay, record by record.
enum ReplayPage {
  private static func record(_ fields: [String]) -> [UInt8] {
    Array((fields.map(Finding.quoted).joined(separator: ",") + "\n").utf8)
  }

  /// Every ward that changed on a day, with the reasons for its level then.
  static func changes(_ changed: [Int], _ step: ZoneSeries.Step, before: LevelHistory, wards: [Ward]) -> [UInt8] {
    guard !changed.isEmpty else { return [] }
    let edition = step.classifier.edition
    let day = step.day
    var map = step.classifier.reasons(on: day.on, of: changed, previous: step.previous)
    map.settle(by: day, edition, wards: wards)
    var bytes: [UInt8] = []
    for status in map.statuses {
      let ward = wards[status.ward]
      let earlier = before.spans[status.ward].last.map { edition.classes[$0.classIndex].id } ?? ""
      bytes += record([
        day.on.description, ward.code, ward.name, earlier, edition.classes[day.inForce[status.ward]].id,
        status.reasons.map(\.sentence.english).joined(separator: "; "),
      ])
    }
    return bytes
  }

  static func areas(_ step: ZoneSeries.Step, wards: [Ward]) -> [UInt8] {
    let edition = step.classifier.edition
    var bytes: [UInt8] = []
    for area in edition.areaLevels(step.day.decided, wards: wards) {
      let source = edition.set.rollUps[area.rollUp]
      let shares = zip(source.shares, area.outcome.shares).map { "\($0.id) \(Edition.short($1))%" }
      bytes += record([
        step.day.on.description, source.id, area.area, edition.classes[area.outcome.classIndex].id, String(area.units),
        String(area.outcome.unitsWithoutLevel), shares.joined(separator: "; "),
        area.outcome.rule.map { source.rules[$0].id } ?? "",
      ])
    }
    return bytes
  }

  static func spans(_ history: LevelHistory, _ set: CriteriaSet, wards: [Ward]) -> [UInt8] {
    var bytes = record(["ward_code", "name", "level", "rank", "from", "through", "days"])
    for span in history.spans.joined() {
      let level = set.classes[span.classIndex]
      bytes += record([
        wards[span.ward].code, wards[span.ward].name, level.id, level.rank.map(String.init) ?? "",
        span.from.description, span.through.description, String(span.days),
      ])
    }
    return bytes
  }

  static func differences(_ whatIf: WhatIf, _ first: CriteriaSet, _ second: CriteriaSet, wards: [Ward]) -> [UInt8] {
    var bytes = record(["ward_code", "name", "from", "through", "level", "level_under_other_rules"])
    for span in whatIf.differences {
      bytes += record([
        wards[span.ward].code, wards[span.ward].name, span.from.description, span.through.description,
        first.classes[span.first].id, second.classes[span.second].id,
      ])
    }
    return bytes
  }
}
