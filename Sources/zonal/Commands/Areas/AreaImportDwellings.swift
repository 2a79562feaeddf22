import ArgumentParser
import EpidemicAreas
import Epidemiology
import Store

struct AreaImportDwellings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-dwellings",
    abstract: "Say where houses stand, so that people of parts of wards can be located.",
    discussion: """
      Columns: ward_code, address, longitude, latitude (WGS 84). Addresses are kept as keyed hashes; a house again takes the new position.

      Example:
        zonal area import-dwellings houses.csv --source "Sở TNMT" --findings findings.csv --database city.zonal
      """)
  @Argument(help: "File of houses (.csv, .csv.gz), - for standard input.") var file: String
  @Option(help: "Who says where they stand.") var source: String
  @Option(help: "File for the findings about rows.") var findings: String?
  @Flag(help: "Exit with 1 when rows were refused.") var strict = false
  @OptionGroup var arguments: AreaArguments

  func run() throws {
    var refused = 0
    try arguments.use { office in
      let sink = try FindingSink(path: findings)
      let job = DwellingImport(office.open.file, sealer: office.open.ring.sealer, office.vintage, source: source)
      let counts = try job.run(file, by: office.access) { sink.add([$0]) }
      try sink.close()
      refused = counts.refused
      Console.line(
        "\(counts.rows) rows: \(counts.added) houses added, \(counts.said) known before, \(counts.refused) refused")
    }
    if strict, refused > 0 { throw Failure.rejectedRows }
  }
}
