import Criteria
import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

/// The levels of a ward from one published map to the next, as JSON.
struct WardStory {
  let ward: Int
  let zones: ServedZones
  let now: ServedNow
  let exact: Bool

  func json() throws -> [UInt8] {
    let vintage = now.snapshot.vintage
    let steps = try zones.database.read { try WardHistory.steps(ward, now.snapshot, $0) }
    var writer = JSONWriter()
    writer.raw(#"{"ward_code":"#)
    writer.string(vintage.wards[ward].code)
    writer.key("name")
    writer.string(vintage.wards[ward].name)
    writer.key("steps")
    writer.append(91)
    for (i, step) in steps.enumerated() {
      if i > 0 { writer.raw(",\n") }
      writer.raw(#"{"revision":"#)
      writer.integer(step.revision)
      writer.key("on")
      writer.string(step.on.description)
      writer.key("in_force_from")
      writer.string(step.from.description)
      writer.key("level")
      writer.string(step.level.id)
      writer.key("rank")
      writer.optional(step.level.rank)
      writer.key("color")
      writer.string(step.level.color)
      writer.key("level_name")
      writer.localized(step.level.name)
      writer.key("reasons")
      // Of the map that everybody sees: the counts in them are as protected as there.
      let map = try zones.map(of: step.revision)
      (exact ? map.exact : map.shown).writeReasons(ofWard: ward, &writer)
      writer.append(125)
    }
    writer.raw("]}\n")
    return writer.bytes
  }
}
