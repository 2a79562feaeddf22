import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the published maps, or the levels that a ward has had.",
    discussion: """
      Examples:
        zonal history --database city.zonal
        zonal history 00067 --database city.zonal
        zonal history --revision 12 --output zones --database city.zonal
        zonal history --citing 12 --database city.zonal
      """)
  @Argument(help: "A ward: its code, or its name in quotation marks.") var ward: String?
  @OptionGroup var database: DatabaseArguments
  @OptionGroup var vintage: VintageArguments
  @Option(help: "Write the map of this revision to --output, as it was.") var revision: Int?
  @Option(name: .shortAndLong, help: "Folder for zones.geojson and zones.csv.") var output: String?
  @Option(help: "List the decisions that stand on this revision.") var citing: Int?
  @Flag(help: "Drafts and withdrawn drafts too.") var all = false
  @Option(help: "text or json.") var format: OutputFormat = .text

  func validate() throws {
    if (revision == nil) != (output == nil) { throw ValidationError("--revision and --output belong together") }
  }

  func run() throws {
    try Failure.reporting {
      try database.look { file in
        if let revision, let output {
          let map = try file.read { try Archive.map(of: revision, $0) }
          let folder = try OutputFolder(output)
          try folder.write(map)
          try folder.commit()
        } else if let citing {
          for decision in try file.read({ try Archive.decisions(citing: citing, $0) }) { Console.line(decision) }
        } else if let ward {
          try timeline(ward, file)
        } else {
          let revisions = try file.read { try Archive.revisions(published: !all, $0) }
          if revisions.isEmpty { throw SurveillanceError.nothingPublished }
          for revision in revisions {
            Console.line(format == .json ? RevisionPage.json(revision) : RevisionPage.line(revision))
          }
        }
      }
    }
  }

  private func timeline(_ text: String, _ file: DatabaseFile) throws {
    let vintage = try vintage.load(file)
    let number = try WardChoice.find(text, in: vintage.wards)
    let (steps, offset) = try file.read { reading in
      (
        try WardHistory.steps(
          number, ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), reading), reading),
        try City(reading).clockOffset
      )
    }
    if steps.isEmpty { throw SurveillanceError.nothingPublished }
    let ward = vintage.wards[number]
    if format == .text { Console.line("\(ward.name) (\(ward.code))") }
    for step in steps {
      if format == .json {
        var writer = JSONWriter()
        writer.value(
          .object([
            JSONMember("revision", .number(String(step.revision))), JSONMember("on", .string(step.on.description)),
            JSONMember("in_force_from", .string(step.from.description)), JSONMember("level", .string(step.level.id)),
            JSONMember("reasons", .array(step.reasons.map { .string($0.sentence.english) })),
          ]))
        Console.line(writer.text)
      } else {
        Console.line(
          "\(step.from.moment(offset: offset))  \(step.level.id)  (revision \(step.revision), map of \(step.on))")
        for reason in step.reasons { Console.line("    \(reason.sentence.english)") }
      }
    }
  }
}
