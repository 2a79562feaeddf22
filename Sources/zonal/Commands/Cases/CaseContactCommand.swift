import ArgumentParser
import Cases
import Quantities
import Store

struct CaseContactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact",
    abstract: "Enter that two people met.",
    discussion: """
      Where it was is typed on standard input, in one line; it may be empty. What nobody knows is left out.

      Example:
        zonal case contact 7 8 --kind workplace --from 2021-07-30T08:00 --until 2021-07-30T17:00 --distance-cm 100 --unmasked \\
          --minutes 40 --database city.zonal < /dev/null
      """)
  @Argument(help: "Number of the record of who named the other.") var from: Int
  @Argument(help: "Number of the record of who was named.") var to: Int
  @Option(help: "household, workplace, vehicle, class, event, care, place or other.") var kind = "other"
  @Option(name: .customLong("from"), help: "When it began.") var begins: String?
  @Option(name: .customLong("until"), help: "When it ended.") var ends: String?
  @Option(help: "The smallest distance in centimetres.") var distanceCm: Int?
  @Option(help: "Minutes within that distance.") var minutes: Int?
  @Flag(inversion: .prefixedNo, help: "Whether they touched one another.") var touched: Bool?
  @Flag(help: "Both wore masks.") var masked = false
  @Flag(help: "One of them wore none.") var unmasked = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func validate() throws {
    if masked, unmasked { throw ValidationError("--masked or --unmasked, not both") }
  }

  func run() throws {
    try arguments.use(.contactTracing) { cases in
      let rules = try cases.rules()
      let contact = CaseContact(
        from: from, to: to,
        kind: try cases.word(kind, "kind of contact", ContactKind.allCases.map(\.name)) { ContactKind(name: $0) },
        fromAt: try cases.instant(begins, "--from"), untilAt: try cases.instant(ends, "--until"),
        closeness: Closeness(
          distance: distanceCm, masked: masked ? true : unmasked ? false : nil, minutes: minutes, touched: touched),
        place: CaseForm.text("where it was"))
      Console.line(
        CasePage(rules: rules, format: format).receipt(try cases.office.enter(contact, rules, by: cases.access)))
    }
  }
}
