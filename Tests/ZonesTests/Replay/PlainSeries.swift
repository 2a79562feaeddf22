import Criteria
import Quantities

@testable import Zones

/// A series worked out from the plain lists, day by day and ward by ward, each day's answer anew from the whole history.
///
/// Knows the rules that `ReplayTests` adds to a set: reviews on Fridays, raised after two days in a row, lowered after three
/// reviews in a row, held for ten days, red makes orange around it, 48 hours of notice from 17:00.
struct PlainSeries {
  var world: RandomWorld
  let set: CriteriaSet
  let levels: Int

  init(world: RandomWorld, set: CriteriaSet) {
    self.world = world
    self.set = set
    levels = set.levels.count
  }

  /// The class of each ward in force at the end of each day.
  mutating func inForce(from first: Day, days: Int) throws -> [[Int]] {
    let wards = world.wards.indices
    var assessed: [[Int]] = []
    var held = [Int?](repeating: nil, count: wards.count)
    var since = [Int](repeating: 0, count: wards.count)
    var shown = [Int](repeating: set.classes.count - 1, count: wards.count)
    var decided: [[Int]] = []
    for d in 0..<days {
      let day = first + d
      world.on = day
      let edition = try set.edition(on: day)
      let rules = PlainRules(set: set, day: day)
      assessed.append(
        wards.map { ward in
          let values = Dictionary(
            uniqueKeysWithValues: zip(edition.indicators.map(\.id), world.values(edition, ward: ward)).compactMap {
              key, value in value.map { (key, $0) }
            })
          let level = rules.level(values, previous: held[ward].map { set.classes[$0].id })
          return set.classes.firstIndex { $0.id == level }!
        })
      let reviews = (0...d).filter { (first + $0).weekday == 5 }
      for ward in wards {
        let now = assessed[d][ward]
        guard day.weekday == 5 else {
          if held[ward] == nil { shown[ward] = now }
          continue
        }
        guard now < levels, let level = held[ward] else {
          shown[ward] = now
          if now < levels { (held[ward], since[ward]) = (now, d) }
          continue
        }
        var target = level
        if now > level {
          // Two days in a row at so high a level.
          let least = d > 0 ? assessed[d - 1][ward] : -1
          target = least < levels ? max(level, min(now, least)) : level
        } else if now < level, d - since[ward] >= 10, reviews.count >= 3 {
          let last = reviews.suffix(3).map { assessed[$0][ward] }
          if last.allSatisfy({ $0 < levels }) { target = min(level, last.max()!) }
        }
        if target != level { (held[ward], since[ward]) = (target, d) }
        shown[ward] = target
      }
      // All wards of the random world lie on each other, so all are neighbours.
      let isRed = shown.contains { $0 == levels - 1 }
      decided.append(shown.map { isRed && $0 < levels - 2 ? levels - 2 : $0 })
    }
    return (0..<days).map { d in
      wards.map { ward in
        // 48 hours from 17:00 are over at the end of the second day after. A day without a level announces nothing.
        guard decided[d][ward] < levels else { return decided[d][ward] }
        var known = (0...d).map { decided[$0][ward] }
        for i in known.indices.dropFirst() where known[i] >= levels { known[i] = known[i - 1] }
        guard let begin = known.firstIndex(where: { $0 < levels }) else { return decided[d][ward] }
        return (0..<levels).last { candidate in
          (begin...d).contains { start in
            (start == begin || d - start >= 2) && known[start...d].allSatisfy { $0 >= candidate }
          }
        }!
      }
    }
  }
}
