import ArgumentParser
import EpidemicAreas
import Quantities
import Store

struct AreaNeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "needs",
    abstract: "What people in an area need: list, note, or end it.",
    discussion: """
      A note, such as what to bring, is typed as one line on standard input with --note, so that it stands in no list of processes.

      Example:
        zonal area needs 1 --as hoa --database city.zonal
        echo "lọc máu thứ Ba, thứ Sáu" | zonal area needs 1 --add dialysis --citizen 4711 --urgent --note --as hoa --database city.zonal
        zonal area needs 1 --done 12 --as hoa --database city.zonal
        zonal area needs 1 --counts --as binh --database city.zonal
      """)
  @Argument(help: "Number of the area.") var number: Int
  @Option(help: "Note this need of the policy.") var add: String?
  @Option(help: "Number of the citizen.") var citizen: Int?
  @Option(help: "Code of the ward, for somebody whom the register does not have.") var ward: String?
  @Flag(help: "For the whole household.") var household = false
  @Flag(help: "It cannot wait.") var urgent = false
  @Option(help: "Day until which it must be there.") var due: String?
  @Flag(help: "Read a note from standard input.") var note = false
  @Option(help: "This one was brought.") var done: Int?
  @Option(help: "This one is needed no more.") var cancel: Int?
  @Flag(help: "How often each is needed, without persons.") var counts = false
  @Flag(help: "List those that were brought or cancelled too.") var all = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: AreaArguments

  func run() throws {
    try arguments.use { office in
      if let add {
        let text = note ? readLine() ?? "" : ""
        let need = try office.office.note(
          NeedForm(
            area: number, citizen: citizen, ward: try ward.map(office.row), wholeHousehold: household, need: add,
            isUrgent: urgent, due: try due.map { try office.day($0) }, note: text), office.policy(), by: office.access)
        return Console.line("need \(need): noted")
      }
      if let done {
        try office.office.end(need: done, as: .done, by: office.access)
        return Console.line("need \(done): \(AreaNeed.State.done.words.en)")
      }
      if let cancel {
        try office.office.end(need: cancel, as: .cancelled, by: office.access)
        return Console.line("need \(cancel): \(AreaNeed.State.cancelled.words.en)")
      }
      if counts {
        let found = try office.office.needCounts(ofArea: number, on: office.today, by: office.access)
        return Console.line(AreaPage.needCounts(found, format))
      }
      let states = all ? Set(AreaNeed.State.allCases) : [.open]
      Console.line(
        AreaPage.needs(try office.office.needs(ofArea: number, states: states, by: office.access), office, format))
    }
  }
}
