import ArgumentParser
import Registry
import Store
import Vaccination

struct VaccinationMatches: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matches",
    abstract: "Decide whose the doses are that the program may not decide.",
    discussion: """
      Lists them, or shows one after the other with --interactive and takes one key for each: 1 to 5 link it to that citizen, n says that it
      is of nobody in the register, l leaves it for later, q ends. A dose that is linked gets its person, with what is due to them and the
      counts of the zone map, at once.

      Example:
        zonal vaccination matches --as chi --database city.zonal
        zonal vaccination matches --interactive --as chi --database city.zonal
      """)
  @Flag(help: "One after the other, a key for each.") var interactive = false
  @Option(help: "Go on behind this number.") var after = 0
  @Option(help: "How many at most.") var limit = 100
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws { if limit < 1 { throw ValidationError("--limit is 1 or more") } }

  func run() throws {
    try arguments.use { open in
      let wards = try open.open.file.read { try CityWards($0) }
      let found = try open.office.matches.list(.open, after: after, limit: limit, open.access)
        .filter { $0.source == VaccinationOffice.matchSource }
      func page(_ match: QueuedMatch) -> MatchPage { MatchPage(match: match, wards: wards, offset: open.offset) }
      guard interactive else {
        for match in found { Console.line(open.format == .json ? page(match).json : page(match).line) }
        return Console.error("\(found.count) shown")
      }
      var decided = 0
      for (place, match) in found.enumerated() {
        Console.line(page(match).text)
        for (number, candidate) in match.candidates.prefix(5).enumerated() {
          Console.line("  \(number + 1)  \(page(match).words(of: candidate))")
        }
        Console.line(
          "[\(place + 1) of \(found.count)] 1-\(max(1, min(5, match.candidates.count))) link, n nobody, l later, q quit"
        )
        guard let decision = try Self.decision(match) else { break }
        let entry = try open.office.decide(
          match: match.number, decision, reason: "decided at the list of matches", by: open.access)
        decided += 1
        Console.line("record \(entry.number) is \(entry.state)" + (entry.citizen.map { " to citizen \($0)" } ?? ""))
      }
      Console.error("\(decided) decided")
    }
  }

  /// - Returns: `nil` to end.
  private static func decision(_ match: QueuedMatch) throws -> MatchDecision? {
    let keys = OneKey()
    while let key = keys.next() {
      switch key {
      case "n": return .unmatched
      case "l": return .later
      case "q": return nil
      default:
        if let number = key.wholeNumberValue, number >= 1, number <= min(5, match.candidates.count) {
          return .link(citizen: match.candidates[number - 1].citizen)
        }
        Console.error("'\(key)' is none of the keys")
      }
    }
    return nil
  }
}
