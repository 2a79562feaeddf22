import Quantities
import SpatialCore

extension InForce {
  func isInForce(_ area: Int, on moment: Moment) -> Bool {
    areas[area].from <= moment && (ends[area].map { moment < $0 } ?? true)
  }

  /// The computed level of a ward by the last map whose day has begun.
  private func computed(_ ward: Int?, on moment: Moment) -> (level: String, map: ComputedLevels)? {
    guard let ward, let map = maps.last(where: { $0.from <= moment }), let level = map.levels[wards[ward].code] else {
      return nil
    }
    return (level, map)
  }

  /// The status without its end, by a computed level that is known.
  func momentary(
    _ whole: [Int], _ partial: [Int], on moment: Moment, computed: (level: String, on: Day?)?
  ) -> StatusInForce {
    var status = contest.decide(among: whole.filter { isInForce($0, on: moment) }, computed: computed)
    status.inside = partial.filter { isInForce($0, on: moment) }.map { areas[$0].id }
    return status
  }

  private func momentary(_ whole: [Int], _ partial: [Int], ward: Int?, on moment: Moment) -> StatusInForce {
    momentary(
      whole, partial, on: moment, computed: computed(ward, on: moment).map { (level: $0.level, on: $0.map.on) })
  }

  func status(_ whole: [Int], _ partial: [Int], ward: Int?, on moment: Moment) -> StatusInForce {
    var status = momentary(whole, partial, ward: ward, on: moment)
    for event in events(whole, after: moment) {
      let next = momentary(whole, partial, ward: ward, on: event)
      if next.level != status.level || next.layer != status.layer {
        status.until = event
        break
      }
    }
    return status
  }

  /// Moments at which one of the areas begins or ends or another map holds, ascending, each once.
  private func events(_ numbers: [Int], after moment: Moment) -> [Moment] {
    var events: Set<Moment> = []
    for number in numbers where ends[number].map({ $0 > areas[number].from }) ?? true {
      events.insert(areas[number].from)
      if let end = ends[number] { events.insert(end) }
    }
    for map in maps { events.insert(map.from) }
    return events.filter { $0 > moment }.sorted()
  }

  func changes(_ whole: [Int], _ partial: [Int], ward: Int?, from: Moment, to: Moment) -> [StatusChange] {
    guard from <= to else { return [] }
    var changes = [StatusChange(moment: from, status: momentary(whole, partial, ward: ward, on: from))]
    for event in events(whole, after: from) where event <= to {
      let next = momentary(whole, partial, ward: ward, on: event)
      let last = changes[changes.count - 1]
      guard next.level != last.status.level || next.layer != last.status.layer else { continue }
      changes[changes.count - 1].status.until = event
      changes.append(StatusChange(moment: event, status: next))
    }
    // How long the last one holds is decided by what comes after the end of the series.
    let last = changes[changes.count - 1]
    changes[changes.count - 1].status.until = status(whole, partial, ward: ward, on: last.moment).until
    return changes
  }
}
