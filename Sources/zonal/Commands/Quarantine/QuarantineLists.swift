import ArgumentParser
import Quantities
import Quarantine
import Store

struct QuarantineShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one order with its history; with --person also whose it is.",
    discussion: """
      That the person was shown stands in the decision log.

      Example:
        zonal quarantine show 12 --person --as chi --database city.zonal
      """)
  @Argument(help: "Number of the order.") var number: Int
  @Flag(help: "With name, identifier and address.") var person = false
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      let file =
        try person
        ? open.office.disclosed(order: number, by: open.access) : open.office.file(ofOrder: number, by: open.access)
      Console.line(QuarantinePage.file(file, open))
    }
  }
}

struct QuarantineList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List orders; nobody's name is listed.",
    discussion: """
      Example:
        zonal quarantine list --state running --kind f1 --ward 00004 --as chi --database city.zonal
      """)
  @Option(help: "Only of this state; may be given again.") var state: [String] = []
  @Option(help: "Only of this kind of person; may be given again.") var kind: [String] = []
  @Option(help: "Only at this place; may be given again.") var place: [String] = []
  @Option(help: "Only in the ward of this code.") var ward: String?
  @Option(help: "Only numbers after this one.") var after = 0
  @Option(help: "How many at most.") var limit = 100
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      func known<Value: RawRepresentable & CaseIterable & Hashable>(
        _ names: [String], _ what: String
      ) throws -> Set<Value> where Value.RawValue == String {
        Set(
          try names.map { name in
            guard let value = Value(rawValue: name) else {
              throw QuarantineError.unknown(what: what, name: name, known: Value.allCases.map(\.rawValue))
            }
            return value
          })
      }
      let filter = OrderFilter(
        states: try known(state, "state"), kinds: try known(kind, "kind of person"), places: try known(place, "place"),
        ward: try ward.map { try open.row(ofWard: $0) }, after: after, limit: limit)
      Console.line(QuarantinePage.orders(try open.office.list(filter, by: open.access), open))
    }
  }
}

struct QuarantineToday: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today", abstract: "What is to be done in a ward: tests, checks, releases, what is overdue.",
    discussion: """
      Example:
        zonal quarantine today --ward 00004 --as chi --database city.zonal
      """)
  @Option(help: "Code of the ward.") var ward: String
  @Option(help: "Another day than today.") var on: String?
  @Option(help: "Orders shown of each kind of task; all are counted.") var limit = 50
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      let tasks = try open.office.today(
        ward: open.row(ofWard: ward), on: on.map(parseDay) ?? open.today, limit: limit, by: open.access)
      Console.line(QuarantinePage.tasks(tasks, open))
    }
  }
}

struct QuarantineAlerts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "Alerts that nobody has closed; find what was missed; close one with the ground.",
    discussion: """
      An alert is no verdict: somebody looks at it.

      Example:
        zonal quarantine alerts --find --as chi --database city.zonal
        zonal quarantine alerts --ward 00004 --as chi --database city.zonal
        zonal quarantine alerts --close 7 --ground "was at the window, telephone without battery" --as chi
      """)
  @Option(help: "Only of the ward of this code.") var ward: String?
  @Flag(help: "First make alerts of what did not come in the last three days.") var find = false
  @Option(help: "Close the alert of this number.") var close: Int?
  @Option(help: "What was found, naming nobody.") var ground: String?
  @OptionGroup var arguments: QuarantineArguments

  func validate() throws {
    if (close == nil) != (ground == nil) { throw ValidationError("--close and --ground go together") }
  }

  func run() throws {
    try arguments.use { open in
      if let close, let ground {
        try open.office.closeAlert(close, because: ground, by: open.access)
        return Console.line("alert \(close) is closed")
      }
      if find {
        // Whoever may not read orders learns not even how many were missed.
        _ = try open.office.alerts(limit: 1, by: open.access)
        Console.error("\(try open.office.findMissed(actor: open.access.officer.name)) new alerts")
      }
      let row = try ward.map { try open.row(ofWard: $0) }
      Console.line(QuarantinePage.alerts(try open.office.alerts(ward: row, by: open.access), open))
    }
  }
}

struct QuarantineDifferences: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differences",
    abstract: "Running orders that would be otherwise under the policy in force, or another; nothing is changed.",
    discussion: """
      --change brings orders under the policy in force: an officer's decision, with an act for each of them.

      Example:
        zonal quarantine differences --as chi --database city.zonal
        zonal quarantine differences --policy my-policy.yaml --as chi --database city.zonal
        zonal quarantine differences --change "12 13" --ground "762/BYT-DP, decided by the ward" --as chi
      """)
  @Option(help: "Id or file of another policy.") var policy: String?
  @Option(help: "Numbers of orders that are changed, separated by spaces.") var change: String?
  @Option(help: "Why they are changed.") var ground: String?
  @OptionGroup var arguments: QuarantineArguments

  func validate() throws {
    if (change == nil) != (ground == nil) { throw ValidationError("--change and --ground go together") }
    if change != nil, policy != nil { throw ValidationError("orders are changed to the policy in force alone") }
  }

  func run() throws {
    try arguments.use { open in
      if let change, let ground {
        let numbers = change.split(separator: " ").map { Int($0) }
        guard !numbers.contains(nil) else { throw ValidationError("--change is numbers of orders") }
        let changes = try open.office.change(numbers.compactMap { $0 }, because: ground, by: open.access)
        Console.line("\(changes.changed.count) orders changed")
        for (number, unknown) in changes.left.sorted(by: { $0.key < $1.key }) {
          Console.line("order \(number) stays: nobody knows \(unknown.map(\.words.en).joined(separator: ", "))")
        }
        return
      }
      let other = try policy.map { name in
        guard let library = QuarantineLibrary.shipped else {
          throw QuarantineError.unknownPolicy(name, known: [])
        }
        return try library.policy(name)
      }
      Console.line(QuarantinePage.differences(try open.office.differences(to: other, by: open.access), open))
    }
  }
}

struct QuarantineStatisticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics", abstract: "How many orders there are, and how they ended.",
    discussion: """
      Example:
        zonal quarantine statistics --by kind --from 2021-07-01 --through 2021-08-31 --as chi --database city.zonal
      """)
  @Option(help: "\(QuarantineStatistics.Axis.allCases.map(\.rawValue).joined(separator: ", ")).") var by = "state"
  @Option(help: "Of orders that start on this day or later.") var from = "2000-01-01"
  @Option(help: "Of orders that start on this day or earlier.") var through = "2999-12-31"
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      guard let axis = QuarantineStatistics.Axis(rawValue: by) else {
        throw QuarantineError.unknown(
          what: "axis", name: by, known: QuarantineStatistics.Axis.allCases.map(\.rawValue))
      }
      let rows = try open.open.file.read {
        try QuarantineStatistics.rows(
          by: axis, from: parseDay(from), through: parseDay(through), access: open.access, $0)
      }
      Console.line(QuarantinePage.statistics(rows, axis, open))
    }
  }
}
