import Criteria
import Quantities
import SpatialCore

extension ZoneMap {
  /// The member `decrees` of a report's data: what is in force in each ward, and the areas below a ward; nothing without decrees.
  func writeDecrees(_ drawing: MapDrawing, _ writer: inout JSONWriter) {
    guard let inForce else { return }
    writer.key("decrees")
    writer.raw("{\"at\":")
    writer.string("\(inForce.moment)")
    let used = Set(wards.indices.compactMap(inForce.decree).map { $0 } + inForce.parts.map(\.area)).sorted()
    let places = Dictionary(used.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    writer.key("wards")
    writer.append(91)
    for (i, zone) in zones.enumerated() {
      if i > 0 { writer.append(44) }
      let status = inForce.statuses[zone.ward]
      guard let number = inForce.decree(ofWard: zone.ward) else {
        writer.raw("null")
        continue
      }
      writer.raw("{\"area\":")
      writer.integer(places[number] ?? 0)
      writer.key("level")
      writer.optional(status.level)
      writer.key("rule")
      writer.string(status.rule)
      writer.append(125)
    }
    writer.append(93)
    writer.key("areas")
    writer.append(91)
    for (i, number) in used.enumerated() {
      if i > 0 { writer.append(44) }
      let area = inForce.areas[number]
      writer.raw("{\"id\":")
      writer.string(area.id)
      let texts: [(String, String?)] = [
        ("name", area.name), ("level", area.level), ("color", color(of: area.level)), ("authority", area.authority),
        ("act", area.act), ("article", area.article), ("citation", area.citation), ("from", "\(area.from)"),
        ("until", inForce.ends[number].map { "\($0)" }),
      ]
      for (key, text) in texts {
        writer.key(key)
        writer.optional(text)
      }
      if let part = inForce.parts.first(where: { $0.area == number }), case .area(let shape) = area.place {
        writer.key("inside")
        writer.value(.array(part.wards.map { .string(wards[$0].code) }))
        writer.key("path")
        writer.raw("\"")
        drawing.append(shape, to: &writer)
        writer.raw("\"")
      }
      writer.append(125)
    }
    writer.raw("]}")
  }
}
