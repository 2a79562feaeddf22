import ArgumentParser
import Cases
import SpatialCore
import Store

struct CaseDuplicates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "List records that may be of one person.",
    discussion: """
      Example:
        zonal case duplicates --as chi --database city.zonal
      """)
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func run() throws {
    try arguments.use { cases in
      for pair in try cases.office.duplicates(to: cases.access) {
        let grounds = pair.grounds.map(\.rawValue).sorted()
        Console.line(
          format == .json
            ? CasePage.json([
              ("first", CasePage.number(pair.first)), ("second", CasePage.number(pair.second)),
              ("grounds", .array(grounds.map { .string($0) })),
            ]) : "case \(pair.first) and case \(pair.second): the same \(grounds.joined(separator: ", "))")
      }
    }
  }
}
