import ArgumentParser
import Permits
import Quantities
import Registry
import Store
import Surveillance

struct PermitList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Applications, permits, notices, decisions to review, and how many there are.",
    discussion: """
      Nobody's name is listed. 'zonal permit list person 12' shows who application 12 is of, to an officer of its wards, and the reading
      stands in the decision log.

      Example:
        zonal permit list applications --state received --as chi --database city.zonal
        zonal permit list permits --state suspended --ward 00004 --as chi --database city.zonal
        zonal permit list notices --employer 2 --as chi --database city.zonal
        zonal permit list statistics --by issuer --as chi --database city.zonal
      """,
    subcommands: [
      ListApplications.self, ListPermits.self, ListNotices.self, ListReviews.self, ListStatistics.self,
      ShowHolder.self,
    ])
}

/// Which applications or permits are listed.
struct PermitListArguments: ParsableArguments {
  @Option(help: "Only of this state; may be given again.") var state: [String] = []
  @Option(help: "Only those that begin or end in the ward of this code.") var ward: String?
  @Option(help: "Only of this group of the policy.") var group: String?
  @Option(help: "Only of this issuer of the policy.") var issuer: String?
  @Option(help: "Only of this employer, by number.") var employer: Int?
  @Option(help: "Only numbers after this one.") var after = 0
  @Option(help: "How many at most.") var limit = 100
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: PermitArguments

  func filter(_ office: OpenOffice, _ vintage: BoundaryVintage, states known: [String]) throws -> PermitFilter {
    var filter = PermitFilter()
    for name in state where !known.contains(name) {
      throw PermitError.unknown(what: "state", name: name, known: known)
    }
    if !state.isEmpty { filter.states = Set(state) }
    if let ward { filter.wards = [vintage.row(try office.ward(ward, vintage))] }
    filter.group = group
    filter.issuer = issuer
    filter.employer = employer
    filter.after = after
    filter.limit = limit
    return filter
  }
}

struct ListApplications: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "applications", abstract: "List applications.")
  @OptionGroup var list: PermitListArguments

  func run() throws {
    try list.arguments.use { office in
      let vintage = try office.snapshot().vintage
      let filter = try list.filter(office, vintage, states: ApplicationState.allCases.map(\.rawValue))
      let rows = try office.office.applications(filter, by: office.access)
      Console.line(try PermitPage.applications(rows, vintage, office.offset, list.format))
    }
  }
}

struct ListPermits: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "permits", abstract: "List permits.")
  @OptionGroup var list: PermitListArguments

  func run() throws {
    try list.arguments.use { office in
      let vintage = try office.snapshot().vintage
      let filter = try list.filter(office, vintage, states: PermitState.allCases.map(\.rawValue))
      let rows = try office.office.permits(filter, by: office.access)
      Console.line(try PermitPage.permits(rows, vintage, office.offset, list.format))
    }
  }
}

struct ListNotices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices", abstract: "What holders, or an employer's staff, are to be told.")
  @Option(help: "Of this employer's staff; without it of everybody else.") var employer: Int?
  @Option(help: "Only notices after this one.") var after = 0
  @Option(help: "How many at most.") var limit = 1000
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: PermitArguments

  func run() throws {
    try arguments.use { office in
      let vintage = try office.snapshot().vintage
      let notices = try office.office.notices(
        employer: employer, after: after, limit: limit, vintage, by: office.access)
      Console.line(PermitPage.notices(notices, office.offset, format))
    }
  }
}

struct ListReviews: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews", abstract: "Decisions that stand on a map which was corrected; or end one's review.")
  @Option(help: "End the review of this decision, as 'permit 3' or 'application 12.1'.") var end: String?
  @Option(help: "How it ended: stands or changed.") var ending = "stands"
  @OptionGroup var arguments: PermitArguments

  func validate() throws {
    if ReviewEnding(rawValue: ending) == nil { throw ValidationError("--ending is stands or changed") }
  }

  func run() throws {
    try arguments.use { office in
      if let end, let ending = ReviewEnding(rawValue: ending) {
        try office.office.endReview(end, ending: ending, by: office.access)
      }
      let reviews = try office.office.reviews(by: office.access)
      if reviews.isEmpty { return Console.line("no decision waits for review") }
      Console.line(
        Console.table(
          [["decision", "corrected revision", "by revision"]]
            + reviews.map { [$0.decision, String($0.corrected), String($0.correction)] }))
    }
  }
}

struct ListStatistics: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics", abstract: "How many applications there are, and how long decisions took.")
  @Option(help: "state, group, issuer, ward, purpose or day.") var by: String = "state"
  @Option(help: "From this day on.") var from: String?
  @Option(help: "Until before this day.") var until: String?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: PermitArguments

  func validate() throws {
    if PermitStatistics.Axis(rawValue: by) == nil {
      throw ValidationError(
        "'\(by)' is none of \(PermitStatistics.Axis.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  func run() throws {
    try arguments.use { office in
      let axis = PermitStatistics.Axis(rawValue: by) ?? .state
      func instant(_ text: String?, _ otherwise: Int64) throws -> Instant {
        try text.map { Instant(try office.moment($0), offset: office.offset) } ?? Instant(milliseconds: otherwise)
      }
      let (from, until) = (try instant(from, 0), try instant(until, .max))
      let vintage = try office.snapshot().vintage
      let rows = try office.open.file.read {
        try PermitStatistics.rows(
          by: axis, from: from, until: until, offset: office.offset, access: office.access, $0)
      }
      Console.line(PermitPage.statistics(rows, axis, vintage, format))
    }
  }
}

struct ShowHolder: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Who an application is of; the reading stands in the decision log.")
  @Argument(help: "Number of the application.") var number: Int
  @OptionGroup var arguments: PermitArguments

  func run() throws {
    try arguments.use { office in
      let holder = try office.office.holder(ofApplication: number, by: office.access)
      let rows = [
        ("identifier", holder.identifier.digits), ("name", holder.name),
        ("birth year", holder.birthYear.map(String.init) ?? ""), ("phone", holder.phone),
        ("occupation", holder.occupation), ("plate", holder.plate),
      ]
      Console.line(Console.table(rows.filter { !$0.1.isEmpty }.map { [$0.0, $0.1] }))
    }
  }
}
