import ArgumentParser
import Quantities
import Quarantine
import Registry
import SpatialCore

struct QuarantineMake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order",
    abstract: "Make an order of quarantine by the rules in force.",
    discussion: """
      The person is typed on standard input, lines of \(TypedForm.person.map { "'\($0): …'" }.joined(separator: ", ")). The last day, the
      tests and the days of watching follow from the policy; what it does not say, or should be otherwise, is stated with --ground. The
      code that is printed is for the person, who checks in with it; it is told this once.

      Example:
        zonal quarantine order --kind f1 --exposure 2021-07-31 --ward 00004 --place home --authority "UBND phường" --act 12/QĐ \\
          --as chi --database city.zonal < person.txt
        zonal quarantine order --kind f2 --exposure 2021-07-31 --ward 00004 --place home --authority "UBND phường" --act 13/QĐ \\
          --end 2021-08-07 --tests "2021-08-07" --watch-days 0 --ground "until the F1 is negative" --as chi < person.txt
      """)
  @OptionGroup var person: QuarantineFactsArguments
  @Option(help: "Code of the ward.") var ward: String
  @Option(help: "Who orders it.") var authority: String
  @Option(help: "The act by which it is ordered.") var act: String
  @Option(help: "The first day (default: today).") var start: String?
  @Option(help: "The last day, in the place of the policy's.") var end: String?
  @Option(help: "Days of tests, separated by spaces, in the place of the policy's.") var tests: String?
  @Option(help: "Days of watching afterwards, in the place of the policy's.") var watchDays: Int?
  @Option(help: "Why something is stated, naming nobody.") var ground: String?
  @OptionGroup var arguments: QuarantineArguments

  func validate() throws {
    if person.kind == nil || person.place == nil { throw ValidationError("--kind and --place are needed") }
    if ground == nil, end != nil || tests != nil || watchDays != nil {
      throw ValidationError("what is stated in the place of the policy needs the --ground")
    }
  }

  func run() throws {
    try arguments.use { open in
      guard let facts = try person.facts() else { return }
      var stated: OrderForm.Stated?
      if let ground {
        stated = OrderForm.Stated(
          plannedEnd: try end.map(parseDay),
          testDays: try tests.map { try $0.split(separator: " ").map { try parseDay(String($0)) } },
          watchDays: watchDays, ground: ground)
      }
      let form = OrderForm(
        person: try TypedForm(TypedForm.person).orderPerson(), facts: facts, jurisdiction: person.jurisdiction,
        ward: try open.row(ofWard: ward), place: try open.place(person.place ?? ""), authority: authority, act: act,
        start: try start.map(parseDay) ?? open.today, stated: stated)
      let receipt = try open.office.order(form, by: open.access)
      if open.format == .json {
        return Console.line(
          QuarantinePage.json([
            ("order", .number(String(receipt.order.number))), ("code", .string(receipt.code)),
            ("register", .string(receipt.register.rawValue)),
            ("planned_end", .string(receipt.order.plannedEnd.description)),
          ]))
      }
      open.show(receipt.order)
      Console.line("code \(receipt.code), for the person; register: \(receipt.register.rawValue)")
    }
  }
}
