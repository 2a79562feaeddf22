import Criteria
import EpidemicAreas
import Quantities
import SpatialCore
import Surveillance

/// Areas under restriction as JSON: places, rules and numbers; a need's note is the only thing that may tell of a person.
enum AreaText {
  static func row(_ area: EpidemicArea, _ frame: WardDesk.Frame) -> JSONValue { .object(members(area, frame)) }

  private static func members(_ area: EpidemicArea, _ frame: WardDesk.Frame) -> [JSONMember] {
    let state = area.state(at: frame.now)
    return [
      JSONMember("area", WardText.number(area.number)), JSONMember("name", .string(area.name)),
      JSONMember("kind", .string(area.kind.rawValue)), JSONMember("state", .string(state.rawValue)),
      JSONMember("words", WardText.words(state.words)), JSONMember("wards", wards(area.wards, frame.vintage)),
      JSONMember("place", .string(area.placeKind)), JSONMember("from", WardText.instant(area.from)),
      JSONMember("until", WardText.instant(area.until)), JSONMember("released_at", WardText.instant(area.releasedAt)),
      JSONMember("authority", .string(area.authority)), JSONMember("act", .string(area.act)),
    ]
  }

  static func wards(_ wards: [AreaWard], _ vintage: BoundaryVintage) -> JSONValue {
    .array(wards.map { ["ward": WardText.ward($0.row, vintage), "is_whole": .bool($0.isWhole)] })
  }

  /// An area with its acts, the people in it as numbers, and what is needed.
  static func file(
    _ area: EpidemicArea, _ acts: [AreaVersion], _ count: AreaCount?, _ needs: [AreaNeed], _ policy: AreaPolicy?,
    _ frame: WardDesk.Frame
  ) -> JSONValue {
    .object(
      members(area, frame) + [
        JSONMember(
          "measures",
          .array(
            area.measures.map { id in
              let name = policy?.measures.first { $0.id == id }?.name ?? Localized(english: id, vietnamese: id)
              return WardText.term(id, name)
            })), JSONMember("counts", count.map { counts($0, policy) } ?? .null),
        JSONMember("needs", .array(needs.map { need($0, frame.vintage) })), JSONMember("acts", .array(acts.map(act))),
      ])
  }

  private static func counts(_ count: AreaCount, _ policy: AreaPolicy?) -> JSONValue {
    let breaks = count.ageBreaks
    return [
      "on": WardText.day(count.day), "people": WardText.number(count.total),
      "elderly": WardText.number(count.elderly), "alone": WardText.number(count.alone),
      "unlocated": WardText.number(count.unlocated), "of_unknown_household": WardText.number(count.ofUnknownHousehold),
      "ages": .array(
        breaks.indices.map { band in
          [
            "from": WardText.number(breaks[band]),
            "until": WardText.number(band + 1 < breaks.count ? breaks[band + 1] - 1 : nil),
            "people": WardText.number(count.bands[band]),
          ]
        }), "of_unknown_age": WardText.number(count.bands.count > breaks.count ? count.bands.last : 0),
      "vulnerable": .array(
        count.vulnerable.map { group in
          let name = policy?.vulnerable.first { $0.id == group.id }?.name
          return [
            "id": .string(group.id), "vi": .string(name?.vietnamese ?? group.id),
            "en": .string(name?.english ?? group.id),
            // Where the register has no such group, 0 says nothing.
            "people": group.isKnown ? WardText.number(group.count) : .null,
          ]
        }),
    ]
  }

  private static func need(_ need: AreaNeed, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "number": WardText.number(need.number), "need": .string(need.need), "ward": WardText.ward(need.ward, vintage),
      "state": .string(need.state.rawValue), "is_urgent": .bool(need.isUrgent),
      "whole_household": .bool(need.wholeHousehold), "due": WardText.day(need.due), "note": .string(need.note),
      "recorded_at": WardText.instant(need.recordedAt),
    ]
  }

  private static func act(_ version: AreaVersion) -> JSONValue {
    [
      "kind": .string(version.kind.rawValue), "words": WardText.words(version.kind.words),
      "from": WardText.instant(version.from), "until": WardText.instant(version.until),
      "authority": .string(version.note.authority), "act": .string(version.note.act),
      "reason": .string(version.note.reason), "at": WardText.instant(version.recordedAt),
      "actor": .string(version.actor),
    ]
  }

  static func proposal(_ proposal: AreaProposal, _ vintage: BoundaryVintage) -> JSONValue {
    let suggestion = proposal.suggestion
    return [
      "proposal": WardText.number(proposal.number), "name": .string(suggestion.name),
      "kind": .string(suggestion.kind.rawValue), "state": .string(proposal.state.rawValue),
      "words": WardText.words(proposal.state.words), "wards": wards(suggestion.wards, vintage),
      "cases": WardText.number(suggestion.cases), "first_case": WardText.day(suggestion.firstCase),
      "last_case": WardText.day(suggestion.lastCase), "proposed_at": WardText.instant(proposal.proposedAt),
      "reason": .string(proposal.reason),
      "extents": .array(
        suggestion.rows.map {
          [
            "label": .string($0.label), "people": WardText.number($0.people),
            "estimated_others": WardText.number($0.estimatedOthers), "added": WardText.number($0.added),
            "added_others": WardText.number($0.addedOthers), "square_metres": WardText.number($0.ground),
          ]
        }),
    ]
  }

  static func reason(_ reason: AreaReason) -> JSONValue {
    WardText.reason(reason.code.rawValue, reason.words, reason.citation)
  }

  static func finding(_ finding: ReleaseFinding, _ facts: ReleaseFacts) -> JSONValue {
    [
      "outcome": .string(finding.outcome.rawValue), "is_met": .bool(finding.outcome == .ready),
      "earliest": WardText.day(finding.earliest), "reasons": .array(finding.reasons.map(reason)),
      "residents": WardText.number(facts.residents), "tested": WardText.number(facts.tested),
      "tested_since": WardText.day(facts.testedSince),
    ]
  }
}
