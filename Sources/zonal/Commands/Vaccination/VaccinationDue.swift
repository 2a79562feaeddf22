import ArgumentParser
import Quantities
import Store
import Vaccination

struct VaccinationDue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "List to whom a dose is due, or overdue, in a ward.",
    discussion: """
      Names and phones are shown with --disclose only, and the reading is then in the decision log.

      Example:
        zonal vaccination due --ward 00004 --as chi --database city.zonal
        zonal vaccination due --ward 00004 --overdue --age-from 65 --disclose --as chi --database city.zonal
      """)
  @Option(help: "Code of the ward.") var ward: String
  @Flag(help: "Those whose recommended days have passed.") var overdue = false
  @Option(help: "Number of a priority group.") var group: Int?
  @Option(help: "Completed years, from.") var ageFrom: Int?
  @Option(help: "Completed years, to.") var ageTo: Int?
  @Option(help: "The day (default: today).", transform: parseDay) var on: Day?
  @Option(help: "Go on behind this place.") var after: String?
  @Option(help: "How many at most.") var limit = 100
  @Flag(help: "With names and phones.") var disclose = false
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is 1 or more") }
    if let after, DueCursor(after) == nil {
      throw ValidationError("'\(after)' is no place in a list; give it as the list printed it")
    }
  }

  func run() throws {
    try arguments.use { open in
      let filter = DueFilter(
        ward: try open.row(ofWard: ward), kind: overdue ? .overdue : .due, group: group, ageFrom: ageFrom, ageTo: ageTo,
        after: after.flatMap(DueCursor.init), limit: limit)
      let day = on ?? open.today
      let list =
        disclose
        ? try open.office.disclosedDue(filter, on: day, by: open.access)
        : try open.office.due(filter, on: day, by: open.access)
      Console.line(DosePage.due(list, open))
    }
  }
}
