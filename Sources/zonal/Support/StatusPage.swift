import Quantities
import SpatialCore
import Zones

/// What is in force, for people and for programs.
enum StatusPage {
  static func text(_ status: StatusInForce, _ inForce: InForce, at moment: Moment) -> String {
    var lines: [String] = []
    if let level = status.level, let layer = status.layer {
      lines.append("\(level)  at \(moment)")
      lines.append("decided by \(name(layer, inForce)); rule: \(status.rule)")
      if let area = area(layer, inForce), !area.citation.isEmpty { lines.append("see \(area.citation)") }
    } else {
      lines.append("nothing is in force here at \(moment)")
    }
    lines += status.losers.map { "not \($0.level) of \(name($0.layer, inForce)): \($0.reason)" }
    for id in status.inside {
      guard let area = inForce.areas.first(where: { $0.id == id }) else { continue }
      lines.append("inside it, \(area.name) is \(area.level) by \(name(.decreed(id), inForce))")
    }
    lines.append(status.until.map { "holds until \($0)" } ?? "no end is known")
    if !inForce.precedence.citation.isEmpty { lines.append("precedence: \(inForce.precedence.citation)") }
    return lines.joined(separator: "\n")
  }

  static func json(_ status: StatusInForce, _ inForce: InForce, at moment: Moment) -> String {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    func members(_ layer: StatusInForce.Layer) -> [JSONMember] {
      switch layer {
      case .computed(let day):
        return [JSONMember("layer", .string("computed")), JSONMember("on", text(day?.description))]
      case .decreed(let id):
        let area = area(layer, inForce)
        return [
          JSONMember("layer", .string("decreed")), JSONMember("decree", .string(id)),
          JSONMember("act", text(area?.act)),
          JSONMember("article", text(area?.article)), JSONMember("authority", text(area?.authority)),
          JSONMember("citation", text(area?.citation)),
        ]
      }
    }
    var object = [JSONMember("at", .string("\(moment)")), JSONMember("level", text(status.level))]
    object += status.layer.map(members) ?? [JSONMember("layer", .null)]
    object.append(JSONMember("rule", .string(status.rule)))
    object.append(JSONMember("until", text(status.until?.description)))
    object.append(
      JSONMember(
        "losers",
        .array(
          status.losers.map {
            .object(
              [JSONMember("level", .string($0.level))] + members($0.layer) + [JSONMember("reason", .string($0.reason))])
          })))
    object.append(JSONMember("inside", .array(status.inside.map { .string($0) })))
    var writer = JSONWriter()
    writer.value(.object(object))
    return writer.text
  }

  private static func area(_ layer: StatusInForce.Layer, _ inForce: InForce) -> DecreedArea? {
    guard case .decreed(let id) = layer else { return nil }
    return inForce.areas.first { $0.id == id }
  }

  private static func name(_ layer: StatusInForce.Layer, _ inForce: InForce) -> String {
    if case .computed(let day) = layer { return "the computed map" + (day.map { " of \($0)" } ?? "") }
    guard let area = area(layer, inForce) else { return "a decree" }
    let details = [area.act, area.article, area.authority].filter { !$0.isEmpty }
    return "decree \(area.id)" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
  }
}
