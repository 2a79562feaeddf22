import ArgumentParser
import Registry
import Store

struct ListMatches: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the records of the officer's area that wait for a decision, or on which one was made.",
    discussion: """
      Example:
        zonal matches list --as chi --purpose vaccination --database city.zonal
        zonal matches list --state linked --after 100 --as chi --purpose audit --database city.zonal
      """)
  @Option(
    help: ArgumentHelp("open, linked, unmatched or later.", valueName: "state"),
    transform: { text in
      guard let state = QueuedMatch.State.allCases.first(where: { "\($0)" == text }) else {
        throw ValidationError("'\(text)' is none of open, linked, unmatched, later")
      }
      return state
    })
  var state = QueuedMatch.State.open
  @Option(help: "Go on behind this number.") var after = 0
  @Option(help: "How many at most.") var limit = 100
  @OptionGroup var personal: PersonalArguments
  @Option(help: "text or json.") var format: OutputFormat = .text

  func validate() throws { if limit < 1 { throw ValidationError("--limit is 1 or more") } }

  func run() throws {
    try personal.use { open, access, city in
      let queue = MatchQueue(open.file, sealer: open.ring.sealer)
      let found = try queue.list(state, after: after, limit: limit, access)
      for match in found {
        let page = MatchPage(match: match, wards: city.wards, offset: city.offset)
        Console.line(format == .json ? page.json : page.line)
      }
      let all = try queue.counts()[state] ?? 0
      Console.error("\(found.count) shown; \(all) \(state) in the whole city")
    }
  }
}
