import Criteria
import Quantities
import SpatialCore
import Zones

/// Two histories side by side, as the desk shows them.
struct WhatIfText {
  var set: CriteriaSet
  var from: Day
  var wards: [Ward]
  var first: LevelHistory
  var second: LevelHistory
  var whatIf: WhatIf

  var json: JSONValue {
    [
      "criteria": .string(set.id), "version": .string(set.version), "from": .string(from.description),
      "on": .string(first.days.last?.description ?? from.description), "levels": Self.levels(set),
      "days": days,
      "differences": .array(whatIf.differences.map(difference)),
      "wards": .number(String(wards.count)),
      "wards_differing": .number(String(Set(whatIf.differences.map(\.ward)).count)),
      "ward_days": .number(String(whatIf.wardDays)),
      "differing_ward_days": .number(String(whatIf.differingWardDays)),
      "warnings": .array(whatIf.warnings.map(warning)),
    ]
  }

  /// All classes of a set, in the order in which counts are given.
  static func levels(_ set: CriteriaSet) -> JSONValue {
    .array(
      set.classes.map { level in
        [
          "id": .string(level.id), "rank": level.rank.map { .number(String($0)) } ?? .null,
          "color": .string(level.color), "letter": .string(level.letter),
          "name": ["en": .string(level.name.english), "vi": .string(level.name.vietnamese)],
        ]
      })
  }

  private var days: JSONValue {
    let before = first.wardsByClass(classes: set.classes.count)
    let after = second.wardsByClass(classes: set.classes.count)
    return .array(
      first.days.indices.map { day in
        [
          "on": .string(first.days[day].description), "before": .array(before.map { .number(String($0[day])) }),
          "after": .array(after.map { .number(String($0[day])) }),
        ]
      })
  }

  private func difference(_ span: WhatIf.Span) -> JSONValue {
    let ward = wards[span.ward]
    return [
      "ward_code": .string(ward.code), "name": .string(ward.name),
      "district": ward.district.map { .string($0) } ?? .null, "from": .string(span.from.description),
      "through": .string(span.through.description), "before": .string(set.classes[span.first].id),
      "after": .string(set.classes[span.second].id),
    ]
  }

  private func warning(_ warning: WhatIf.Warning) -> JSONValue {
    [
      "level": .string(set.levels[warning.level].id), "both": .number(String(warning.both)),
      "before_only": .number(String(warning.firstOnly)), "after_only": .number(String(warning.secondOnly)),
      "median_days_gained": warning.median.map { .number(String($0)) } ?? .null,
    ]
  }
}
