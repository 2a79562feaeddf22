import ArgumentParser
import EpidemicAreas
import Store

struct AreaDecreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decree",
    abstract: "Put an area under restriction by an act.",
    discussion: """
      Example:
        zonal area decree --kind alley --shape alley.geojson --name "Ngõ 24 Kim Đồng" --from 2021-07-31T06:00 \\
          --until 2021-08-14T06:00 --authority "UBND quận Hoàng Mai" --act "QĐ 12" --measure no-exit \\
          --as binh --database city.zonal
        zonal area decree --proposal 3 --from 2021-08-02T18:00 --authority "UBND quận" --act "QĐ 13" --as binh --database city.zonal
      """)
  @Option(help: "ward, alley or building (default: as the proposal says).") var kind: String?
  @Option(help: "What people call it (default: as the proposal says).") var name: String?
  @OptionGroup var place: AreaPlaceArguments
  @Option(help: "Number of the proposal that it follows.") var proposal: Int?
  @Option(help: "The first moment, as 2021-07-31T06:00.") var from: String
  @Option(help: "The first moment no more; without it the usual days of the policy.") var until: String?
  @Option(name: .customLong("measure"), help: "Id of a measure of the policy; may be given again.") var measures:
    [String] = []
  @Option(help: "Id of the decree that gives the same ground its level on the zone map.") var zoneDecree: String?
  @OptionGroup var act: AreaNoteArguments
  @OptionGroup var arguments: AreaArguments

  func validate() throws {
    if proposal == nil, kind == nil || name == nil || place.isEmpty {
      throw ValidationError("say --kind, --name and where it is, or follow a --proposal")
    }
    if let kind, AreaKind(rawValue: kind) == nil {
      throw ValidationError("--kind is one of \(AreaKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  func run() throws {
    try arguments.use { office in
      let suggestion = try proposal.map { try office.office.proposal($0, by: office.access).suggestion }
      let ground: AreaPlace
      if place.isEmpty, let suggestion { ground = suggestion.place } else { ground = try place.place(office) }
      let number = try office.office.decree(
        AreaDecree(
          kind: kind.flatMap(AreaKind.init) ?? suggestion?.kind ?? .alley, name: name ?? suggestion?.name ?? "",
          place: ground, from: try office.moment(from), until: try until.map(office.moment), note: act.note,
          measures: measures, proposal: proposal, zoneDecree: zoneDecree), office.policy(), office.vintage,
        by: office.access)
      let area = try office.office.area(number, by: office.access)
      Console.line(AreaPage.areas([area], office, .text))
    }
  }
}
