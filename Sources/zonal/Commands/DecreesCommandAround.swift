import ArgumentParser
import Epidemiology
import SpatialCore

struct DecreesAround: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "around",
    abstract: "Draw containment areas and buffers around cases, as decrees to be completed and issued.",
    discussion: """
      Reads the positions of cases (longitude, latitude) and writes GeoJSON: everything within --within metres of a case, and the
      ring of --buffer metres around that. India's containment zones of 2020 were 3 km, with a buffer of 5 to 7 km more.

      A circle gives its middle away, which may be somebody's home: positions are moved to a lattice of --blur metres first,
      and the areas grow by what that can move, so that they still hold all of the distance.

      Example:
        zonal decrees around --points cases-of-four-weeks.csv --within 3000 --buffer 5000 --level red --buffer-level orange \\
          --from 2020-04-20T08:00 --output containment.geojson
      """)

  @Option(help: "File of positions: longitude and latitude, or other columns by --map.") var points: String
  @Option(help: "Metres around each case that are contained.") var within: Double
  @Option(help: "Metres of the ring around that; 0 for none.") var buffer = 0.0
  @Option(help: "Spacing in metres of the lattice that positions are moved to; 0 leaves them where they are.")
  var blur = 500.0
  @Option(help: "Level of the contained area.") var level: String
  @Option(help: "Level of the ring.") var bufferLevel: String?
  @Option(help: "When the areas come into force, YYYY-MM-DDTHH:MM.") var from: String
  @Option(help: "When they end; unknown when left out.") var until: String?
  @Option(help: "Who decrees them.") var authority = ""
  @Option(help: "The act.") var act = ""
  @Option(name: .shortAndLong, help: "GeoJSON file to write.") var output: String
  @OptionGroup var rows: RowArguments

  func validate() throws {
    guard (1...100_000).contains(within) else { throw ValidationError("--within is from 1 to 100,000 metres") }
    guard (0...100_000).contains(buffer) else { throw ValidationError("--buffer is from 0 to 100,000 metres") }
    guard (0...10_000).contains(blur) else { throw ValidationError("--blur is from 0 to 10,000 metres") }
    if buffer > 0, bufferLevel == nil { throw ValidationError("--buffer needs --buffer-level, the level of the ring") }
  }

  func run() throws {
    try Failure.reporting {
      let (positions, unreadable) = try readPoints()
      let centres = blur > 0 ? Surroundings.onLattice(positions, spacing: blur) : positions
      let reach = within + (blur > 0 ? blur * 0.71 : 0)
      guard let inner = try Surroundings.area(around: centres, within: reach) else { throw AreaError.atTheEdge }
      var areas = [("contained", level, inner)]
      if buffer > 0, let bufferLevel {
        guard let outer = try Surroundings.area(around: centres, within: reach + buffer) else {
          throw AreaError.atTheEdge
        }
        areas.append(("buffer", bufferLevel, try Surroundings.ring(outer, without: inner)))
      }
      let text = geoJSON(areas)
      let file = try StagedFile(output)
      try file.write { write in try write(Array(text.utf8)) }
      try file.commit()
      Console.line(
        "\(positions.count) positions, \(unreadable) rows without one; \(inner.polygons.count) contained areas of "
          + "\(Int((Geodesic.area(of: inner) / 1_000_000).rounded())) km² in \(output)")
    }
  }

  private func readPoints() throws -> (positions: [Coordinate], unreadable: Int) {
    let file = try DelimitedFile(path: points)
    let columns = try PlaceColumns(file, mapping: try rows.mapping())
    let transformation = try rows.referenceSystem().map { try Transformation(from: $0) }
    var positions: [Coordinate] = []
    var unreadable = 0
    try file.forEachRecord { _, fields in
      if let position = columns.position(fields, transformation) { positions.append(position) } else { unreadable += 1 }
    }
    return (positions, unreadable)
  }

  private func geoJSON(_ areas: [(id: String, level: String, area: MultiPolygon)]) -> String {
    var writer = JSONWriter()
    writer.raw(#"{"type":"FeatureCollection","features":["#)
    for (i, area) in areas.enumerated() {
      if i > 0 { writer.append(44) }
      writer.raw(#"{"type":"Feature","properties":{"#)
      let properties = [
        ("id", area.id), ("level", area.level), ("from", from), ("until", until ?? ""), ("authority", authority),
        ("act", act),
      ]
      for (j, (name, value)) in properties.enumerated() {
        writer.key(name, first: j == 0)
        writer.string(value)
      }
      writer.raw(#"},"geometry":"#)
      GeoJSONWriter.append(area.area, to: &writer)
      writer.append(125)
    }
    writer.raw("]}")
    return writer.text
  }
}

/// Why no area can be drawn.
enum AreaError: Error, CustomStringConvertible {
  case atTheEdge

  var description: String {
    "a circle reaches the antimeridian or a pole, where areas in degrees break; leave those positions out or take a smaller "
      + "distance."
  }
}
