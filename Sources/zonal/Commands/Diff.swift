import ArgumentParser
import SpatialCore
import Zones

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the wards whose level differs between two zone maps.",
    discussion: "Example:\n  zonal diff zones-january-14 zones-january-21")

  @Argument(help: "The earlier map: its folder, or its zones.geojson.") var before: String
  @Argument(help: "The later map.") var after: String
  @Option(help: "text or json.") var format: OutputFormat = .text

  func run() throws {
    try Failure.reporting {
      let a = try PublishedMap(path: before)
      let b = try PublishedMap(path: after)
      let differences = ZoneDifference.between(a, b)
      if format == .json {
        var writer = JSONWriter()
        writer.append(91)
        for (i, difference) in differences.enumerated() {
          if i > 0 { writer.append(44) }
          writer.append(123)
          writer.key("ward_code", first: true)
          writer.string(difference.code)
          writer.key("name")
          writer.string(difference.name)
          for (key, level) in [("before", difference.before), ("after", difference.after)] {
            writer.key(key)
            if let level { writer.string(level) } else { writer.raw("null") }
          }
          writer.key("direction")
          writer.string(difference.direction.rawValue)
          writer.append(125)
        }
        writer.append(93)
        Console.line(writer.text)
        return
      }
      if a.criteria != b.criteria {
        Console.error("warning: the maps are by different criteria, \(a.criteria) and \(b.criteria)")
      }
      var rows: [[String]] = []
      for difference in differences {
        rows.append([
          difference.code, difference.name, difference.before ?? "not in the map", "→",
          difference.after ?? "not in the map",
          difference.direction.rawValue,
        ])
      }
      if !rows.isEmpty { Console.line(Console.table(rows)) }
      Console.line("\(differences.count) wards differ, of \(Set(a.zones.keys).union(b.zones.keys).count)")
    }
  }
}
