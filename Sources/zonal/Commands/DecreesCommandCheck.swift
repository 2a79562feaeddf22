import ArgumentParser
import SpatialCore
import Zones

struct DecreesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with files of decrees, and where decrees of differing levels overlap.",
    discussion: """
      GeoJSON (one feature an area) or a table (area_code or district). A day under until is in force to its end; a moment is
      the first one no longer in force. With --boundaries, codes and shapes are compared too. Findings go to standard error, overlaps to standard output. With --strict, exit code 1
      when a feature was refused.

      Examples:
        zonal decrees check geodata/hanoi-2021/decrees.csv --levels green,orange,red
        zonal decrees check dpc-covid-19-ita-aree-nuove-g.json --utc-offset +01:00 --date-format dd/mm/yyyy \\
          --map id=FID --map name=nomeTesto --map from=designIniz --map until=designFine --map authority=nomeAutCom \\
          --map act=legNomeBre --map article=legSpecRif --map citation=legGU_Link --map level=legSpecRif \\
          --levels white,yellow,orange,red --level "art.1 comma 11=white" --level art.1=yellow --level art.2=orange \\
          --level art.3=red
      """)

  @Argument(help: "GeoJSON or CSV files of decrees.") var files: [String]
  @Flag(help: "Exit with 1 when a feature was refused.") var strict = false
  @OptionGroup var arguments: DecreeArguments

  func run() throws {
    let refused = try Failure.reporting {
      let wards = try arguments.boundarySet()?.wards
      let (set, inForce) = try arguments.load(files, wards: wards)
      let overlaps = try inForce.overlaps()
      for overlap in overlaps {
        let (a, b) = (inForce.areas[overlap.first], inForce.areas[overlap.second])
        let winner = inForce.winner(of: overlap)
        Console.line(
          "overlap: \(a.id) (\(a.level)) and \(b.id) (\(b.level)) from \(overlap.from) until "
            + "\(overlap.until.map(String.init(describing:)) ?? "an unknown end"); "
            + "\(winner.decree ?? "") holds by \(winner.rule)")
      }
      let refused = set.findings.filter { $0.severity == .rejected }.count
      Console.line(
        "\(set.features) features: \(set.areas.count) areas, \(refused) refused; "
          + "\(set.areas.filter { $0.until == nil }.count) without known end; \(overlaps.count) overlaps of differing level"
      )
      return refused
    }
    if strict, refused > 0 { throw Failure.rejectedRows }
  }
}
