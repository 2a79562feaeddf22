import ArgumentParser
import Quantities
import SpatialCore
import Vaccination

struct VaccinationSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Places where doses are given.",
    discussion: """
      Without a code the sites are listed.

      Example:
        zonal vaccination site TYT-00067 --name "Trạm y tế phường" --ward 00067 --as chi --database city.zonal
        zonal vaccination site TYT-00067 --close --as chi --database city.zonal
      """)
  @Argument(help: "Code of the site.") var code: String?
  @Option(help: "Name of a new site.") var name: String?
  @Option(help: "Code of the ward of a new site.") var ward: String?
  @Flag(help: "Close the site.") var close = false
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws {
    if (name == nil) != (ward == nil) { throw ValidationError("a new site has --name and --ward") }
    if code == nil, name != nil || close { throw ValidationError("name the site") }
    if code != nil, (name == nil) != close { throw ValidationError("give --name and --ward, or --close") }
  }

  func run() throws {
    try arguments.use { open in
      if let code, let name, let ward {
        try open.office.addSite(code, name: name, ward: open.row(ofWard: ward), by: open.access)
      } else if let code {
        try open.office.closeSite(code, by: open.access)
      }
      let sites = try open.office.sites()
      if arguments.format == .json {
        return Console.line(
          QuarantinePage.json([
            (
              "sites",
              .array(
                sites.map { site in
                  .object([
                    JSONMember("code", .string(site.code)), JSONMember("name", .string(site.name)),
                    JSONMember("ward_code", .string(open.code(ofRow: site.ward))),
                    JSONMember("closed", .bool(site.isClosed)),
                  ])
                })
            )
          ]))
      }
      Console.line(
        Console.table(
          [["site", "name", "ward", ""]]
            + sites.map { [$0.code, $0.name, open.code(ofRow: $0.ward), $0.isClosed ? "closed" : ""] }))
    }
  }
}

struct VaccinationSessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session",
    abstract: "Open, cancel or list sessions of vaccination.",
    discussion: """
      Without --site or --cancel the sessions from today on are listed.

      Example:
        zonal vaccination session --site TYT-00067 --day 2021-09-20 --from 08:00 --until 11:30 --product AstraZeneca --capacity 200 \\
          --as chi --database city.zonal
      """)
  @Option(help: "Code of the site.") var site: String?
  @Option(help: "Day of the session.", transform: parseDay) var day: Day?
  @Option(help: "When it begins, as 08:00.") var from: String?
  @Option(help: "When it ends, as 11:30.") var until: String?
  @Option(help: "The product, by a name that the rules know.") var product: String?
  @Option(help: "How many people can come.") var capacity: Int?
  @Option(help: "Number of a session that is cancelled.") var cancel: Int?
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws {
    guard site != nil else { return }
    if day == nil || from == nil || until == nil || product == nil || capacity == nil {
      throw ValidationError("a session has --day, --from, --until, --product and --capacity")
    }
    _ = try minute(from, "--from")
    _ = try minute(until, "--until")
  }

  private func minute(_ text: String?, _ option: String) throws -> Int {
    guard let text, let second = Moment.secondOfDay(text) else {
      throw ValidationError("\(option) is a time of the form 08:00")
    }
    return second / 60
  }

  func run() throws {
    try arguments.use { open in
      if let cancel {
        let count = try open.office.cancelSession(cancel, by: open.access)
        Console.line("session \(cancel) is cancelled, \(count) invitations are withdrawn")
      } else if let site, let day, let product, let capacity {
        let session = try open.office.openSession(
          SessionForm(
            site: site, day: day, from: minute(from, "--from"), until: minute(until, "--until"), product: product,
            capacity: capacity), on: open.today, by: open.access)
        Console.line("session \(session.number): \(session.product) on \(session.day) for \(session.capacity) people")
      } else {
        show(try open.office.sessions(from: open.today))
      }
    }
  }

  private func show(_ sessions: [VaccinationSession]) {
    func time(_ minute: Int) -> String {
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(two(minute / 60)):\(two(minute % 60))"
    }
    if arguments.format == .json {
      return Console.line(
        QuarantinePage.json([
          (
            "sessions",
            .array(
              sessions.map { session in
                .object([
                  JSONMember("number", .number(String(session.number))), JSONMember("site", .string(session.site)),
                  JSONMember("day", .string(session.day.description)), JSONMember("from", .string(time(session.from))),
                  JSONMember("until", .string(time(session.until))), JSONMember("product", .string(session.product)),
                  JSONMember("capacity", .number(String(session.capacity))),
                  JSONMember("free", .number(String(session.free))),
                  JSONMember("cancelled", .bool(session.isCancelled)),
                ])
              })
          )
        ]))
    }
    var rows = [["session", "site", "day", "hours", "product", "free", "of", ""]]
    for session in sessions {
      rows.append([
        String(session.number), session.site, session.day.description,
        "\(time(session.from))–\(time(session.until))", session.product, String(session.free),
        String(session.capacity), session.isCancelled ? "cancelled" : "",
      ])
    }
    Console.line(Console.table(rows, right: [0, 5, 6]))
  }
}
