import Quantities

/// What an act leaves behind, before it is kept.
struct NewVersion {
  var area: Int
  var version: Int
  var kind: AreaActKind
  var placed: PlacedArea
  var from: Instant
  var until: Instant
  var measures: [String]
  var note: AreaNote
  var finding: [String] = []
  var policy: Int
  var revision: Int?
}

extension NewVersion {
  /// One that follows the last of an area, and changes nothing but what is said afterwards.
  init(after area: EpidemicArea, kind: AreaActKind, placed: PlacedArea, note: AreaNote, policy: Int, revision: Int?) {
    self.init(
      area: area.number, version: area.version + 1, kind: kind, placed: placed, from: area.from, until: area.until,
      measures: area.measures, note: note, policy: policy, revision: revision)
  }
}
