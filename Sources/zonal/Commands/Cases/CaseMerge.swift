import ArgumentParser
import Cases
import Store

struct CaseMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put a record under another one of the same person, say that two are of two people, or undo it.",
    discussion: """
      What was said stays with its record, so that a merge can be undone.

      Example:
        zonal case merge 8 --into 7 --as chi --database city.zonal
        zonal case merge 8 --apart-from 7 --as chi --database city.zonal
        zonal case merge --undo 3 --as chi --database city.zonal
      """)
  @Argument(help: "Number of the record that is put away.") var number: Int?
  @Option(help: "Number of the record under which both are read.") var into: Int?
  @Option(help: "Number of a record of another person.") var apartFrom: Int?
  @Option(help: "Number of a merge, as it was told; 'zonal case show' lists them.") var undo: Int?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func validate() throws {
    let isUndo = number == nil && undo != nil && into == nil && apartFrom == nil
    let isMerge = number != nil && undo == nil && (into == nil) != (apartFrom == nil)
    if !isUndo, !isMerge { throw ValidationError("name a record with --into or --apart-from, or a merge with --undo") }
  }

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let page = CasePage(rules: rules, format: format)
      if let undo {
        Console.line(page.receipt(try cases.office.undo(merge: undo, rules, by: cases.access)))
      } else if let number, let into {
        let receipt = try cases.office.merge(number, into: into, rules, by: cases.access)
        if format == .text { Console.line("merge \(receipt.entry ?? 0)") }
        Console.line(page.receipt(receipt))
      } else if let number, let apartFrom {
        Console.line("kept apart, number \(try cases.office.part(number, apartFrom, by: cases.access))")
      }
    }
  }
}
