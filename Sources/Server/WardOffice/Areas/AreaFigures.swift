import Cases
import EpidemicAreas
import Quantities
import SpatialCore
import Store

/// What the room of areas is told of cases: how many were reported in a ward on a day, and nothing of any person.
struct AreaFigures: Sendable {
  let frame: WardDesk.Frame
  /// Days back that dots and suggestions look at.
  static let days = 14

  /// Cases that count, of a ward and some days.
  ///
  /// - Throws: `AccessError.refused` for a ward that is not the officer's.
  func cases(ofWard ward: Int, from: Day, through: Day) throws -> Int {
    let found = try frame.cases.statistics(ofWards: [ward], from: from, through: through, to: frame.access)
    return [CaseClass.confirmed, .probable].reduce(0) { $0 + (found.classes[$1] ?? 0) }
  }

  /// One place for each case of the officer's wards: the ward and the day.
  func places(from: Day, through: Day) throws -> [CasePlace] {
    var places: [CasePlace] = []
    for ward in frame.wards where try cases(ofWard: ward, from: from, through: through) > 0 {
      var day = from
      while day <= through {
        let count = try cases(ofWard: ward, from: day, through: day)
        places += repeatElement(CasePlace(ward: ward, day: day), count: count)
        day = day + 1
      }
    }
    return places
  }

  /// The day of the last case in the wards of an area, since it began.
  ///
  /// A case anywhere in a ward counts, though the area may be a part of it: what is not known shortens nothing. Nobody has looked where the
  /// officer may not read cases of all its wards.
  func lastCase(in area: EpidemicArea) throws -> ReleaseFacts.LastCase {
    let rows = area.wards.map(\.row)
    guard frame.access.rights.contains(.readCases), rows.allSatisfy(frame.access.covers) else { return .unknown }
    let start = area.from.day(offset: frame.offset)
    var day = frame.today
    while day >= start {
      for ward in rows where try cases(ofWard: ward, from: day, through: day) > 0 { return .on(day) }
      day = day - 1
    }
    return .noneSinceStart
  }
}
