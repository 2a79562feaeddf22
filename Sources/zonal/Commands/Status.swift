import ArgumentParser
import Quantities
import SpatialCore
import Zones

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is in force at a place and a moment, by which layer, act and article.",
    discussion: """
      A place is a longitude and a latitude, a ward code, or a ward's name. A position on the border of a decreed area is
      inside it. Where a decree covers a ward in part only, the ward keeps its level and the area is listed as lying inside.
      A published map holds from the beginning of its day. With --database, what was published there decides, from the instants from
      which it was published to be in force, as known now or, with --known, as known then.

      Examples:
        zonal status 105.8542 21.0285 --at 2021-09-06T06:00 --decrees geodata/hanoi-2021/decrees.csv \\
          --boundaries geodata/hanoi-2021/wards.geojson --levels green,orange,red
        zonal status 00001 --at 2022-01-21 --decrees decrees.geojson --zones build/hanoi
        zonal status 00001 --database city.zonal --at 2022-01-22T06:00 --known 2022-01-21T18:00
      """)

  @Argument(parsing: .allUnrecognized, help: "Longitude and latitude in degrees, or a ward.") var place: [String] = []
  @Option(help: "The moment: 2021-09-06T06:00, or a day for its beginning (with --database by default now).")
  var at: String?
  @Option(help: "A city's database, in place of files.") var database: String?
  @Option(help: "With --database: as known at this moment (default: now).") var known: String?
  @Option(help: "With --database: name of the boundary vintage (default: the one imported last).") var vintage: String?
  @Option(parsing: .upToNextOption, help: "GeoJSON or CSV files of decrees.") var decrees: [String] = []
  @Option(parsing: .upToNextOption, help: "Published maps: their folders or zones.geojson files.") var zones: [String] =
    []
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: DecreeArguments

  func validate() throws {
    guard (1...2).contains(place.count) else {
      throw ValidationError("Give a longitude and a latitude, or one ward (its name in quotation marks).")
    }
    if database != nil {
      guard decrees.isEmpty, zones.isEmpty, arguments.boundaries == nil else {
        throw ValidationError(
          "--database has maps, decrees and boundaries of its own; leave --zones, --decrees and --boundaries out")
      }
      return
    }
    if known != nil || vintage != nil { throw ValidationError("--known and --vintage ask a --database") }
    if at == nil { throw ValidationError("Missing expected argument '--at <at>'") }
    if decrees.isEmpty, zones.isEmpty {
      throw ValidationError("Name decrees with --decrees, a map with --zones, or a --database.")
    }
  }

  func run() throws {
    try Failure.reporting {
      if let database { return try ask(database) }
      let moment = try arguments.scale.moment(at ?? "")
      let maps = try zones.map { path throws(GeoJSONError) in try PublishedMap(path: path) }
      let set = try arguments.boundarySet(zones: zones)
      // A position asks for no ward, and a ward for no other.
      let chosen = place.count == 2 ? [] : try set.map { [try WardChoice.find(place[0], in: $0.wards)] }
      let (_, inForce) = try arguments.load(decrees, wards: set?.wards, maps: maps, chosen: chosen)
      let status: StatusInForce
      if place.count == 2 {
        let position = try position()
        let isNamed = inForce.areas.contains { if case .area = $0.place { false } else { true } }
        if set == nil, isNamed {
          Console.error("note: some decrees name wards or districts; they are not looked at without --boundaries")
        }
        status = inForce.status(at: position, on: moment)
      } else {
        let code = set.flatMap { set in chosen?.first.map { set.wards[$0].code } } ?? place[0]
        guard let found = inForce.status(ofWard: code, on: moment) else {
          throw InputError.unknownWard(code, suggestions: [])
        }
        status = found
      }
      Console.line(
        format == .json ? StatusPage.json(status, inForce, at: moment) : StatusPage.text(status, inForce, at: moment))
    }
  }

  /// The place as a position.
  func position() throws -> Coordinate {
    guard let x = Double(place[0]), let y = Double(place[1]), abs(x) <= 180, abs(y) <= 90 else {
      throw ValidationError("'\(place[0])' and '\(place[1])' must be degrees: longitude, then latitude.")
    }
    return Coordinate(x: x, y: y)
  }
}
