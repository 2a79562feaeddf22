import Criteria
import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

/// A revision beside the one that it would take the place of: which wards change from which level to which.
struct RevisionComparison: Sendable {
  var revision: ZoneRevision
  /// The number of the other; `nil` when there is none, and every ward is new.
  let beside: Int?
  let criteria: CriteriaSet
  private let counts: [Int]
  private let differences: [ZoneDifference]
  private let districts: [String: String]

  /// - Throws: what `Archive.map` throws.
  init(of number: Int, zones: ServedZones, _ reading: Reading) throws {
    revision = try Archive.revision(number, reading)
    let map = try Archive.map(of: number, reading)
    let other: Int?
    if let corrected = revision.corrects {
      other = corrected
    } else if revision.publishedAt != nil {
      other = try Archive.revisions(published: true, reading).last { $0.number < number && $0.corrects == nil }?.number
    } else {
      other = zones.latest.current?.revision.number
    }
    beside = other
    criteria = map.criteria
    counts = map.counts
    districts = Dictionary(
      uniqueKeysWithValues: map.wards.compactMap { ward in ward.district.map { (ward.code, $0) } })
    differences =
      try other.map { ZoneDifference.between(PublishedMap(try Archive.map(of: $0, reading)), PublishedMap(map)) }
      ?? []
  }

  /// The same, with the revision as it is after something was done with it.
  func now(_ revision: ZoneRevision) -> RevisionComparison {
    var comparison = self
    comparison.revision = revision
    return comparison
  }

  var json: JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return [
      "revision": revision.json, "beside": beside.map { .number(String($0)) } ?? .null,
      "criteria": .string(criteria.id), "criteria_version": .string(criteria.version),
      "levels": WhatIfText.levels(criteria), "counts": .array(counts.map { .number(String($0)) }),
      "steps": .array(
        Dictionary(grouping: differences) { [$0.before, $0.after] }
          .sorted { $0.value.count != $1.value.count ? $0.value.count > $1.value.count : "\($0.key)" < "\($1.key)" }
          .map { key, wards in
            ["from": text(key[0]), "to": text(key[1]), "wards": .number(String(wards.count))]
          }),
      "differences": .array(
        differences.map { difference in
          [
            "ward_code": .string(difference.code), "name": .string(difference.name),
            "district": text(districts[difference.code]), "from": text(difference.before),
            "to": text(difference.after), "direction": .string(difference.direction.rawValue),
          ]
        }),
    ]
  }
}
