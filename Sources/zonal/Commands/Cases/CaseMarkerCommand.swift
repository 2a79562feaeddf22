import ArgumentParser
import Cases
import Quantities
import SpatialCore
import Store

struct CaseMarkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "marker",
    abstract: "Places in a time where cases were: enter one, who was there, or list them.",
    discussion: """
      Example:
        zonal case marker add "Chợ Long Biên" --ward 00001 --from 2021-07-30T05:00 --until 2021-07-30T09:00 --database city.zonal
        zonal case marker visit 1 7 --from 2021-07-30T06:00 --until 2021-07-30T06:40 --database city.zonal
        zonal case marker who 1 --database city.zonal
      """,
    subcommands: [Add.self, Visit.self, Who.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter a place in a time. Its name may be published: never a person's home.")
    @Argument(help: "Name of the place.") var place: String
    @Option(help: "Code of the ward.") var ward: String
    @Option(help: "From when.") var from: String
    @Option(help: "Until when.") var until: String
    @Option(help: "Longitude.") var longitude: Double?
    @Option(help: "Latitude.") var latitude: Double?
    @OptionGroup var arguments: CaseArguments

    func validate() throws {
      if (longitude == nil) != (latitude == nil) { throw ValidationError("give --longitude and --latitude") }
    }

    func run() throws {
      try arguments.use { cases in
        let rules = try cases.rules()
        guard let row = try cases.ward(ward, rules), let from = try cases.instant(from, "--from"),
          let until = try cases.instant(until, "--until")
        else { return }
        let position = longitude.flatMap { x in latitude.map { Coordinate(x: x, y: $0) } }
        let number = try cases.office.enter(
          CaseMarker(ward: row, place: place, position: position, fromAt: from, untilAt: until), by: cases.access)
        Console.line("marker \(number)")
      }
    }
  }

  struct Visit: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Enter that a person was at a marker.")
    @Argument(help: "Number of the marker.") var marker: Int
    @Argument(help: "Number of the record.") var number: Int
    @Option(help: "From when.") var from: String
    @Option(help: "Until when.") var until: String
    @Option(help: "text or json.") var format: OutputFormat = .text
    @OptionGroup var arguments: CaseArguments

    func run() throws {
      try arguments.use(.contactTracing) { cases in
        let rules = try cases.rules()
        guard let from = try cases.instant(from, "--from"), let until = try cases.instant(until, "--until") else {
          return
        }
        let visit = MarkerVisit(marker: marker, record: number, fromAt: from, untilAt: until)
        Console.line(
          CasePage(rules: rules, format: format).receipt(try cases.office.enter(visit, rules, by: cases.access)))
      }
    }
  }

  struct Who: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List who was at a marker, and with which cases at the same time.")
    @Argument(help: "Number of the marker.") var marker: Int
    @Option(help: "text or json.") var format: OutputFormat = .text
    @OptionGroup var arguments: CaseArguments

    func run() throws {
      try arguments.use(.contactTracing) { cases in
        let rules = try cases.rules()
        Console.line(
          CasePage(rules: rules, format: format).present(
            try cases.office.present(at: marker, rules, to: cases.access)))
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the markers of your wards.")
    @OptionGroup var arguments: CaseArguments

    func run() throws {
      try arguments.use { cases in
        let rules = try cases.rules()
        let page = CasePage(rules: rules, format: .text)
        let rows = try cases.office.markers(to: cases.access).map { marker in
          [
            "marker \(marker.number)", page.code(marker.ward), "\(marker.fromAt.moment(offset: rules.offset))",
            "\(marker.untilAt.moment(offset: rules.offset))", marker.place,
          ]
        }
        Console.line(Console.table(rows))
      }
    }
  }
}
