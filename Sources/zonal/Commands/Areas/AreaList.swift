import ArgumentParser
import EpidemicAreas
import Quantities
import Store

struct AreaList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Areas, or proposals, of the officer's wards.",
    discussion: """
      Example:
        zonal area list --state in-force --as hoa --database city.zonal
        zonal area list --output areas.geojson --as binh --database city.zonal
        zonal area list --proposals --as binh --database city.zonal
      """)
  @Option(help: "Only of this state; may be given again.") var state: [String] = []
  @Option(help: "Only those that lie in the ward of this code.") var ward: String?
  @Flag(help: "List proposals in place of areas.") var proposals = false
  @Option(name: .shortAndLong, help: "GeoJSON file for their ground.") var output: String?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: AreaArguments

  func run() throws {
    try arguments.use { office in
      let page = AreaGeoJSON(office.vintage, offset: office.offset, at: office.now)
      if proposals {
        let states = try Self.states(state, ProposalState.allCases, otherwise: [.proposed])
        let found = try office.office.proposals(states: states, by: office.access)
        if let output { try AreaPage.write(try page.text(found), to: output) }
        return Console.line(AreaPage.proposals(found, office, format))
      }
      let filter = AreaFilter(
        states: try Self.states(state, AreaState.allCases, otherwise: Set(AreaState.allCases)),
        wards: try ward.map { [try office.row($0)] }, at: office.now)
      let found = try office.office.areas(filter, by: office.access)
      if let output {
        let placed = try found.map { area in
          (area: area, place: try office.office.history(area.number, by: office.access).last?.place ?? .addresses([]))
        }
        try AreaPage.write(try page.text(placed), to: output)
      }
      Console.line(AreaPage.areas(found, office, format))
    }
  }

  private static func states<T: RawRepresentable<String> & Hashable>(
    _ names: [String], _ all: [T], otherwise: Set<T>
  ) throws -> Set<T> {
    if names.isEmpty { return otherwise }
    return Set(
      try names.map { name in
        guard let state = T(rawValue: name) else {
          throw EpidemicAreaError.unknown(what: "state", name: name, known: all.map(\.rawValue))
        }
        return state
      })
  }
}
